"""Builtins that take a generator whose items a graph makes, or an iterable object of the author's, which may make one.

    sum(g)                  given a list of them
    map(f, g), zip(g, t)    a generator that a loop of the graph can run in its turn
"""
import itertools

from ..library import iteration as library
from . import compiled, consumed, ranges, staging
from .comprehensions import drained
from .generators import Generator, iterated
from .iterables import cursor
from .iterating import iter_
from .iterators import Iterator
from .plain import Listed, plain_source


def draining(overload):
    """An overload that is given lists in place of our generators."""
    def call(*args, **kwargs):
        if len(args) == 1 and not hasattr(type(args[0]), "keys"):
            args = iterated(args[0]),
        return overload(*(drained(arg) if type(arg) is Generator else arg for arg in args), **kwargs)
    return call


def adding(overload):
    """`sum`; XLA, which has no list of a length that the data decides, adds item by item."""
    drain = draining(overload)

    def call(*args, **kwargs):
        by_items = args and type(args[0]) is Generator and compiled.here()
        return (staging.call(library.sum) if by_items else drain)(*args, **kwargs)
    return call


def passing(in_python, place):
    """A builtin whose argument at `place` is what it iterates."""
    def wrapper(overload):
        def call(*args, **kwargs):
            args = *args[:place], *map(iterated, args[place:])
            if len(args) > place and type(args[place]) is Generator and not args[place + 2:]:
                return staging.call(in_python)(*args, **kwargs)
            return overload(*args, **kwargs)
        return call
    return wrapper


def zipping(overload):
    """One generator pushes, the others are asked."""
    def call(*iterables, **kwargs):
        iterables = [*map(iterated, iterables)]
        places = [place for place, items in enumerate(iterables) if type(items) is Generator]
        if len(places) != 1 or kwargs:
            return overload(*iterables, **kwargs)
        place, = places
        others = [stepping(counting(items)) for items in (*iterables[:place], *iterables[place + 1:])]
        return staging.call(library.zip)(iterables[place], others, place)
    return call


def counting(items):
    """What a loop of the graph can ask for one item after the other, where Python's own it cannot."""
    if isinstance(items, itertools.count):
        return Iterator(plain_source(items, None), "count")
    if isinstance(items, (list, tuple)) and cursor(items) is None:
        return Iterator(Listed(items), f"{type(items).__name__}_iterator")
    return iter_(ranges.staged(items))


def stepping(iterator):
    """A function that reads on: (is there an item, a function that gives it)."""
    if isinstance(iterator, Iterator):
        return iterator.step
    end = object()

    def step():
        item = next(consumed.reading(iterator), end)
        return item is not end, lambda: item
    return step


EAGER = min, max, sorted, list, tuple, set, frozenset, dict      # these take a generator whole
WRAPPERS = {**dict.fromkeys(EAGER, draining), sum: adding, enumerate: passing(library.enumerate, 0), map: passing(library.map, 1),
            filter: passing(library.filter, 1), zip: zipping}
