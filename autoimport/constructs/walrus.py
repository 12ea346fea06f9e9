"""`:=` in an expression that becomes a function: what an operator may run later, or not at all.

    x > 0 and (y := f(x))       ->      ag__.and_(x > 0, lambda: ag__.assigned(lambda: y, f(x)))
    x > 0 and (G := f(x))       ->      ag__.and_(x > 0, lambda: ag__.assigned_global('G', f(x)))       (`global G`)

A lambda cannot bind the name of another function; the operator does, through its cell, and regions see it.
"""
import sys

import gast

from ..analysis.names import mangle, scope_walk
from ..runtime import staging
from ..syntax.convert import CHILDREN
from ..syntax.tree import at, constant, lambda_, name
from .rebinding import rebinding
from .registry import ag, operator


def delayed(node, context):
    """`lambda: node`"""
    return lambda_(through_cells(node, context))


def through_cells(node, context):
    """`node`, whose assignments bind the names of the function around it, wherever it is moved to."""
    if isinstance(node, gast.NamedExpr):
        key, value = node.target.id, through_cells(node.value, context)
        if key in context.globals:
            return at(node, ag("assigned_global", constant(mangle(key, context.class_name)), value))
        if key not in context.outer:
            context.declared.add(key)
        return at(node, ag("assigned", lambda_(name(key)), value))
    if isinstance(node, gast.Lambda):                         # its body binds names of its own
        through_cells(node.args, context)
        return node
    for field in CHILDREN[type(node)]:
        value = getattr(node, field, None)
        if type(value) is list:
            value[:] = [part and through_cells(part, context) for part in value]
        elif isinstance(value, gast.AST):
            setattr(node, field, through_cells(value, context))
    return node


def assigns(node):
    """Does this expression bind a name of its scope?"""
    return any(isinstance(part, gast.NamedExpr) for part in scope_walk(node))


@operator
def assigned(owner, value):
    """Bind the one free variable of `owner`."""
    rebinding(owner)
    owner.__closure__[0].cell_contents = value
    return value


@operator
def assigned_global(key, value):
    """Bind a global name of the caller's module."""
    session, names = staging.local.session, sys._getframe(1).f_globals
    if session is not None and session.notes:
        from ..runtime.places import Item
        session.note(Item(names, key, key))
    names[key] = value
    return value
