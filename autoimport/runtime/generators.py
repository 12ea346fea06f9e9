"""Generators whose items a graph makes.

A generator that a graph runs is turned inside out: it does not wait for its consumer, it calls it.  For each form in
the source there is one that *pulls*, Python's own, and one that *pushes*: it gives its items to a function `put`.

    for y in (x * x for x in t if x > 0):       the staged loop over `t` has the loop's body inside: `put`
        total += y

Where both are possible they mean the same; a generator begins to push when a `for` of graph code takes it whole, and
pulls when anything else asks for its next item.
"""
import collections.abc

from ..errors import StagingError
from ..library import iteration as library
from . import callables, consumed, iterables, iterators, loops, staging, throwing, walking
from .foreign import fresh
from .places import cells


class Generator(collections.abc.Generator):
    """`push(put)` runs it whole; `pull()` makes Python's own generator; `direct`: the two give the same plain items;
    `first`: what gives the first item, if there is a way where it cannot be pulled."""

    def __init__(self, push, pull, direct=False, managing=False, first=None):
        self.push, self.pull, self.direct, self.managing, self.native, self.left = push, pull, direct, managing, None, False
        self.born, self.first = consumed.here(), first

    def __iter__(self):
        if self.left:
            raise StagingError("this generator was left by a loop of graph code, and cannot be read on",
                               instead="Do what comes after in the same loop, or keep the items in a list")
        consumed.reading(self)
        if self.native is None:
            self.native = self.pull()
        return self.native

    def __next__(self):
        return next(iter(self))

    def send(self, value):
        return iter(self).send(value)

    def throw(self, *error):
        return iter(self).throw(*error)

    def run(self, put):
        """Push the items: all of them, or those that are left if it was read before."""
        if self.native is not None or self.left or self.managing or self.direct and until_of(put) is None:
            walking.in_python(iter(self), walking.each(put, until_of(put)), (), until_of(put))
        else:
            consumed.reading(self)
            self.native = iter(())
            depth = len(staging.local.session.notes)
            try:
                self.value = self.push(put)
            except Left as left:
                if left.depth > depth:
                    raise refusal(type(left.error).__name__) from left.error
                raise left.error from None
            self.left = until_of(put) is not None and until_of(put)() is not False


class Closed(GeneratorExit):
    """The consumer has all that it wants."""


class Left(GeneratorExit):
    """The consumer raised `error`: it leaves the generator, whose handlers are not for it, on its way."""

    def __init__(self, error):
        self.error, self.depth = error, len(staging.local.session.notes)


def give(put, item):
    if getattr(put, "managed", False):
        return put(item)
    thrown = staging.local.session.thrown
    before = thrown.count
    try:
        stop = put(item)
    except Exception as error:
        raise Left(error) from None
    if thrown.count > before:
        raise refusal("an exception")
    return stop


def refusal(error):
    return StagingError(f"{error} is raised in a loop over a generator that yields under a tensor condition inside of a `with` or "
                        "`try`",
                        instead="Make a list of the generator and loop over that")


class Delegate:
    """What is no generator of ours, delegated to: `value` is what it returns."""

    def __init__(self, items):
        self.items, self.value = items, None

    def __iter__(self):
        self.value = yield from self.items


class Consumer:
    """The body of a `for` as what a generator puts its items into.  `until` tells after an item whether to stop."""

    def __init__(self, body, names, until, unset=()):
        self.body, self.places, self.until, self.unset = body, cells((body, until), names), until, unset
        session = staging.local.session
        for place in self.places:
            place.unread = place.title in unset
            if session.notes and place not in session.notes[-1]:      # the region around knows it if it needs it
                session.born(place.owner)

    def __call__(self, item):
        throwing.within(self.places, self.unset, (), lambda: self.body((item,)))
        return False if self.until is None else self.until()


def iterated(items):
    """`items`, or what their class makes to iterate them, if that is Python code: its graph version may be a generator."""
    kind = type(items)
    if callables.own(kind, "__iter__"):
        items = fresh(staging.local.session, staging.call(kind.__iter__)(items))
        kind = type(items)
    elif not hasattr(kind, "__iter__") and callables.own(kind, "__getitem__"):
        return staging.call(library.sequence)(items)
    if not hasattr(kind, "__next__") or kind in STAGED:
        return items
    return staging.call(library.iterator)(items) if callables.own(kind, "__next__") else consumed.reading(items)


STAGED = Generator, iterators.Iterator         # these know where they are


def until_of(put):
    return getattr(put, "until", None)


def staged(items):
    """Whether only a graph can iterate this."""
    return type(items) is Generator or iterables.cursor(items) is not None


def run(items, step, until, site):
    """`step(item)` for each item of what only a graph can iterate."""
    if type(items) is not Generator:
        loops.for_(iterables.cursor(items), walking.each(step), [], until, site=site)
        return
    def put(item):
        step(item)
        return False if until is None else until()
    put.until = until
    items.run(put)
