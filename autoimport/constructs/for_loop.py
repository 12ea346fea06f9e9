"""`for`.

    for x in xs:                def body(items):
        total += x                  nonlocal total
                        ->          for x in items:
                                        total += x
                                ag__.for_(xs, body, ('total',), None, (), ())

Names, `until`, `steps` and `unset` are as for `while`.  A Python iterable is handed to the body whole, which walks it
as the author's loop did.  Staged iterables (tensors, datasets, staged lists, `range` of a tensor, `zip` of any) become a
`tf.while_loop`, of which each pass gives the body the one item it has.

A body with a jump that leaves the loop stops when the flag of that jump is anything but False.  Where it turned
symbolic, what is left of a Python iterable runs under that condition.
"""
import functools
import itertools
from operator import length_hint

from ..errors import StagingError
from ..runtime import staging
from ..syntax.template import template
from .conditional import nothing
from .registry import operator

SHORT = 8                                      # so many passes are always unrolled
UNROLLED = 2_000                               # more than so many never are


@template
def for_in(iterable, target, loop_body, leave, rebound, globals_, names, until, steps, unset, body, items):
    def body(items):
        nonlocal rebound
        global globals_
        for target in items:  # noqa: B007
            loop_body
            leave
    ag__.for_(iterable, body, names, until, steps, unset)  # noqa: F821


@operator
def for_(iterable, body, names, until, steps=(), unset=()):
    session = staging.local.session
    if session is None:
        body(iterable)
        return
    from ..runtime import generators, iterables
    iterable = generators.iterated(iterable)
    if type(iterable) is generators.Generator:
        iterable.run(generators.Consumer(body, names, until, unset))
        return
    cursor = iterables.cursor(iterable)
    if cursor is not None:
        from ..runtime import loops, places
        loops.for_(cursor, body, places.cells((body, until), names), until, steps, unset)
    elif type(iterable) is list:
        walk(session, iterable, body, names, until, steps, unset)
    else:
        in_python(iterable, body, names, until, steps, unset)


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
        from ..runtime import iterables, loops, places
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
    from ..runtime import control, iterators, loops, places
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
            control.if_(left, nothing, functools.partial(body, (item,)), cells, set(), unset, site=(body.__code__, count))
        elif left:
            return
        else:
            body((item,))
