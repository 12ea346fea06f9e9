"""`enumerate`, `zip`, `map`, `filter`, `reversed`, `iter`, `next` in graph code.

    for i, (a, b) in enumerate(zip(t, names)): ...

What iterates something staged gives an `Iterator`; plain values run in step with it, as tensors where there are many.
"""
import builtins
import collections.abc

import tensorflow as tf

from ..errors import StagingError
from ..library import iteration as library
from . import callables, combined, consumed, datasets, expressions, mapped, staging, tensors
from .iterables import Indexed, cursor
from .iterators import Iterator, source
from .plain import plain_source
from .ranges import Numbers, Range


def enumerate_(*args, **kwargs):
    iterable = args[0] if args else kwargs.get("iterable")
    first = args[1] if len(args) > 1 else kwargs.get("start", 0)
    if staged(iterable):
        return Iterator(combined.enumerated(source(iterable), first), "enumerate")
    if type(first) is not int and tensors.symbolic(first):
        return ((first + i, item) for i, item in builtins.enumerate(iterable))
    return builtins.enumerate(*args, **kwargs)


def zip_(*iterables, **kwargs):
    if not any(map(staged, iterables)):
        return builtins.zip(*iterables, **kwargs)
    strict = kwargs.pop("strict", False)
    builtins.zip(**kwargs)                                  # Python's own message about other keywords
    if len(iterables) > 1 and not strict and all(each is iterables[0] for each in iterables) and can_deal(iterables[0]):
        return Iterator(combined.Dealt(source(iterables[0]), len(iterables)), "zip")
    parts = in_step("zip", iterables)
    if None in parts:
        return builtins.zip(*unrolled(iterables, parts), strict=strict)
    if strict:
        check_strict(parts)
    return Iterator(combined.zipped(parts), "zip")


def can_deal(iterator):
    """Can the items of an iterator be dealt out in turn?"""
    return isinstance(iterator, Iterator) and isinstance(iterator.source, Indexed) and iterator.source.length is not None and (
        type(iterator.state) is int and not iterator.state)


def in_step(name, iterables):
    """Cursors over all of them, or None when one holds plain values that no tensor can: Python reads them then."""
    own = [id(iterable) for iterable in iterables if isinstance(iterable, (Iterator, *datasets.ITERATORS))]
    if len(set(own)) < len(own):
        raise StagingError(f"{name}() of the same iterator twice: in a graph its items cannot be dealt out in turn",
                           instead="Use slices: zip(t[0::2], t[1::2])")
    parts = [source(iterable) for iterable in iterables]
    length = combined.least([part.length for part in parts if part is not None])
    return [plain_source(iterable, length) if part is None else part for iterable, part in zip(iterables, parts)]


def unrolled(iterables, parts):
    """The iterables for Python's own `zip`: possible when the number of items is known."""
    out = []
    for iterable, part in zip(iterables, parts):
        items = iterable if part is None else part.static_items()
        if items is None:
            raise StagingError("a tensor of unknown length and Python values that are no tensors cannot run in step in a graph",
                               instead="Give the tensor a known length, or keep the values in a tensor")
        out.append(items)
    return out


def check_strict(parts):
    """`strict=True`: lengths that differ raise as Python does, but before the first item."""
    lengths = [part.length for part in parts]
    if None in lengths:
        raise StagingError("zip(..., strict=True) needs lengths that are known before the loop",
                           instead="Leave strict out, or zip tensors instead of datasets and filters")
    if all(isinstance(length, int) for length in lengths):
        builtins.list(builtins.zip(*map(range, lengths), strict=True))
        return
    for i, length in builtins.enumerate(lengths[1:], 2):
        others = "argument 1" if i == 2 else f"arguments 1-{i - 1}"
        for test, what in (length >= lengths[0], "shorter"), (length <= lengths[0], "longer"):
            expressions.required(test, lambda text=f"zip() argument {i} is {what} than {others}": ValueError(text))


def map_(*args, **kwargs):
    if len(args) < 2 or not any(map(staged, args[1:])):
        return builtins.map(*(staging.call(args[0]), *args[1:]) if args else args, **kwargs)
    builtins.map(builtins.id, (), **kwargs)
    function, *iterables = args
    if len(iterables) == 1:
        return Iterator(mapped.mapped(staging.call(function), source(iterables[0])), "map")
    parts = in_step("map", iterables)
    if None in parts:
        return builtins.map(staging.call(function), *unrolled(iterables, parts))
    return Iterator(mapped.mapped(staging.call(function), combined.zipped(parts), spread=True), "map")


def filter_(*args, **kwargs):
    if len(args) == 2 and staged(args[1]) and not kwargs:
        return Iterator(mapped.Filtered(args[0] and staging.call(args[0]), source(args[1])), "filter")
    if staging.local.session is not None and len(args) == 2 and isinstance(args[1], (list, tuple)) and tensors.any_symbolic(args[1]):
        return staging.call(library.filter)(*args)
    if args and args[0] is not None:
        args = staging.call(args[0]), *args[1:]
    return builtins.filter(*args, **kwargs)


def reversed_(*args, **kwargs):
    if len(args) != 1 or kwargs or not staged(args[0]):
        return builtins.reversed(*args, **kwargs)
    sequence = args[0]
    if isinstance(sequence, Iterator):
        raise TypeError(f"'{sequence.kind}' object is not reversible")
    if isinstance(sequence, Range):
        return Iterator(sequence.reversed(), "range_iterator")
    inner = cursor(sequence)
    if not isinstance(inner, Indexed):
        return builtins.reversed(sequence)                  # its TypeError
    if isinstance(inner, Numbers):
        return Iterator(Range(inner.first, inner.stop, inner.step).reversed(), "range_iterator")
    return Iterator(combined.Reversed(inner), "reversed")


def iter_(*args, **kwargs):
    if len(args) == 2 and not kwargs and staging.local.session is not None:
        return staging.call(library.sentinel)(staging.call(args[0]), args[1])
    if len(args) == 1 and not kwargs and staged(args[0]):
        iterable = args[0]
        if isinstance(iterable, tf.data.Dataset):
            return datasets.iterator(iterable)
        if isinstance(iterable, (Iterator, *datasets.ITERATORS)):
            return iterable
        if not isinstance(iterable, tf.distribute.DistributedDataset):
            return Iterator(cursor(iterable), f"{type(iterable).__name__}_iterator")
    return builtins.iter(*args, **kwargs)


def next_(*args, **kwargs):
    iterator = args[0] if args else None
    if kwargs or len(args) not in (1, 2):
        return builtins.next(*args, **kwargs)
    if getattr(iterator, "first", None) is not None and iterator.native is None:      # a generator expression
        return iterator.first(*args[1:])
    if callables.own(type(iterator), "__next__"):
        return staging.call(library.next_of)(iterator, *args[1:])
    if not isinstance(iterator, (Iterator, *datasets.ITERATORS)) or not staged(iterator):
        plain = isinstance(iterator, collections.abc.Iterator) and not isinstance(iterator, datasets.ITERATORS)
        return builtins.next(consumed.reading(iterator) if plain else iterator, *args[1:])
    if isinstance(iterator, Iterator):
        found, value = iterator.step()
    elif len(args) == 1:
        return datasets.next_element(iterator)
    else:
        element = iterator.get_next_as_optional()
        found, value = element.has_value(), element.get_value
    if found is True:
        return value()
    if len(args) == 1:
        return staging.call(library.found)(found, value)
    return args[1] if found is False else expressions.choose(found, value, lambda: args[1])


def staged(iterable):
    """Whether graph code has to iterate this through a cursor."""
    return cursor(iterable) is not None
