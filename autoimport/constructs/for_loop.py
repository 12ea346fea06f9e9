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
from ..runtime import staging, walking
from ..syntax.template import template
from .registry import operator


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
        from ..runtime import iterators, loops, places
        try:
            loops.for_(cursor, body, places.cells((body, until), names), until, steps, unset)
        except iterators.Busy as busy:
            if busy.iterator is not iterable:
                raise
            iterators.one_by_one(iterable).run(generators.Consumer(body, names, until, unset))
    elif type(iterable) is list:
        walking.walk(session, iterable, body, names, until, steps, unset)
    else:
        walking.in_python(iterable, body, names, until, steps, unset)
