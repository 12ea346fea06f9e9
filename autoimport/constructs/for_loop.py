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
from ..errors import StagingError
from ..runtime import staging
from ..syntax.template import template

UNROLLED = 10_000                              # passes that a loop with a symbolic exit may unroll


@template
def for_in(iterable, target, loop_body, rebound, globals_, names, until, steps, unset, body):
    def body(item):
        nonlocal rebound
        global globals_
        target = item  # noqa: F841
        loop_body
    ag__.for_(iterable, body, names, until, steps, unset)  # noqa: F821


def for_(iterable, body, names, until, steps=(), unset=()):
    session = staging.local.session
    if session is not None:
        from ..runtime import iterables
        cursor = iterables.cursor(iterable)
        if cursor is not None:
            from ..runtime import control, options, places
            cells = places.cells((body, until), names)
            control.for_(cursor, body, cells, until, steps, unset, options.take())
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
    """What is left of a Python iterable after a pass that made the exit symbolic: a loop over numbers becomes one of
    the graph, anything else is unrolled under guards."""
    from ..runtime import control, iterables, options, places
    cells = places.cells((body, until), names)
    cursor = iterables.rest(iterable, items)
    if cursor is not None:
        control.for_(cursor, body, cells, until, steps, unset, options.take())
        return
    for count, item in enumerate(items):
        if count == UNROLLED:
            raise StagingError(f"this loop is left by a tensor condition, and its Python iterable gave {UNROLLED:,} "
                               "items while tracing. Loop over tf.range(n), or put a bound on the iterable.")
        left = until()
        if not staging.symbolic(left):
            if left:
                return
            body(item)
        else:
            control.if_(left, lambda: None, lambda: body(item), cells, set(), unset, site=(body.__code__, count))
