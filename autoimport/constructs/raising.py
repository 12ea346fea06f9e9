"""`raise`.

    raise E(x) from e       ->      raise ag__.raising(E(x)) from ag__.causing(e)
    raise                   ->      ag__.raising_again()
                                    raise

While tracing, `raise` raises.  Where the exception leaves a branch or a loop that depends on a tensor, the graph raises
it when the data says so: a `try` around it takes it there (see `trying`), or else it becomes an operation that fails.
"""
import sys

import gast

from ..errors import StagingError
from ..runtime import staging
from ..syntax.tree import at
from .registry import ag, operator, rewrites


@rewrites("Raise")
def raise_(node, context):
    if node.exc is None:
        return [gast.Expr(ag("raising_again")), node]
    node.exc = at(node.exc, ag("raising", node.exc))
    if node.cause is not None and not isinstance(node.cause, gast.Constant):       # `from None` is that
        node.cause = at(node.cause, ag("causing", node.cause))
    return [node]


@operator
def raising(error):
    """`error`, about to be raised by the author's `raise`."""
    session = staging.local.session
    if staging.symbolic(error):                # it may be None, or one of several
        from ..runtime import choice, clauses, optional
        error = optional.plain(error)
        if type(error) is choice.Choice:
            choice.each(error, choice.raise_, runs=True)
            if not session.notes and not session.thrown.attempts:
                raise clauses.Raised           # the graph does, whenever it runs
            error = error.ag__values[0]        # control does not come here
    if session is not None and session.notes:
        if isinstance(error, type) and issubclass(error, BaseException):
            error = error()
        session.thrown.raising(error)
    return error


@operator
def causing(error):
    """What `raise` names as the cause: of what may be None, what it is otherwise."""
    error = getattr(error, "ag__payload", error) if staging.symbolic(error) else error
    if staging.symbolic(error):
        raise StagingError("which exception is the cause of this one is known only when the graph runs",
                           instead="Raise it where the cause is caught, or name the cause in its text")
    return error


@operator
def raising_again():
    """The exception being handled is about to be raised once more."""
    raising(sys.exc_info()[1])
