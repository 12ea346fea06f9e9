"""Iterators in graph code: `iter`, `next`, and what `enumerate`, `zip`, `map`, `filter`, `reversed` return.

    it = enumerate(t)          # an Iterator: a cursor, and how far it has been read
    next(it)
    for i, x in it: ...        # goes on where `next` stopped; the loop tells it where it ended

While the position is known it is a Python int; a loop or a branch that reads on makes it a tensor.
"""
import tensorflow as tf

from ..errors import StagingError
from ..library import iteration as library
from . import combined, mapped, staging, tensors
from .iterables import Cursor, Indexed, cursor, register
from .places import Place
from .plain import plain_source  # noqa: F401
from .ranges import Numbers


class Busy(StagingError):
    """The body of a loop asks for the next item of `iterator`, which the loop reads."""

    def __init__(self, iterator):
        super().__init__("next() of the iterator that a loop over tensors is reading: a graph cannot do that",
                         instead="Loop with `while True` and next(it, None), or over zip(t[0::2], t[1::2])")
        self.iterator = iterator


class Iterator:
    """Reads a cursor once.  `kind` is the name that Python's own object has.

    `state`: how many items were read, a Python int or a tensor, where the cursor can be read at any index; else what the
    cursor's own state is, None before the start.
    """

    def __init__(self, source, kind):
        self.source, self.kind = source, kind
        self.state = 0 if isinstance(source, Indexed) else None
        self.graph = tf.compat.v1.get_default_graph()
        self.busy = False
        if staging.local.session is not None:
            staging.local.session.born(self)

    def __repr__(self):
        return f"<{self.kind} over a tensor>"

    def __iter__(self):
        return self

    def __next__(self):
        found, value = self.step()
        if found is True:
            return value()
        if found is False:
            raise StopIteration
        raise StagingError("whether an iterator over a tensor has a next item is known only when the graph runs, and code that is "
                           "not converted asks for it",
                           instead="Use next(it) or a loop in converted code")

    def step(self):
        """`(found, value)`: bool or scalar bool tensor, and a function that gives the item where there is one."""
        if self.busy:
            raise Busy(self)
        source = self.source
        if self.state is None:                 # what belongs to no branch or loop is not made in one
            with self.graph.as_default():
                self.state = source.start()
        self.note()
        if isinstance(source, Indexed):
            index = self.state
            found = source.more(*self.state_get()) if source.length is None else index < source.length
            self.state = index + 1 if found is not False else index
            return found, lambda: source.value(source.at(index))
        found, value, state = combined.settle(source, self.state)
        self.state = tuple(state)
        known = tensors.static(found)
        return found if known is None else bool(known), lambda: value

    def note(self):
        """The position is about to change."""
        session = staging.local.session
        if session is not None:
            session.note(Position(self, None, f"a {self.kind}"))

    def state_get(self):
        """The position as the tensors that a loop over the cursor carries."""
        if not isinstance(self.source, Indexed):
            return tuple(self.source.start() if self.state is None else self.state)
        first, = self.source.start()
        if type(self.state) is int and self.state == 0:
            return first,
        counted = numbers(self.source)
        return first + tf.cast(self.state, first.dtype) * (counted.step if counted else 1),

    def state_set(self, state):
        """The opposite."""
        if isinstance(self.source, Indexed):
            last, counted = *state, numbers(self.source)
            self.state = tf.cast((last - counted.first) // counted.step, tf.int32) if counted else last
        else:
            self.state = tuple(state)


class Position(Place):
    """How far an iterator was read."""

    __slots__ = ()

    def get(self):
        return self.owner.state

    def set(self, value):
        self.owner.state = value


def numbers(source):
    """The numbers that a cursor counts with in place of an index, or None."""
    while isinstance(source, mapped.MappedIndexed):
        source = source.inner
    return source if isinstance(source, Numbers) and source.unit else None


def left(length, index):
    """How many items are left of so many."""
    if isinstance(index, int) and (isinstance(length, int) or index == 0):
        return length - index
    return tf.maximum(length - index, 0)


class Rest(Cursor):
    """What is left in an Iterator."""

    def __init__(self, iterator):
        self.iterator = iterator
        source = self.source = iterator.source
        self.skips, self.calls = source.skips, source.calls
        if isinstance(source, Indexed) and source.length is not None:
            self.length = left(source.length, iterator.state)
        elif iterator.state is None:
            self.length = source.length

    def start(self):
        self.iterator.note()
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


def one_by_one(iterator):
    """A generator that asks for each item, as others may meanwhile; the loop that could not is abandoned."""
    iterator.busy = False
    return staging.call(library.read_on)(iterator)


def source(iterable):
    """The cursor to build on: an Iterator nobody has read yet gives its own."""
    untouched = isinstance(iterable, Iterator) and (iterable.state is None or type(iterable.state) is int and not iterable.state)
    if untouched and not iterable.busy:
        inner, iterable.source, iterable.state = iterable.source, Taken(), None
        return inner
    return cursor(iterable)


class Taken(Cursor):
    """In place of a cursor that another iterator reads now."""

    def refuse(self, *state):
        raise StagingError("this iterator was handed to another one (enumerate, zip, map, filter), which reads it: in a graph it "
                           "cannot be read beside it",
                           instead="Read the other one, or make two iterators")

    start = more = item = refuse


