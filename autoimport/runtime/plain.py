"""Plain values that run in step with staged ones: `zip(t, [1, 2, 3])`, `map(f, t, range(9), itertools.count())`."""
import collections.abc
import itertools
import operator

import tensorflow as tf

from ..errors import StagingError
from . import consumed, tensors
from .iterables import Indexed, Rows
from .ranges import Forever, Numbers

FEW = 16                # items that a loop may as well unroll: they stay Python's own, good for any use


def plain_source(iterable, length):
    """A cursor over plain values that run in step with staged ones, `length` of them at most.  None where Python should
    read them: few of them, or texts, or what no tensor can hold, in a known number of steps."""
    if isinstance(iterable, itertools.count):
        return Forever(consumed.for_good(iterable))
    if isinstance(iterable, Cycle) and not isinstance(length, int) and iterable.items:
        return Cycled(consumed.for_good(iterable))
    if isinstance(iterable, itertools.repeat) and (times := operator.length_hint(iterable, FOREVER)):
        return Same(next(iterable), times)
    if isinstance(iterable, range):
        return Numbers(iterable.start, iterable.stop, iterable.step)
    if isinstance(length, int) and not tf.is_tensor(iterable) and (
            length <= FEW or hasattr(iterable, "__len__") and (len(iterable) <= FEW or holds_text(iterable))):
        return None
    if not hasattr(iterable, "__len__"):
        if not isinstance(length, int):
            raise StagingError("a tensor of unknown length and a Python iterator cannot run in step in a graph",
                               instead="Make it a list first, list(...)")
        iterable = itertools.islice(iterable, length)
    items = list(iterable)
    try:
        weak = all(isinstance(part, (bool, int, float, complex, str)) for part in tf.nest.flatten(items))
        return Stacked(stack(items), weak) if items else Numbers(0, 0, 1)
    except (TypeError, ValueError):
        return None


FOREVER = 2**31 - 1                            # as long as int32 can count


class Same(Indexed):
    """`itertools.repeat(item)`"""

    def __init__(self, item, times):
        self.repeated, self.length = item, times

    def at(self, index):
        return self.repeated


class Cycle(collections.abc.Iterator):
    """`itertools.cycle(items)`, which tells what it gives."""

    def __init__(self, items):
        self.items, self.count = [*items], 0

    def __next__(self):
        if not self.items:
            raise StopIteration
        self.count += 1
        return self.items[(self.count - 1) % len(self.items)]


class Cycled(Indexed):
    """What such a one gives in step with something of unknown length."""

    length = FOREVER

    def __init__(self, cycle):
        self.source, self.first = Listed(cycle.items), cycle.count

    def at(self, index):
        return self.source.at((index + self.first) % self.source.length)


class Listed(Indexed):
    """The items of a list or a tuple: Python's own, while the index is."""

    def __init__(self, items):
        self.items = items

    @property
    def length(self):
        return len(self.items)

    def at(self, index):
        if isinstance(index, int):
            return self.items[index]
        stacked = plain_source(self.items, None)
        if stacked is None:
            raise StagingError("which of these Python values is next is known only when the graph runs, and they are no tensors",
                               instead="Keep them in a tensor")
        return stacked.at(index)


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
