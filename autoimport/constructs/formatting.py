"""`%` where it may format a text.

    "%d of %s" % (n, name)      ->      ag__.mod('%d of %s', (n, name))
    x % y                       ->      ag__.mod(x, y)
    x % 2                               as it is

`str.format` and `str.join` need no rewrite: the call resolver knows them.
"""
import gast

from ..runtime import staging
from . import display
from .registry import ag, operator, rewrites


@rewrites("BinOp")
def binary(node, context):
    if not isinstance(node.op, gast.Mod):
        return display.computed(display.united(node))
    if number(node.left) or number(node.right):
        return node
    return ag("mod", node.left, node.right)


def number(node):
    return isinstance(node, gast.Constant) and not isinstance(node.value, (str, bytes))


@operator
def mod(a, b):
    """`a % b`"""
    if type(a) is str and staging.local.session is not None:
        from ..runtime import objects, texts
        if objects.asked(b):
            return texts.percent(a, b)
    return a % b
