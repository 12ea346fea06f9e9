"""`sum`, `any`, `all`, `functools.reduce` of symbolic values.

    sum(t)                  the rows added up
    any(map(f, t))          a loop that stops at the first true item
    all([t > 0, True])      plain items are asked while tracing, the rest when the graph runs
"""
import builtins
import functools

import tensorflow as tf

from ..library import iteration as library
from . import collect, iterables, iterating, iterators, lists, staging, tensors
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


def first(items):
    """The first item of an iterator; where the graph finds none, `reduce` has nothing to begin with."""
    if not isinstance(items, iterators.Iterator):
        return iterating.next_(items)
    found, value = items.step()
    if found is False:
        raise StopIteration
    return value() if found is True else staging.call(library.initial)(found, value)


def reduce_(*args, **kwargs):
    """`functools.reduce(f, items)`: the loop that one would write, which generalises the result as any loop does."""
    if len(args) not in (2, 3) or kwargs:
        return functools.reduce(*args, **kwargs)
    function, items = staging.call(args[0]), args[1]
    if len(args) == 3:
        total = args[2]
    else:
        items = iterating.iter_(items)
        try:
            total = first(items)
        except StopIteration:
            return functools.reduce(function, [])           # for Python's own message

    def body(items):
        nonlocal total
        for item in items:
            total = function(total, item)
    staging.for_(items, body, ("total",), None)
    return total


def any_(*args, **kwargs):
    return quantified(builtins.any, True, args, kwargs)


def all_(*args, **kwargs):
    return quantified(builtins.all, False, args, kwargs)


def quantified(builtin, decides, args, kwargs):
    """`any` (an item whose truth is True decides) or `all` (one that is False): stops at the first that decides."""
    if len(args) != 1 or kwargs:
        return builtin(*args, **kwargs)
    items = args[0]
    if type(items) in (list, tuple) and lists.rows_of(items) is None:
        return quantified_items(builtin, decides, items)
    if isinstance(items, tf.Tensor) and symbolic(items) and items.shape.rank == 1:
        truths = tensors.truths(items)
        return tensors.weak(tf.reduce_any(truths) if decides else tf.reduce_all(truths))
    found = False

    def body(items):
        nonlocal found
        for item in items:
            found = tensors.truth(item) if symbolic(item) else bool(item)
            found = found if decides else tf.logical_not(found) if symbolic(found) else not found
            if found is not False:
                return
    staging.for_(items, body, ("found",), lambda: found)
    if symbolic(found):
        return tensors.weak(tf.identity(found) if decides else tf.logical_not(found))
    return found if decides else not found


def quantified_items(builtin, decides, items):
    """Items that exist already are asked while tracing, those that only the graph knows together."""
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
