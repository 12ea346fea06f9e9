"""`for`.

    for x in xs:                def body(item):
        total += x                  nonlocal total
                        ->          x = item
                                    total += x
                                ag__.for_(xs, body, ('total',), None, (), ())

Names, `until`, `steps` and `unset` are as for `while`.  Staged iterables (tensors, datasets, staged lists, `range` of a
tensor, `zip` of any) become a `tf.while_loop`.  A Python iterable is walked by Python; where a jump that leaves the loop
turns symbolic, what is left of it runs under that condition.
"""
import functools
from operator import length_hint

from ..errors import StagingError
from ..runtime import staging
from ..syntax.template import template
from .conditional import nothing
from .registry import operator

SHORT = 8                                      # so many passes are always unrolled
UNROLLED = 2_000                               # more than so many never are


@template
def for_in(iterable, target, loop_body, rebound, globals_, names, until, steps, unset, body, item):
    def body(item):
        nonlocal rebound
        global globals_
        target = item  # noqa: F841
        loop_body
    ag__.for_(iterable, body, names, until, steps, unset)  # noqa: F821


@operator
def for_(iterable, body, names, until, steps=(), unset=()):
    session = staging.local.session
    if session is not None:
        from ..runtime import generators, iterables
        iterable = generators.iterated(iterable)
        if type(iterable) is generators.Generator:
            iterable.run(generators.Consumer(body, names, until, unset))
            return
        cursor = iterables.cursor(iterable)
        if cursor is not None:
            from ..runtime import control, places
            cells = places.cells((body, until), names)
            control.for_(cursor, body, cells, until, steps, unset)
            return
    if until is None:
        for item in iterable:
            body(item)
        return
    items = iter(iterable)
    for item in items:
        body(item)
        left = until()
        if staging.symbolic(left):
            return rest(iterable, items, body, names, until, steps, unset)
        if left:
            return


def rest(iterable, items, body, names, until, steps, unset):
    """What is left of a Python iterable after a pass that made the exit symbolic.

    A long row of numbers or tensors becomes a loop of the graph; anything else, and a body that needs its items while
    tracing, is unrolled under guards.
    """
    from ..runtime import control, iterators, places
    cells = places.cells((body, until), names)
    if hasattr(iterable, "__len__"):
        first = len(iterable) - length_hint(items)
        items = iterable[first:] if type(iterable) is range else list(items)
        if len(items) > SHORT:
            before = [cell.get() for cell in cells]
            try:
                cursor = iterators.plain_source(items, len(items))
                if cursor is not None:
                    return control.for_(cursor, body, cells, until, steps, unset)
            except Exception:
                if len(items) > UNROLLED:
                    raise
                for cell, value in zip(cells, before):
                    cell.set(value)
    for count, item in enumerate(items):
        if count == UNROLLED:
            raise StagingError(f"this loop is left by a tensor condition, and its Python iterable gave {UNROLLED:,} "
                               "items while tracing. Loop over tf.range(n), or put a bound on the iterable.")
        left = until()
        if staging.symbolic(left):
            control.if_(left, nothing, functools.partial(body, item), cells, set(), unset, site=(body.__code__, count))
        elif left:
            return
        else:
            body(item)
