"""What graph code calls in place of Python's builtins: the same on plain values, staged on symbolic ones.

    n = len(t)                  ->  the static length, or tf.shape(t)[0]

`OVERLOADS` is the whole list.  Builtins that are not in it do for tensors what they do for any object: `abs`, `slice`,
`getattr`, `type`, ...  Results are marked weak where the eager program has a Python number (see `tensors`).
"""
import functools

import tensorflow as tf

from ..errors import StagingError
from . import (
    collect,
    datasets,
    expressions,
    formats,
    iterables,
    iterating,
    iterators,
    mathematics,
    merging,
    numbers,
    objects,
    ordering,
    output,
    printing,
    ranges,
    reductions,
    staging,
    tensors,
    warning,
)
from .iterables import FACTORIES
from .tensors import symbolic


def len_(*args, **kwargs):
    """`len(t)`: a Python int where the shape is known, else a scalar int32 tensor."""
    if len(args) != 1 or kwargs:
        return len(*args, **kwargs)
    value = args[0]
    if FACTORIES.get(type(value), False) is None:
        return objects.length(value)
    if isinstance(value, tf.data.Dataset):
        return len(value) if tf.executing_eagerly() else datasets.length(value)
    if symbolic(value) and isinstance(value, tf.Tensor):
        if value.dtype == tf.string and tensors.is_weak(value):
            return tensors.weak(tf.strings.length(value, unit="UTF8_CHAR"))
        if value.shape.rank == 0:
            raise TypeError("Scalar tensor has no `len()`")
        return weak_length(iterables.first_dimension(value))
    if isinstance(value, iterators.Iterator):
        raise TypeError(f"object of type '{value.kind}' has no len()")
    if isinstance(value, (tf.Variable, tf.Tensor)):
        return len(value)                                   # eager code refuses a variable, and so does this
    source = iterables.cursor(value)
    return objects.length(value) if source is None or source.length is None else weak_length(source.length)


def weak_length(length):
    return length if isinstance(length, int) else tensors.weak(tf.identity(length))


def items_of(iterable):
    """What Python's constructors read: the items of a staged iterable whose length is known; None: it is not staged."""
    source = iterables.cursor(iterable)
    if source is None:
        return None
    items = source.static_items()
    return items if items is not None else source


def list_(*args, **kwargs):
    """`list(t)`: the rows; a staged list where their number is known only when the graph runs."""
    if len(args) != 1 or kwargs:
        return list(*args, **kwargs)
    items = items_of(args[0])
    if items is None:
        return list(args[0])
    if not isinstance(items, iterables.Cursor):
        return list(items)
    return collect.filled(items) if items.calls and staging.local.session else collect.as_list(collect.stacked(items))


def fixed(kind):
    """A container that no graph can give a length of its own: the number of items must be known while tracing."""
    def make(*args, **kwargs):
        if not args or len(args) > 1:
            return kind(*args, **kwargs)
        items = items_of(args[0])
        if isinstance(items, iterables.Cursor):
            raise StagingError(f"{kind.__name__}() of a tensor whose length is known only when the graph runs",
                               instead="Use list(...), or the tensor itself")
        return kind(args[0] if items is None else items, **kwargs)
    make.__name__ = kind.__name__
    return make


def hashed(kind):
    """A container of keys: what the keys are must be known while tracing."""
    make_plain = fixed(kind)

    def make(*args, **kwargs):
        if len(args) == 1 and (iterables.cursor(args[0]) is not None and kind is not dict
                               or isinstance(args[0], (list, tuple)) and any(map(keyed, args[0]))
                               and (kind is not dict or any(keyed(pair[0]) for pair in args[0] if pair))):
            raise StagingError(f"{kind.__name__}() of tensors: which of them are equal is known only when the graph runs",
                               instead="Use tf.unique(t), or tensor.ref() for keys that stand for the tensor itself")
        return make_plain(*args, **kwargs)
    make.__name__ = kind.__name__
    return make


def keyed(value):
    return (isinstance(value, tf.Tensor) or tensors.any_symbolic(value)) and not tensors.told_apart(value)


def repr_(*args, **kwargs):
    if len(args) == 1 and type(args[0]) not in staging.PLAIN:
        return printing.as_str(expressions.formatted(args[0], "r", "") if symbolic(args[0]) else printing.representation(args[0]))
    return repr(*args, **kwargs)


PYTHON_KINDS = ((bool, lambda dtype: dtype == tf.bool), (int, lambda dtype: dtype.is_integer or dtype == tf.bool),
                (float, lambda dtype: dtype.is_floating), (complex, lambda dtype: dtype.is_complex),
                (str, lambda dtype: dtype == tf.string))


def isinstance_(*args, **kwargs):
    """What eager code says: of `int(t)` that it is an int and no tensor, of a staged `range(n)` that it is a range."""
    if len(args) == 2 and not kwargs:
        value = args[0]
        if type(value) is ranges.Range:
            return issubclass(range, args[1])
        if tensors.KINDS[type(value)] is True and tensors.is_weak(value):
            kind = next(kind for kind, test in PYTHON_KINDS if test(value.dtype))
            ints = tensors.int_where(value)
            if isinstance(ints, tf.Tensor) and issubclass(int, args[1]) != issubclass(kind, args[1]):
                return tensors.weak(tf.identity(ints) if issubclass(int, args[1]) else tf.logical_not(ints))
            return issubclass(kind, args[1])
    return isinstance(*args, **kwargs)


OVERLOADS = {
    len: len_, abs: abs, min: ordering.min_, max: ordering.max_, sum: reductions.sum_, any: reductions.any_,
    all: reductions.all_, sorted: ordering.sorted_,
    int: numbers.int_, float: numbers.float_, complex: numbers.complex_, bool: numbers.bool_, round: numbers.round_,
    pow: numbers.pow_, divmod: numbers.divmod_,
    range: ranges.range_, enumerate: iterating.enumerate_, zip: iterating.zip_, map: iterating.map_,
    filter: iterating.filter_, reversed: iterating.reversed_, iter: iterating.iter_, next: iterating.next_,
    list: list_, tuple: fixed(tuple), dict: merging.copying(hashed(dict)), set: hashed(set), frozenset: hashed(frozenset),
    str: printing.str_, format: formats.format_, print: output.print_, repr: repr_,
    isinstance: isinstance_, functools.reduce: reductions.reduce_, **mathematics.OVERLOADS, **warning.OVERLOADS,
}
