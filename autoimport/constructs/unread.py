"""Values that nobody reads: statements, and assignments to names that are not read again.

    xs[i]               ->      ag__.unread(xs[i])
    stack.pop()         ->      ag__.unread(ag__.call(stack.pop)())
    _ = table[key]      ->      _ = ag__.unread(ag__.getitem(table, key))
    del y               ->      ag__.unread(y)
                                del y

Python computes them, and they may fail; TensorFlow leaves out what no result needs.
"""
import gast

from ..runtime import staging
from ..syntax.tree import at
from . import tensor_array
from .registry import ag, operator, rewrites

GIVE_NOTHING = {"print", "append", "appendleft", "extend", "insert", "add", "update", "remove", "clear", "sort", "reverse",
                "heappush", "heapify", "insort", "setattr", "delattr", "__init__"}


@rewrites("Expr")
def statement(node, context):
    if not tensor_array.written(node.value):
        node.value = demanded(node.value)
    return [node]


def demanded(value):
    """The expression `value`, which somebody needs."""
    if isinstance(value, (gast.Constant, gast.Lambda, gast.Yield, gast.YieldFrom, gast.Await)) or gives_nothing(value):
        return value
    return at(value, ag("unread", value))


def gives_nothing(value):
    """Is this a call of what gives None, by all that its name says?"""
    called = value.func if isinstance(value, gast.Call) else None
    function = called.args[0] if isinstance(called, gast.Call) and called.args else None        # of `ag__.call(function)`
    return getattr(function, "attr", getattr(function, "id", None)) in GIVE_NOTHING


@operator
def unread(value):
    """`value`, which the graph computes although nobody reads it."""
    if value is not None and staging.local.session is not None:
        from ..runtime import discarded
        discarded.demand(value)
    return value
