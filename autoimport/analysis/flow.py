"""Where control goes from the statements of a block, as long as jumps are still jumps.

    if p: return 1          falls([it]): may control reach what follows it?
    else: x = 2             leaves(its body): does that always end in a jump?
    while q: break          leaving([it]): the jumps that lead out of it, which this one does not
"""
import gast

from ..syntax.tree import SCOPES

LOOPS = gast.For, gast.While, gast.AsyncFor
SIMPLE = {gast.Expr, gast.Assign, gast.AugAssign, gast.Return, gast.Raise, gast.Pass, gast.Break, gast.Continue}


def leaves(stmts):
    """Does this block always end in a jump?  (A `raise` alone needs no flag, so nothing has to move for it.)"""
    return not falls(stmts) and any(True for stmt in stmts for _ in raw_jumps(stmt))


def falls(stmts):
    """May control reach the end of this block?"""
    return all(map(falls_through, stmts))


def falls_through(node):
    kind = type(node)
    if kind in (gast.Return, gast.Break, gast.Continue, gast.Raise):
        return False
    if kind is gast.If:
        return falls(node.body) or falls(node.orelse)
    if kind is gast.While and isinstance(node.test, gast.Constant) and node.test.value:
        return any(isinstance(jump, gast.Break) for jump in leaving(node.body))
    if kind.__name__ in ("Try", "TryStar"):
        return falls(node.finalbody) and (
            falls(node.body) and falls(node.orelse) or any(falls(h.body) for h in node.handlers))
    return True


def raw_jumps(node, also_else=False):
    for stmt in statements([node]):
        if isinstance(stmt, (gast.Return, gast.Break, gast.Continue)) or (
                also_else and isinstance(stmt, LOOPS) and stmt.orelse):
            yield stmt


def statements(stmts):
    """Every statement of a block at any depth, functions and classes not entered."""
    todo = stmts[::-1]
    while todo:
        stmt = todo.pop()
        yield stmt
        kind = type(stmt)
        if kind in SIMPLE or isinstance(stmt, SCOPES):
            continue
        for field in "body", "orelse", "finalbody":
            todo += getattr(stmt, field, ())
        for holder in [*getattr(stmt, "handlers", ()), *getattr(stmt, "cases", ())]:
            todo += holder.body


def leaving(stmts, in_loop=False):
    """The jumps of a block that lead out of it."""
    for stmt in stmts:
        if isinstance(stmt, SCOPES):
            continue
        if isinstance(stmt, gast.Return) or isinstance(stmt, (gast.Break, gast.Continue)) and not in_loop:
            yield stmt
        loop = isinstance(stmt, LOOPS)
        yield from leaving(getattr(stmt, "body", ()), in_loop or loop)
        for field in "orelse", "finalbody":
            yield from leaving(getattr(stmt, field, ()), in_loop)
        for holder in [*getattr(stmt, "handlers", ()), *getattr(stmt, "cases", ())]:
            yield from leaving(holder.body, in_loop)


def jumps_to_lower(stmts):
    """Loops with an `else`, and all jumps but a `return` that is the last statement of its function."""
    for i, stmt in enumerate(stmts):
        if not (isinstance(stmt, gast.Return) and i == len(stmts) - 1):
            yield from raw_jumps(stmt, also_else=True)
