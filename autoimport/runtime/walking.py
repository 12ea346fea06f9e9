"""Loops over what Python iterates: the body walks it as the author's loop did, up to where a tensor decides whether it goes on.

    for x in [1, 2, 3]:         body(iter([1, 2, 3]))       stops at 2, if t is a tensor: from then on
        total += x              if not broke: body([2])     the rest runs under the condition
        if total > t: break     if not broke: body([3])
"""
import functools
import itertools
from operator import length_hint

from ..errors import StagingError
from . import staging

SHORT = 8                                      # so many passes are always unrolled
UNROLLED = 2_000                               # more than so many never are


def in_python(iterable, body, names, until, steps=(), unset=()):
    """The loop over what Python iterates, up to where a tensor decides whether it goes on."""
    if until is None:
        body(iterable)
    else:
        items = iter(iterable)
        body(items)
        if staging.symbolic(until()):
            rest(iterable, items, body, names, until, steps, unset)


def walk(session, items, body, names, until, steps, unset):
    """The loop over a list, which may come to be one whose length only the graph knows while Python walks it."""
    steps_left = iter(items)
    session.walks.append([items, steps_left, None])
    try:
        body(steps_left)
    finally:
        cut = session.walks.pop()[2]
    left = False if until is None else until()
    if cut is not None and left is False:
        from . import iterables, loops, places
        loops.for_(iterables.ListItems(items, cut), body, places.cells((body, until), names), until, steps, unset)
    elif staging.symbolic(left):
        rest(items, steps_left, body, names, until, steps, unset)


def each(step, until=None):
    """The body of a loop that calls `step` with each item."""
    def body(items):
        for item in items:
            step(item)
            if until is not None and until() is not False:
                return
    return body


def rest(iterable, items, body, names, until, steps, unset):
    """What is left of a Python iterable after a pass that made the exit symbolic.

    A long row of numbers or tensors becomes a loop of the graph; anything else, and a body that needs its items while
    tracing, is unrolled under guards.
    """
    from . import control, iterators, loops, places
    cells = places.cells((body, until), names)
    if type(iterable) is itertools.count:
        return loops.for_(iterators.plain_source(items, None), body, cells, until, steps, unset)
    if hasattr(iterable, "__len__"):
        first = len(iterable) - length_hint(items)
        items = iterable[first:] if type(iterable) is range else list(items)
        if len(items) > SHORT:
            before = [cell.get() for cell in cells]
            try:
                cursor = iterators.plain_source(items, len(items))
                if cursor is not None:
                    return loops.for_(cursor, body, cells, until, steps, unset)
            except Exception:
                if len(items) > UNROLLED:
                    raise
                for cell, value in zip(cells, before):
                    cell.set(value)
    for count, item in enumerate(items):
        if count == UNROLLED:
            raise StagingError(f"this loop is left by a tensor condition, and its Python iterable gave {UNROLLED:,} items while "
                               "tracing",
                               instead="Loop over tf.range(n), or put a bound on the iterable")
        left = until()
        if staging.symbolic(left):
            control.if_(left, control.nothing, functools.partial(body, (item,)), cells, set(), unset, site=(body.__code__, count))
        elif left:
            return
        else:
            body((item,))
