"""Displays: lists, dicts and sets that are made here.

    [a, b]              ->      ag__.made([a, b])
    [0] * n             ->      ag__.made([0] * n)
    [a, *t]             ->      ag__.made([a, *ag__.spread_items(t)])       a list may have items that only the graph knows
    {"k": a, **d}       ->      ag__.made(ag__.merged({"k": a}, {**d}))     of a dict, only the graph may know which
    a | b               ->      ag__.union(a, b)

A branch or a loop that changes one need not tell the code around it, which cannot know it: what a region made itself is
no state of its.
"""
import gast

from ..runtime import staging
from .registry import ag, operator, operator_of, rewrites

KINDS = gast.List, gast.Dict, gast.Set


@rewrites("List", "Dict", "Set")
def display(node, context):
    if isinstance(getattr(node, "ctx", None), gast.Store):
        return node
    for part in node.elts if isinstance(node, gast.List) else ():
        if isinstance(part, gast.Starred):
            part.value.func.attr = "spread_items"
    if isinstance(node, gast.Dict) and None in node.keys and len(node.keys) > 1:
        return ag("made", ag("merged", *parts_of(node)))
    return ag("made", node)


def parts_of(node):
    """The display of a dict as several: of the pairs in a row, and of each `**`."""
    parts = []
    for key, value in zip(node.keys, node.values):
        if key is None or not parts or parts[-1].keys[0] is None:
            parts.append(gast.Dict([], []))
        parts[-1].keys.append(key)
        parts[-1].values.append(value)
    return [gast.copy_location(part, node) for part in parts]


def computed(node):
    """A sum or a product, one of whose operands is a display, is a new object too."""
    if isinstance(node, gast.BinOp) and isinstance(node.op, (gast.Add, gast.Mult)) and "made" in (
            operator_of(node.left), operator_of(node.right)):
        return ag("made", node)
    return node


def united(node):
    """`a | b`, which may be two dicts."""
    return ag("union", node.left, node.right) if isinstance(node.op, gast.BitOr) else node


@operator
def merged(*parts):
    """A new dict with the entries of all of these, which nobody else has."""
    session = staging.local.session
    if session is not None and session.loose:
        from ..runtime import merging
        return merging.merged(*parts)
    out, *more = parts
    for part in more:
        out.update(part)
    return out


@operator
def union(a, b):
    """`a | b`"""
    if isinstance(a, dict) and isinstance(b, dict) and staging.local.session is not None:
        from ..runtime import merging
        return merging.union(a, b)
    return a | b


@operator
def made(thing):
    """`thing`, which nobody knew before."""
    session = staging.local.session
    return thing if session is None else session.born(thing)
