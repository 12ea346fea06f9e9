"""`TensorArray.write` whose result is not assigned: eagerly the array itself changes.

    ta.write(i, x)          ->      ag__.writing(ta.write)(i, x)

In a graph the method leaves the array as it is and gives another, whose flow the array takes: as state on the heap, which
every name of the array sees.
"""
import gast

from ..runtime import staging
from ..syntax.tree import at
from .registry import ag, operator

METHODS = {"write", "unstack", "scatter", "split"}


def written(node):
    """Rewrite the expression of a statement, where it is such a call; says whether it is."""
    method = method_of(node)
    if method is not None:
        node.func = at(node.func, ag("writing", method))
    return method is not None


def method_of(node):
    """`ta.write` of `ag__.call(ta.write)(...)`, None for anything else."""
    function = node.func if isinstance(node, gast.Call) else None
    method = function.args[0] if isinstance(function, gast.Call) and function.args else None
    return method if isinstance(method, gast.Attribute) and method.attr in METHODS else None


@operator
def writing(method):
    """What is called for a method of this name, as a statement of its own."""
    resolved = staging.call(method)
    session = staging.local.session
    if session is None:
        return resolved
    import tensorflow as tf

    from ..runtime import arrays
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, tf.TensorArray):
        return resolved
    return lambda *args, **kwargs: arrays.keep(session, owner, resolved(*args, **kwargs))
