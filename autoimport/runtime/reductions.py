"""`sum`, `any`, `all`, `functools.reduce` of symbolic values.

    sum(t)                  the rows added up
    any(map(f, t))          a loop that stops at the first true item
    all([t > 0, True])      plain items are asked while tracing, the rest when the graph runs
"""
import builtins
import functools

import tensorflow as tf

from . import collect, iterables, iterators, staging, tensors
from .ordering import any_tensor
from .tensors import symbolic


def sum_(*args, **kwargs):
    """`sum(t, start=0)`: the rows added up."""
    source = iterables.cursor(args[0]) if args else None
    if source is None or len(args) > 2 or kwargs.keys() - {"start"}:
        return builtins.sum(*args, **kwargs)
    start = args[1] if len(args) > 1 else kwargs.get("start", 0)
    builtins.sum((), start)                                 # refuses texts as Python does
    rows = collect.stacked(source)
    if not tf.is_tensor(rows):
        raise TypeError("unsupported operand type(s) for +: 'int' and 'tuple'")
    if isinstance(rows, tf.Tensor) and rows.dtype in (tf.bool, tf.string):
        tf.convert_to_tensor(start, rows.dtype)             # what Python's first addition would say
        raise TypeError(f"sum() of a {rows.dtype.name} tensor: cast it first, tf.cast(t, tf.int32)")
    total = tf.reduce_sum(rows, axis=0)
    return total if not symbolic(start) and isinstance(start, int) and start == 0 else start + total


def reduce_(*args, **kwargs):
    """`functools.reduce(f, t)`: a loop that carries the result; its shape may change, its dtype follows the items'."""
    source = iterables.cursor(args[1]) if len(args) in (2, 3) and not kwargs else None
    if source is None:
        return functools.reduce(*(staging.call(args[0]), *args[1:]) if args else args, **kwargs)
    function, rest = args[0], iterators.Iterator(source, "iterator")
    if len(args) == 3:
        total = args[2]
    else:
        try:
            total = next(rest)
        except StopIteration:
            return functools.reduce(function, [])           # for Python's own message
        source = iterables.cursor(rest)
    return collect.folded(source, function, total)


def any_(*args, **kwargs):
    return quantified(builtins.any, True, args, kwargs)


def all_(*args, **kwargs):
    return quantified(builtins.all, False, args, kwargs)


def quantified(builtin, decides, args, kwargs):
    """`any` (an item whose truth is True decides) or `all` (one that is False)."""
    if len(args) != 1 or kwargs:
        return builtin(*args, **kwargs)
    items = args[0]
    source = iterables.cursor(items)
    if source is None:
        return quantified_items(builtin, decides, items)
    if isinstance(source, iterables.Rows) and source.tensor.shape.rank == 1:
        truths = tensors.truths(tf.convert_to_tensor(source.tensor))
        return tensors.weak(tf.reduce_any(truths) if decides else tf.reduce_all(truths))
    found = collect.search(source, decides)
    return tensors.weak(found if decides else tf.logical_not(found))


def quantified_items(builtin, decides, items):
    """Plain items are asked while tracing, and one that decides ends it, as in Python; the rest when the graph runs."""
    if type(items) in (list, tuple):
        try:
            return builtin(items)
        except TypeError:
            if not any_tensor(items):
                raise
    open_questions = []
    for item in items:
        if symbolic(item):
            open_questions.append(tensors.truth(item))
        elif bool(item) is decides:
            return decides if not open_questions else tensors.weak(tf.constant(decides))
    if not open_questions:
        return not decides
    truths = tf.stack(open_questions)
    return tensors.weak(tf.reduce_any(truths) if decides else tf.reduce_all(truths))
