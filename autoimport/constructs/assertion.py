"""`assert` that acts when the graph runs.

    assert x > 0, f"bad {x}"      ->      ag__.assert_(x > 0, lambda: f"bad {x}")

Compiled with `-O`, graph versions have no assertions either.
"""
import gast

from ..runtime import staging
from ..syntax.tree import at
from .registry import ag, delayable, operator, rewrites
from .walrus import delayed


@rewrites("Assert")
def assertion(node, context):
    if not context.asserts:
        return [gast.Pass()]
    if node.msg is not None and not delayable(node.msg):
        return [node]
    call = ag("assert_", node.test, *([] if node.msg is None else [delayed(node.msg, context)]))
    return [gast.Expr(at(node.test, call))]       # where Python raises


@operator
def assert_(test, message=None):
    """`assert test, message()`"""
    if staging.symbolic(test := staging.asked(test)):
        from ..runtime import expressions
        expressions.check(test, message)
    elif not test:
        raise AssertionError(*([] if message is None else [message()]))
