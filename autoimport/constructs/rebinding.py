"""`global` and `nonlocal` names, rebound.

    global level                        global level
    level = 1               ->          ag__.rebinding_global('level')
                                        level = 1

    nonlocal count                      nonlocal count
    count += 1              ->          ag__.rebinding(lambda: count)
                                        count += 1

    table[i] = x            ->          the same, where `table` is such a name: another tensor may take its place

Regions carry the local names of their own function.  These belong to somebody else, whose branch or loop may be under
way: it is told, as it is of attributes.
"""
import sys

import gast

from ..analysis.names import Names, mangle
from ..runtime import staging
from ..syntax.tree import at, constant, lambda_, name
from . import subscript
from .registry import ag, operator


def announced(node, context):
    """Statements to stand before `node`, which binds names that this function declares as somebody else's.

    A branch or a loop announces all that happens inside: its own results are told nobody but the code after it.
    """
    if not context.outer or isinstance(node, (gast.Global, gast.Nonlocal)):
        return []
    bound = (Names(node).bound | owners(node)) & context.outer
    updates = [constant(True)] if isinstance(node, gast.AugAssign) or isinstance(node, gast.Assign) and bound & Names(
        node.value).read else []
    return at(node, [gast.Expr(ag("rebinding_global", constant(mangle(each, context.class_name)), *updates)
                               if each in context.globals else ag("rebinding", lambda_(name(each)), *updates))
                     for each in sorted(bound)])


def owners(node):
    """The names of what items are assigned to."""
    todo, found = [*getattr(node, "targets", ()), getattr(node, "target", None)], set()
    while todo:
        target = todo.pop()
        if isinstance(target, (gast.Tuple, gast.List)):
            todo += target.elts
        elif isinstance(target, gast.Subscript) and isinstance(base := subscript.base_of(target.value), gast.Name):
            found.add(base.id)
    return found


@operator
def rebinding(owner, updates=False):
    """The one free variable of `owner` is about to change."""
    session = staging.local.session
    if session is not None:
        from ..runtime import outside
        from ..runtime.places import Cell
        cell = Cell(owner.__closure__[0], owner.__code__.co_freevars[0])
        session.note(cell) if session.notes else outside.watch(session, cell, updates=updates)


@operator
def rebinding_global(key, updates=False):
    """A global name of the caller's module is about to change; `updates`: to a value that depends on what it is."""
    session = staging.local.session
    if session is not None:
        from ..runtime import outside
        from ..runtime.places import Item
        item = Item(sys._getframe(1).f_globals, key, key)
        session.note(item) if session.notes else outside.watch(session, item, updates=updates)
