"""`TensorArray.write` whose result is not assigned: eagerly the array itself changes.

    ta.write(i, x)          ->      ta = ag__.written(ta, ta.write(i, x))
    o.ta.write(i, x)        ->      ag__.written(o.ta, o.ta.write(i, x), lambda item: ag__.setattr_(item, o, 'ta'))

In a graph the method leaves the array as it is and gives another, which takes its place.
"""
import gast

from ..runtime import staging
from ..syntax.tree import copy, name
from .registry import ag, operator, rewrites
from .subscript import rebindable, storing

METHODS = {"write", "unstack", "scatter", "split"}


@rewrites("Expr")
def statement(node, context):
    owner = owner_of(node.value)
    if rebindable(owner, context) and owner.id in context.locals:
        return [gast.Assign([name(owner.id, gast.Store)], ag("written", name(owner.id), node.value), None)]
    if isinstance(owner, gast.Attribute) and isinstance(owner.value, gast.Name):
        return [gast.Expr(ag("written", copy(owner), node.value, storing(owner, context)))]
    return [node]


def owner_of(node):
    """`ta` of `ag__.call(ta.write)(...)`, None for anything else."""
    function = node.func if isinstance(node, gast.Call) else None
    method = function.args[0] if isinstance(function, gast.Call) and function.args else None
    return method.value if isinstance(method, gast.Attribute) and method.attr in METHODS else None


@operator
def written(owner, result, store=None):
    """What stands for `owner` after one of these methods gave `result`."""
    if staging.local.session is None:
        return owner
    import tensorflow as tf
    if not (isinstance(owner, tf.TensorArray) and isinstance(result, tf.TensorArray)) or result is owner:
        return owner
    if store:
        store(result)
    return result
