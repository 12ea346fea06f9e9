"""Cursors whose items the author's code makes or chooses: what `map` and `filter` give in a graph.

    map(f, source)          `f` is called where the loop takes the item, so that its effects are the loop body's
    filter(f, source)       an item that `f` refuses is a step without an item (`keep` is False)
"""
from . import nested, tensors
from .iterables import Cursor, Indexed


class Mapped(Cursor):
    """`map`: `function`, ready to be called, gets the item, or the parts of a zipped one (`spread`)."""

    calls = True

    def __init__(self, function, inner, spread):
        self.function, self.inner, self.spread = function, inner, spread
        self.length, self.skips = inner.length, inner.skips

    def start(self):
        return self.inner.start()

    def more(self, *state):
        return self.inner.more(*state)

    def item(self, *state):
        return self.inner.item(*state)

    def value(self, raw):
        item = self.inner.value(raw)
        return run(self.function, *item) if self.spread else run(self.function, item)

    def finish(self, *state):
        self.inner.finish(*state)


class MappedIndexed(Mapped, Indexed):
    def at(self, index):
        return self.inner.at(index)


def mapped(function, inner, spread=False):
    return (MappedIndexed if isinstance(inner, Indexed) else Mapped)(function, inner, spread)


class Filtered(Cursor):
    """`filter`: what `function` (None: the item's own truth) refuses is not kept."""

    skips = True

    def __init__(self, function, inner):
        self.function, self.inner = function, inner

    def start(self):
        return self.inner.start()

    def more(self, *state):
        return self.inner.more(*state)

    def item(self, *state):
        raw, keep, state = self.inner.item(*state)
        # What the user's code computes for the item is computed once: here, for the verdict needs it.
        if self.inner.calls:
            raw = nested.only_if(keep, lambda: self.inner.value(raw))
            verdict = nested.both(keep, lambda: self.accepts(raw))
        else:
            verdict = nested.both(keep, lambda: self.accepts(self.inner.value(raw)))
        return raw, verdict, state

    def accepts(self, item):
        return tensors.truth(item if self.function is None else run(self.function, item))

    def value(self, raw):
        return raw if self.inner.calls else self.inner.value(raw)

    def finish(self, *state):
        self.inner.finish(*state)


def run(function, *args):
    """A call from a graph that belongs to the trace under way."""
    nested.adopt()
    return function(*args)
