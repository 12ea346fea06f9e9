"""Iterators in graph code: `iter`, `next`, and what `enumerate`, `zip`, `map`, `filter`, `reversed` return.

    it = enumerate(t)          # an Iterator: a cursor, and how far it has been read
    next(it)
    for i, x in it: ...        # goes on where `next` stopped; the loop tells it where it ended

While the position is known it is a Python int, and the end is Python's StopIteration; after a staged loop it is a
tensor, and going past the end fails when the graph runs.
"""
import tensorflow as tf

from ..errors import StagingError
from . import combined, tensors
from .iterables import Cursor, Indexed, cursor, register
from .plain import plain_source  # noqa: F401
from .ranges import Numbers


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


