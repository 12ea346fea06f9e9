"""`raise`.

    raise E(x) from e       ->      raise ag__.raising(E(x)) from e
    raise                   ->      ag__.raising_again()
                                    raise

While tracing, `raise` raises.  Where the exception leaves a branch or a loop that depends on a tensor, the graph raises
it when the data says so: a `try` around it takes it there (see `trying`), or else it becomes an operation that fails.
"""
import sys

import gast

from ..runtime import staging
from ..syntax.tree import at
from .registry import ag, operator, rewrites


@rewrites("Raise")
def raise_(node, context):
    if node.exc is None:
        return [gast.Expr(ag("raising_again")), node]
    node.exc = at(node.exc, ag("raising", node.exc))
    return [node]


@operator
def raising(error):
    """`error`, about to be raised by the author's `raise`."""
    session = staging.local.session
    if session is not None and session.notes:
        if isinstance(error, type) and issubclass(error, BaseException):
            error = error()
        session.thrown.raising(error)
    return error


@operator
def raising_again():
    """The exception being handled is about to be raised once more."""
    raising(sys.exc_info()[1])
