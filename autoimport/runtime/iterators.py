"""Iterators in graph code: `iter`, `next`, and what `enumerate`, `zip`, `map`, `filter`, `reversed` return.

    it = enumerate(t)          # an Iterator: a cursor, and how far it has been read
    next(it)
    for i, x in it: ...        # goes on where `next` stopped; the loop tells it where it ended

While the position is known it is a Python int, and the end is Python's StopIteration; after a staged loop it is a
tensor, and going past the end fails when the graph runs.
"""
import builtins
import itertools

import tensorflow as tf

from ..errors import StagingError
from . import combined, datasets, nested, staging, tensors
from .iterables import FEW, Cursor, Forever, Indexed, Numbers, Range, Rows, cursor, register


class Iterator:
    """Reads a cursor once.  `kind` is the name that Python's own object has."""

    def __init__(self, source, kind):
        self.source, self.kind = source, kind
        self.state = 0 if isinstance(source, Indexed) else None   # a Python int, None before the start, or tensors
        self.busy = False

    def __repr__(self):
        return f"<{self.kind} over a tensor>"

    def __iter__(self):
        return self

    def __next__(self):
        found, value = self.step()
        if found is False:
            raise StopIteration
        if found is True:
            return value()
        check = tf.debugging.Assert(found, ["StopIteration: next() was called at the end of the iterator"])
        with tf.control_dependencies([] if check is None else [check]):
            return tf.nest.map_structure(lambda part: tf.identity(part) if tensors.symbolic(part) else part, value())

    def step(self):
        """`(found, value)`: bool or scalar bool tensor, and a function that gives the item where there is one."""
        if self.busy:
            raise StagingError("next() of the iterator that a loop over tensors is reading: a graph cannot do that. "
                               "Loop with `while True` and next(it, None), or over zip(t[0::2], t[1::2])")
        source = self.source
        if not isinstance(self.state, int):
            found, value, self.state = combined.settle(source, self.state_get())
            known = tensors.static(found)
            return found if known is None else bool(known), lambda: value
        index, length = self.state, source.length
        if isinstance(length, int):
            self.state = min(index + 1, length)
            return index < length, lambda: source.value(source.at(index))
        self.state = index + 1
        return index < length, lambda: source.value(source.at(index))

    def state_get(self):
        """The position as tensors, for a loop or a branch to carry."""
        if isinstance(self.state, int):
            first, = self.source.start()
            return (first + tf.cast(self.state, first.dtype) * stride(self.source),) if self.state else (first,)
        if self.state is None:
            self.state = self.source.start()
        return tuple(self.state)

    def state_set(self, state):
        self.state = tuple(state)


def stride(source):
    """By how much a step moves the state of an indexed cursor: the index, or the number itself in a range."""
    while isinstance(source, combined.MappedIndexed):
        source = source.inner
    return source.step if isinstance(source, Numbers) and source.unit else 1


class Rest(Cursor):
    """What is left in an Iterator."""

    def __init__(self, iterator):
        self.iterator = iterator
        source = self.source = iterator.source
        self.skips, self.calls = source.skips, source.calls
        untouched = iterator.state is None or isinstance(iterator.state, int) and iterator.state == 0
        self.length = source.length if untouched else None
        if isinstance(iterator.state, int) and source.length is not None:
            self.length = source.length - iterator.state if isinstance(source.length, int) else (
                tf.maximum(source.length - iterator.state, 0))

    def start(self):
        state = self.iterator.state_get()
        self.iterator.busy = True
        return state

    def more(self, *state):
        return self.source.more(*state)

    def item(self, *state):
        return self.source.item(*state)

    def value(self, raw):
        return self.source.value(raw)

    def finish(self, *state):
        self.iterator.busy = False
        self.source.finish(*state)
        self.iterator.state_set(state)

    def static_items(self):
        if isinstance(self.length, int) and isinstance(self.iterator.state, int):
            return iter(self.iterator)
        return None


register(Iterator, Rest)


def source(iterable):
    """The cursor to build on: an Iterator nobody has read yet gives its own."""
    if isinstance(iterable, Iterator) and (iterable.state is None or iterable.state == 0) and not iterable.busy:
        inner, iterable.source, iterable.state = iterable.source, Taken(), None
        return inner
    return cursor(iterable)


class Taken(Cursor):
    """In place of a cursor that another iterator reads now."""

    def refuse(self, *state):
        raise StagingError("this iterator was handed to another one (enumerate, zip, map, filter), which reads it; "
                           "in a graph it cannot be read beside it")

    start = more = item = refuse


def plain_source(iterable, length):
    """A cursor over plain values that run in step with staged ones, `length` of them at most.  None where Python should
    read them: few of them, or texts, or what no tensor can hold, in a known number of steps."""
    if isinstance(iterable, itertools.count):
        return Forever(iterable)
    if isinstance(iterable, range):
        return Numbers(iterable.start, iterable.stop, iterable.step)
    if isinstance(length, int) and not tf.is_tensor(iterable) and (
            length <= FEW or hasattr(iterable, "__len__") and (len(iterable) <= FEW or holds_text(iterable))):
        return None
    if not hasattr(iterable, "__len__"):
        if not isinstance(length, int):
            raise StagingError("a tensor of unknown length and a Python iterator cannot run in step in a graph: make "
                               "it a list first, list(...)")
        iterable = itertools.islice(iterable, length)
    items = list(iterable)
    try:
        weak = all(isinstance(part, (bool, int, float, complex, str)) for part in tf.nest.flatten(items))
        return Stacked(stack(items), weak) if items else Numbers(0, 0, 1)
    except (TypeError, ValueError):
        return None


def holds_text(items):
    return isinstance(items, (list, tuple)) and any(isinstance(item, str) for item in items)


def stack(items):
    """Items of one structure as one structure of tensors, row by row."""
    for item in items[1:]:
        tf.nest.assert_same_structure(items[0], item)
    return tf.nest.map_structure(lambda *parts: tf.stack(tensors.alike(parts)), *items)


class Stacked(Indexed):
    """The rows of each tensor of a structure, in step; their number is the same in all.  `weak`: they were Python's."""

    def __init__(self, stacked, weak=False):
        self.stacked, self.weak = stacked, weak
        self.rows = [Rows(part) for part in tf.nest.flatten(stacked)]
        self.length = self.rows[0].length

    def start(self):
        for row in self.rows:
            row.start()
        return super().start()

    def at(self, index):
        parts = [row.at(index) for row in self.rows]
        return tf.nest.pack_sequence_as(self.stacked, [tensors.weak(part) for part in parts] if self.weak else parts)


def in_step(name, iterables):
    """Cursors over all of them, or None when one holds plain values that no tensor can: Python reads them then."""
    own = [id(iterable) for iterable in iterables if isinstance(iterable, (Iterator, tf.data.Iterator))]
    if len(set(own)) < len(own):
        raise StagingError(f"{name}() of the same iterator twice: in a graph its items cannot be dealt out in turn. "
                           "Use slices: zip(t[0::2], t[1::2])")
    parts = [source(iterable) for iterable in iterables]
    length = combined.least([part.length for part in parts if part is not None])
    return [plain_source(iterable, length) if part is None else part for iterable, part in zip(iterables, parts)]


def unrolled(iterables, parts):
    """The iterables for Python's own `zip`: possible when the number of items is known."""
    out = []
    for iterable, part in zip(iterables, parts):
        items = iterable if part is None else part.static_items()
        if items is None:
            raise StagingError("a tensor of unknown length and Python values that are no tensors cannot run in step "
                               "in a graph: give the tensor a known length, or keep the values in a tensor")
        out.append(items)
    return out


def staged(iterable):
    """Whether graph code has to iterate this through a cursor."""
    return cursor(iterable) is not None


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
    parts = in_step("zip", iterables)
    if strict:
        check_strict(parts)
    if None in parts:
        return builtins.zip(*unrolled(iterables, parts))
    return Iterator(combined.zipped(parts), "zip")


def check_strict(parts):
    """`strict=True`: lengths that differ raise as Python does, but before the first item."""
    lengths = [part.length for part in parts if part is not None]
    if None in lengths:
        raise StagingError("zip(..., strict=True) needs lengths that are known before the loop; leave strict out, or "
                           "zip tensors instead of datasets and filters")
    if all(isinstance(length, int) for length in lengths):
        builtins.list(builtins.zip(*map(range, lengths), strict=True))
        return
    for i, length in builtins.enumerate(lengths[1:], 2):
        tf.debugging.assert_equal(lengths[0], length, f"zip() argument {i} has another length than argument 1")


def map_(*args, **kwargs):
    if len(args) < 2 or not any(map(staged, args[1:])):
        return builtins.map(*(staging.call(args[0]), *args[1:]) if args else args, **kwargs)
    builtins.map(builtins.id, (), **kwargs)
    function, *iterables = args
    if len(iterables) == 1:
        return Iterator(combined.mapped(function, source(iterables[0])), "map")
    parts = in_step("map", iterables)
    if None in parts:
        return builtins.map(staging.call(function), *unrolled(iterables, parts))
    return Iterator(combined.mapped(function, combined.zipped(parts), spread=True), "map")


def filter_(*args, **kwargs):
    if len(args) == 2 and staged(args[1]) and not kwargs:
        return Iterator(combined.Filtered(args[0], source(args[1])), "filter")
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
    if len(args) == 1 and not kwargs and staged(args[0]):
        iterable = args[0]
        if isinstance(iterable, tf.data.Dataset):
            return datasets.iterator(iterable)
        if isinstance(iterable, (Iterator, tf.data.Iterator, tf.distribute.DistributedIterator)):
            return iterable
        if not isinstance(iterable, tf.distribute.DistributedDataset):
            return Iterator(cursor(iterable), f"{type(iterable).__name__}_iterator")
    return builtins.iter(*args, **kwargs)


def next_(*args, **kwargs):
    iterator = args[0] if args else None
    if kwargs or len(args) > 2 or not isinstance(iterator, (Iterator, tf.data.Iterator)) or not staged(iterator):
        return builtins.next(*args, **kwargs)
    if len(args) == 1:
        return builtins.next(iterator) if isinstance(iterator, Iterator) else datasets.next_element(iterator)
    if isinstance(iterator, Iterator):
        found, value = iterator.step()
    else:
        element = iterator.get_next_as_optional()
        found, value = element.has_value(), element.get_value
    if found is True or found is False:
        return value() if found else args[1]
    return either(found, value, args[1])


def either(found, value, default):
    """`value()` or `default`, as `found` says when the graph runs."""
    specs = nested.signature(value)
    try:
        fallback = tf.nest.map_structure(lambda part, spec: tensors.follow(part, spec.dtype), default, specs)
        packed = tf.cond(found, lambda: nested.flat(value(), specs), lambda: nested.flat(fallback, specs))
    except (TypeError, ValueError):
        raise StagingError(f"next(it, default): whether there is an item is known only when the graph runs, so the "
                           f"default must be a tensor like the items; it is {default!r}") from None
    return nested.unflat(packed, tf.nest.map_structure(
        lambda part: tf.TensorSpec(None, part.dtype) if isinstance(part, tf.TensorSpec) else part, specs))
