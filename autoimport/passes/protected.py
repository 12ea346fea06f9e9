"""Outline `try` and `with`, as part of the regions of a function.

    try: ...                        try:
    except E: ...                       try: ...
    finally: ...            ->          except E: ...
                                    finally: ...

    with a as x, b: ...     ->      with a as x:
                                        with b: ...

What becomes of these, the constructs tell (`trying`, `with_block`).  Beside the names that a block rebinds for those who come
after, an exception leaves those behind that a handler or a `finally` reads; the rest is dead then.
"""
import gast

from ..analysis.flow import statements
from ..analysis.names import scope_walk
from ..constructs import trying, with_block
from ..constructs.registry import ag, delayable
from ..syntax.tree import assign, at, constant, head, lambda_, name, tuple_
from .unwinding import TRIES, one_manager


def simplify(stmts):
    """One kind of protection for each statement, in place."""
    for node in statements(stmts):
        if isinstance(node, TRIES) and node.handlers and node.finalbody:
            node.body = [at(node, type(node)(node.body, node.handlers, node.orelse, []))]
            node.handlers, node.orelse, node.__class__ = [], [], gast.Try
        elif isinstance(node, gast.With):
            one_manager(node)


def outlined(regions, node):
    """The statements for a `try` or `with`, and the names that they rebind; None where it stays as it is."""
    if isinstance(node, gast.With):
        return with_(regions, node)
    if node.finalbody:
        return try_finally(regions, node)
    if all(handler.type is None or delayable(handler.type) for handler in node.handlers):
        return try_except(regions, node)
    return None


def told(node):
    """A `try` that stays as it is, since its body yields, sees of the regions in there what it would of their function."""
    if getattr(node, "handlers", ()) and any(isinstance(part, (gast.Lambda, gast.FunctionDef)) for part in scope_walk(*node.body)):
        inside = gast.withitem(ag("regions"), None)
        node.body = [at(node.body[0], gast.With([inside], node.body, None))]


def try_except(regions, node):
    item, clause = parameters(regions)
    read = regions.live.after[node] | regions.live.caught[node]
    for handler in node.handlers:
        if handler.name is not None:
            title = handler.name.id
            handler.body.insert(0, at(handler, assign(title, name(item))))
            unbind = [assign(title, constant(None)), gast.Delete([name(title, gast.Del)])]
            if title in regions.live.caught[node]:      # Python unbinds it, however the handler ends
                whole = gast.Try(handler.body[1:], [], [], unbind)
                for live in regions.live.before, regions.live.after, regions.live.caught:
                    live[whole] = read | regions.of(*handler.body).read
                handler.body[1:] = [at(handler, whole)]
            elif title in read:
                handler.body += at(handler, unbind)
    given, rebound = parts(regions, node, {
        "try": [node.body], "handler": [handler.body for handler in node.handlers], "else": [node.orelse]})
    after = regions.live.after[node]
    handlers = [stmt for handler in node.handlers for stmt in handler.body]
    types = [clause_types(handler) for handler in node.handlers]
    given.update(
        types=tuple_(types) if isinstance(node, gast.Try) else ag("several", *types),
        names=regions.strings((regions.bound(*handlers) | regions.bound(*node.orelse)) & after), item=item, clause=clause,
        handler=regions.block_names["handler"], **left(regions, node, after | regions.of(*handlers, *node.orelse).read))
    if not node.orelse:
        return trying.try_except(**given), rebound
    return trying.try_else(**given, orelse=regions.block_names["orelse"]), rebound


def clause_types(handler):
    """What gives the types of an `except` clause, when they are asked for."""
    if getattr(handler, "again", False):
        return at(handler, lambda_(ag("passing", *filter(None, [handler.type]))))
    return at(handler, constant(None)) if handler.type is None else at(handler.type, lambda_(ag("catchable", handler.type)))


def try_finally(regions, node):
    given, rebound = parts(regions, node, {"try": [node.body], "final": [node.finalbody]})
    read = regions.live.after[node] | regions.of(*node.finalbody).read
    return trying.try_finally(**given, **left(regions, node, read), final=regions.block_names["final"]), rebound


def with_(regions, node):
    [manager] = node.items
    item, _ = parameters(regions)
    target = manager.optional_vars
    if target is not None:
        node.body.insert(0, at(target, gast.Assign([target], name(item), None)))
    given, rebound = parts(regions, node, {"with": [node.body]})
    given["at"] = head(node, manager.context_expr)
    return with_block.with_manager(
        **given, manager=manager.context_expr, item=item, **left(regions, node, regions.live.after[node])), rebound


def parameters(regions):
    """The parameters of a handler: an exception, and the number of its clause."""
    if regions.item is None:
        regions.item, regions.clause = regions.context.fresh("item"), regions.context.fresh("clause")
    return regions.item, regions.clause


def parts(regions, node, blocks):
    """What outlines the blocks, by the name of each (the handlers are one), and the names that they rebind."""
    given, every = dict(at=node, body=regions.block_names["body"]), set()
    around = regions.live.before[node] | regions.live.after[node] | regions.live.caught[node]
    for key, alternatives in blocks.items():
        stmts = flat(alternatives)
        if stmts:
            others = [stmt for other in blocks if other != key for stmt in flat(blocks[other])]
            rebound = regions.bound(*stmts) & (around | regions.of(*others).read)
            given.update({f"{key}_rebound": sorted(rebound), f"{key}_globals": regions.globals(stmts), f"{key}_body": choice(
                regions.clause, [regions.arm(block, rebound) for block in alternatives])})
            every |= rebound
    return given, every


def flat(blocks):
    return [stmt for block in blocks for stmt in block]


def choice(clause, blocks, first=0):
    """The block that the number `clause` says."""
    if len(blocks) == 1:
        return blocks[0]
    test = gast.Compare(name(clause), [gast.Eq()], [constant(first)])
    return [at(blocks[0][0], gast.If(test, blocks[0], choice(clause, blocks[1:], first + 1)))]


def left(regions, node, read):
    """What may be left of the body: the names that it rebinds, and those of them that are dead after an exception."""
    caught = regions.live.caught[node]
    inner = regions.bound(*node.body) & (caught | read)
    return dict(inner=regions.strings(inner), unset=regions.strings(inner & regions.unset),
                dead=regions.strings(inner - caught))
