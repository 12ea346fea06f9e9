"""Cursors made of cursors: what `enumerate`, `zip` and `reversed` give in a graph (see `mapped` for the others).

    zip(rows, dataset)      one state after the other; stops with the first that ends
    zip(rows, range(n))     both can be read at any index: one shared index
"""
import tensorflow as tf

from . import nested, tensors
from .iterables import Cursor, Indexed


class Enumerated(Cursor):
    """`enumerate`: counts the items that are kept."""

    def __init__(self, inner, first):
        self.inner, self.first = inner, first
        self.length, self.skips, self.calls = inner.length, inner.skips, inner.calls

    def start(self):
        return (tf.convert_to_tensor(self.first), *self.inner.start())

    def more(self, count, *state):
        return self.inner.more(*state)

    def item(self, count, *state):
        raw, keep, state = self.inner.item(*state)
        step = 1 if keep is None else tf.cast(keep, count.dtype)
        return (tensors.weak(tf.identity(count)), raw), keep, (count + step, *state)

    def value(self, raw):
        return raw[0], self.inner.value(raw[1])

    def finish(self, count, *state):
        self.inner.finish(*state)


class EnumeratedIndexed(Indexed):
    def __init__(self, inner, first):
        self.inner, self.first = inner, first
        self.length, self.calls = inner.length, inner.calls

    def start(self):
        self.inner.start()
        return super().start()

    def more(self, index):
        return self.inner.more(index)

    def at(self, index):
        raw = self.inner.at(index)
        if not isinstance(index, int):
            zero = isinstance(self.first, int) and self.first == 0
            index = tensors.weak(tf.identity(index) if zero else first_dtype(index, self.first) + self.first)
            return index, raw
        return index + self.first, raw

    def value(self, raw):
        return raw[0], self.inner.value(raw[1])

    def finish(self, *state):
        self.inner.finish(*state)


def first_dtype(index, first):
    return tf.cast(index, first.dtype) if isinstance(first, tf.Tensor) else index


def enumerated(inner, first=0):
    return (EnumeratedIndexed if isinstance(inner, Indexed) else Enumerated)(inner, first)


class Zipped(Cursor):
    """`zip`: a part may end (`keep` False, and no more), but none skips."""

    def __init__(self, parts):
        self.parts = [Settled(part) if part.skips else part for part in parts]
        self.calls = any(part.calls for part in self.parts)
        self.length = least([part.length for part in self.parts])
        self.sizes = None

    def start(self):
        states = [part.start() for part in self.parts]
        self.sizes = [len(state) for state in states]
        return tuple(tensor for state in states for tensor in state)

    def split(self, state):
        state = iter(state)
        return [(part, [next(state) for _ in range(size)]) for part, size in zip(self.parts, self.sizes)]

    def more(self, *state):
        return conjunction([part.more(*own) for part, own in self.split(state)])

    def item(self, *state):
        raws, keeps, states = zip(*(part.item(*own) for part, own in self.split(state)))
        keeps = [keep for keep in keeps if keep is not None]
        return raws, conjunction(keeps) if keeps else None, tuple(tensor for state in states for tensor in state)

    def value(self, raw):
        return tuple(part.value(own) for part, own in zip(self.parts, raw))

    def finish(self, *state):
        for part, own in self.split(state):
            part.finish(*own)


class ZippedIndexed(Indexed):
    def __init__(self, parts):
        self.parts = parts
        self.calls = any(part.calls for part in parts)
        self.length = least([part.length for part in parts])

    def start(self):
        for part in self.parts:
            part.start()
        return super().start()

    def at(self, index):
        return tuple(part.at(index) for part in self.parts)

    def value(self, raw):
        return tuple(part.value(own) for part, own in zip(self.parts, raw))

    def finish(self, *state):
        for part in self.parts:
            part.finish(*state)


class Dealt(Indexed):
    """`zip` of one iterator several times: as many items at a time."""

    def __init__(self, inner, count):
        self.inner, self.count = inner, count
        self.length, self.calls = inner.length // count, inner.calls

    def start(self):
        self.inner.start()
        return super().start()

    def at(self, index):
        return tuple(self.inner.at(index * self.count + i) for i in range(self.count))

    def value(self, raw):
        return tuple(map(self.inner.value, raw))

    def finish(self, *state):
        self.inner.finish(*state)


def zipped(parts):
    indexed = all(isinstance(part, Indexed) and part.length is not None for part in parts)
    return (ZippedIndexed if indexed else Zipped)(parts)


class Reversed(Indexed):
    def __init__(self, inner):
        self.inner, self.bound = inner, inner.last()
        self.length = self.bound + 1 if inner.length is None else inner.length

    def start(self):
        self.inner.start()
        return super().start()

    def at(self, index):
        return self.inner.at(self.bound - index)

    def value(self, raw):
        return self.inner.value(raw)

    def finish(self, *state):
        self.inner.finish(*state)


class Settled(Cursor):
    """A cursor that skips, without the skipping: each step goes on to the next item there is, or to the end."""

    def __init__(self, inner):
        self.inner = inner

    def start(self):
        return self.inner.start()

    def more(self, *state):
        return self.inner.more(*state)

    def item(self, *state):
        found, value, state = settle(self.inner, state)
        return value, found, state

    def finish(self, *state):
        self.inner.finish(*state)


def settle(cursor, state):
    """Steps until there is an item: `(found, value, next_state)`; `found` is a scalar bool tensor."""
    def step(*state):
        raw, keep, following = cursor.item(*state)
        return following, keep, nested.only_if(keep, lambda: cursor.value(raw))

    _, _, example = nested.signature(lambda: step(*state))

    def body(found, value, state):
        following, keep, value = step(*state)
        return tf.constant(True) if keep is None else keep, value, following

    return nested.loop(lambda found, value, state: tf.logical_and(tf.logical_not(found), cursor.more(*state)), body,
                       (tf.constant(False), nested.blank(example), tuple(state)),
                       (tf.TensorSpec([], tf.bool), example, tuple(map(tf.type_spec_from_value, state))))


def least(lengths):
    """The shortest of some lengths; None when one is not known up front."""
    if any(length is None for length in lengths):
        return None
    known = [length for length in lengths if isinstance(length, int)]
    rest = [length for length in lengths if not isinstance(length, int)]
    least = min(known) if known else rest.pop()
    for length in rest:
        least = tf.minimum(least, length)
    return least


def conjunction(tests):
    test = tests[0]
    for other in tests[1:]:
        test = tf.logical_and(test, other)
    return test
