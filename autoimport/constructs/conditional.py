"""`if`, as a statement and as an expression.

    if x > 0:                       def then():
        y = f(x)                        nonlocal y
    else:                               y = f(x)
        y = x               ->      def orelse():
                                        nonlocal y
                                        y = x
                                    ag__.if_(x > 0, then, orelse, ('y',))

    a if c else b           ->      ag__.if_exp(c, lambda: a, lambda: b)

A plain condition calls one of the blocks; a symbolic one makes a `tf.cond` of them, with the named variables as its
results.  They are read and written through the closure cells of the blocks: an empty cell is the unbound name.
"""
import gast

from ..runtime import staging
from ..syntax.template import template
from .registry import ag, delayable, operator, rewrites
from .walrus import delayed


@template
def if_else(test, then_body, else_body, then_rebound, else_rebound, then_globals, else_globals, names, unset, then, orelse):
    def then():
        nonlocal then_rebound
        global then_globals
        then_body

    def orelse():
        nonlocal else_rebound
        global else_globals
        else_body
    ag__.if_(test, then, orelse, names, unset)  # noqa: F821


@template
def if_only(test, then_body, then_rebound, then_globals, names, unset, then):
    def then():
        nonlocal then_rebound
        global then_globals
        then_body
    ag__.if_(test, then, None, names, unset)  # noqa: F821


@rewrites("IfExp")
def if_exp_(node, context):
    if not (delayable(node.body) and delayable(node.orelse)):
        node.test = ag("pulled", node.test)
        return node
    return ag("if_exp", node.test, delayed(node.body, context), delayed(node.orelse, context))


@rewrites("If", "While")
def header(node, context):
    """The line of a statement whose condition begins on a later one runs, too."""
    return [gast.copy_location(gast.Pass(), node)] * (node.test.lineno > node.lineno) + [node]


def nothing():
    pass


@operator
def if_(test, then, orelse, names, unset=()):
    """`names` are the variables to carry out of the blocks; those in `unset` are read only where they were set."""
    if test is True:
        then()
    elif test is False:
        if orelse is not None:
            orelse()
    elif staging.symbolic(test := staging.asked(test)):
        from ..runtime import control, places
        orelse = orelse or nothing
        cells = places.cells((then, orelse), names)
        control.if_(test, then, orelse, cells, {
            place for place in cells if place.title not in orelse.__code__.co_freevars}, unset,
                    scratch=places.other_cells((then, orelse), names))
    elif test:
        then()
    elif orelse is not None:
        orelse()


@operator
def if_exp(test, then, orelse):
    """`then() if test else orelse()`"""
    if staging.symbolic(test := staging.asked(test)):
        from ..runtime import expressions
        return expressions.choose(test, then, orelse)
    return then() if test else orelse()
