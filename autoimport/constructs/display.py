"""Displays: lists, dicts and sets that are made here.

    [a, b]              ->      ag__.made([a, b])
    [0] * n             ->      ag__.made([0] * n)
    [a, *t]             ->      ag__.made([a, *ag__.spread_items(t)])       a list may have items that only the graph knows

A branch or a loop that changes one need not tell the code around it, which cannot know it: what a region made itself is
no state of its.
"""
import gast

from ..runtime import staging
from .registry import ag, operator, rewrites

KINDS = gast.List, gast.Dict, gast.Set


@rewrites("List", "Dict", "Set")
def display(node, context):
    if isinstance(getattr(node, "ctx", None), gast.Store):
        return node
    for part in node.elts if isinstance(node, gast.List) else ():
        if isinstance(part, gast.Starred):
            part.value.func.attr = "spread_items"
    return ag("made", node)


def computed(node):
    """A sum or a product, one of whose operands is a display, is a new object too."""
    if isinstance(node.op, (gast.Add, gast.Mult)) and (is_made(node.left) or is_made(node.right)):
        return ag("made", node)
    return node


def is_made(node):
    return isinstance(node, gast.Call) and isinstance(node.func, gast.Attribute) and node.func.attr == "made" and (
        isinstance(node.func.value, gast.Name) and node.func.value.id == "ag__")


@operator
def made(thing):
    """`thing`, which nobody knew before."""
    session = staging.local.session
    return thing if session is None else session.born(thing)
