"""`while`.

    while i < n:                def test():
        i += 1                      return i < n
                        ->      def body():
                                    nonlocal i
                                    i += 1
                                ag__.while_(test, body, ('i',), None, ('i',), ())

`names` are the loop-carried variables, `until` tells after a pass whether a lowered jump leaves the loop, `steps` are
the names that the body only steps by constants, `unset` those that are read only where they were set.
A loop whose test is plain runs in Python; it becomes a `tf.while_loop` at the pass where the test, or the jump that
leaves it, turns symbolic.  So does one that only exceptions leave, if a tensor decides about them.
"""
from ..runtime import staging
from ..syntax.template import template
from .registry import operator


@template
def while_true(loop_body, rebound, globals_, names, until, steps, unset, body):
    def body():
        nonlocal rebound
        global globals_
        loop_body
    ag__.while_(None, body, names, until, steps, unset)  # noqa: F821


@template
def while_test(condition, loop_body, rebound, globals_, names, until, steps, unset, test, body):
    def test():
        return condition

    def body():
        nonlocal rebound
        global globals_
        loop_body
    ag__.while_(test, body, names, until, steps, unset)  # noqa: F821


PASSES = 3                                     # of a loop that an exception may leave: so many are unrolled


@operator
def while_(test, body, names, until, steps=(), unset=()):
    session, value, passes, behind = staging.local.session, True, 0, 0
    if test is not None:
        if session is None:
            value = test()
        else:
            from ..runtime import loops
            value = staging.asked(loops.first_test(test))
    while True:
        if staging.symbolic(value):
            return stage(test, body, names, until, steps, unset, behind, value)
        if not value:
            return
        raised = session and session.thrown.exits
        body()
        behind += 1
        if until is not None:
            left = until()
            if staging.symbolic(left):
                return stage(test, body, names, until, steps, unset, behind)
            if left:
                return
        if test is not None:
            value = staging.asked(test())
        if session is not None and session.thrown.exits > raised:
            passes += 1
            if value is True and (passes > PASSES or test is until is None):
                return stage(test, body, names, until, steps, unset, behind, value)


def stage(test, body, names, until, steps, unset, behind, first=None):
    """The rest of the loop, as a `tf.while_loop`, when some passes are `behind`; `first`: what its test has said already."""
    from ..runtime import loops, places
    loops.while_(test, body, places.cells((test, body, until), names), until, steps, unset, first, behind=behind)
