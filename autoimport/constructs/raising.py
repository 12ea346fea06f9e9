"""`raise` and `try`.

    raise E(x) from e       ->      raise ag__.raising(E(x)) from e

    try:                            try:
        ...                             ag__.trying(lambda: (E, F))
    except (E, F):          ->          ...
        ...                         except (E, F):
                                        ...
                                    finally:
                                        ag__.tried()

While tracing, `raise` raises.  Where the exception leaves a branch or a loop that depends on a tensor, it becomes an
operation that fails: the graph raises it, when the data says so.  Nothing of a running graph can be caught, so such a
`raise` is refused where a handler of the author's, outside of the branch, would take it.
"""
import gast

from ..runtime import staging
from ..syntax.tree import at, copy, lambda_, name, tuple_
from .registry import ag, delayable, operator, rewrites


@rewrites("Raise")
def raise_(node, context):
    if node.exc is not None:
        node.exc = at(node.exc, ag("raising", node.exc))
    return [node]


@rewrites("Try")
def try_(node, context):
    types = [handler.type for handler in node.handlers]
    if not types or not all(kind is None or delayable(kind) for kind in types):
        return [node]
    caught = tuple_([name("BaseException") if kind is None else copy(kind) for kind in types])
    node.body.insert(0, at(node, gast.Expr(ag("trying", lambda_(caught)))))
    node.finalbody.insert(0, at(node, gast.Expr(ag("tried"))))
    return [node]


@operator
def raising(error):
    """`error`, about to be raised by the author's `raise`."""
    session = staging.local.session
    if session is not None and session.notes:
        if isinstance(error, type) and issubclass(error, BaseException):
            error = error()
        session.raised = error
    return error


@operator
def trying(types):
    session = staging.local.session
    if session is not None:
        session.handlers.append((types, len(session.notes)))


@operator
def tried():
    session = staging.local.session
    if session is not None and session.handlers:
        session.handlers.pop()
