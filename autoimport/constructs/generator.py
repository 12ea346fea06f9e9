"""Generators.

    def squares(xs):                    def squares(xs):
        for x in xs:                        def push(put):
            if x > 0:                           for x in xs:
                yield x * x                         if x > 0:
                                                        if ag__.yield_(put, x * x):
                                                            return
                              ->            def pull():
                                                for x in ag__.pulled_items(xs):
                                                    if ag__.pulled(x > 0):
                                                        yield x * x
                                            return ag__.generator(push, pull)

A graph cannot suspend a function, but a function can call its consumer.  So a `for` of graph code hands its body to
`push`, whose loops and conditions may depend on tensors; `yield_` says whether the consumer is done (`break`).  Anything
else that asks for the next item pulls, and gets Python's own generator.  There is no `push` where a `yield` has a value.  Where
one stands in a `with` or a `try`, these would see the errors of the consumer (`True`): only a `with` may push, whose
manager such a generator makes.

This is done before jumps are lowered, which takes care of the `return`.
"""
import gast

from ..analysis.names import Names, scope_walk
from ..runtime import staging
from ..syntax.tree import SCOPES, at, constant, copy, name
from .registry import ag, operator

SUSPENDING = gast.Yield, gast.YieldFrom
CONTROL = gast.If, gast.For, gast.While, gast.Match
PROTECTED = gast.Try, gast.With


def split(node, names, context):
    """Make the generator function `node` one that makes both; returns the functions in it, or nothing where a graph
    could not run it anyway.  `names`: what they are called."""
    documented = 1 if isinstance(node.body[0], gast.Expr) and isinstance(node.body[0].value, gast.Constant) and isinstance(
        node.body[0].value.value, str) else 0
    body = node.body[documented:]
    yields = [part for part in scope_walk(*body) if isinstance(part, SUSPENDING)]
    around = [part for part in body if isinstance(part, CONTROL + PROTECTED) and Names(part).suspends]
    if not around and not any(getattr(part, "attr", getattr(part, "id", "")) == "contextmanager" for part in node.decorator_list):
        return []
    if len(yields) != sum(1 for _ in pushable(body)):
        pull(body)
        return []
    seen = len(yields) != sum(1 for _ in pushable(body, alone=True)) or not any(isinstance(part, CONTROL) for part in around)
    put, item = context.fresh("put"), context.fresh("item")
    inner = Names(*body)
    rebound = sorted((inner.bound & context.parameters) | inner.nonlocals)
    declared = [gast.Nonlocal(rebound)] if rebound else []
    if inner.globals:
        declared.append(gast.Global(sorted(inner.globals)))
    pushing = [*declared, *push(copy_all(without_declarations(body)), put, item)]
    pulling = [*map(copy, declared), *pull(without_declarations(body))]
    made = [function(names["push"], [put], pushing), function(names["pull"], [], pulling)]
    node.body[documented:] = at(body[0], [*made, gast.Return(ag(
        "generator", *(name(part.name) for part in made), *([constant(True)] if seen else [])))])
    return made


def function(title, parameters, body):
    parameters = [gast.Name(parameter, gast.Param(), None, None) for parameter in parameters]
    return gast.FunctionDef(title, gast.arguments(parameters, [], None, [], [], None, []), body, [], None, None, [])


def copy_all(stmts):
    return [copy(stmt) for stmt in stmts]


def without_declarations(stmts):
    return [stmt for stmt in stmts if not isinstance(stmt, (gast.Nonlocal, gast.Global))] or [
        at(stmts[0], gast.Pass())]


def blocks(node):
    """The blocks of a statement: (holder, field)."""
    if not isinstance(node, SCOPES):
        for holder in [node, *getattr(node, "handlers", ()), *getattr(node, "cases", ())]:
            for field in "body", "orelse", "finalbody":
                if getattr(holder, field, None):
                    yield holder, field


def pushable(stmts, alone=False):
    """The `yield`s that are statements; `alone`: and around which no error of the consumer can be caught."""
    for stmt in stmts:
        if isinstance(stmt, gast.Expr) and isinstance(stmt.value, SUSPENDING):
            yield stmt
        elif not (alone and (isinstance(stmt, (gast.With, gast.AsyncWith)) or getattr(stmt, "handlers", ()))):
            for holder, field in blocks(stmt):
                yield from pushable(getattr(holder, field), alone)


def push(stmts, put, item):
    """`stmts`, with calls where they yield."""
    out = []
    for stmt in stmts:
        value = stmt.value if isinstance(stmt, (gast.Expr, gast.Return)) else None
        new = [stmt]
        if isinstance(stmt, gast.Return) and value is not None:
            new = [gast.Expr(value), gast.Return(None)]
        elif isinstance(value, gast.Yield):
            new = [stop(put, value.value or constant(None))]
        elif isinstance(value, gast.YieldFrom):
            new = [gast.For(name(item, gast.Store), value.value, [stop(put, name(item))], [], None)]
        else:
            for holder, field in blocks(stmt):
                setattr(holder, field, push(getattr(holder, field), put, item))
        out += at(stmt, new)
    return out


def stop(put, value):
    return gast.If(ag("yield_", name(put), value), [gast.Return(None)], [])


def pull(stmts):
    """`stmts`, with conditions and loops around a `yield` that refuse what only a graph knows."""
    for stmt in stmts:
        if isinstance(stmt, (gast.If, gast.While)) and Names(*stmt.body, *stmt.orelse).suspends:
            stmt.test = at(stmt.test, ag("pulled", stmt.test))
        elif isinstance(stmt, gast.For) and Names(stmt).suspends:
            stmt.iter = at(stmt.iter, ag("pulled_items", stmt.iter))
        for holder, field in blocks(stmt):
            pull(getattr(holder, field))
    return stmts


@operator
def yield_(put, value):
    """Hand an item over; whether that was the last one wanted."""
    return put(value)


@operator
def generator(push, pull, seen=False):
    if staging.local.session is None:
        return pull()
    from ..runtime import generators
    return generators.Generator(push, pull, seen)


@operator
def pulled(test):
    """A condition in a generator that is asked for its next item."""
    if staging.symbolic(test):
        from ..runtime import generators
        generators.refuse()
    return test


@operator
def pulled_items(items):
    """What a loop in a generator reads that is asked for its next item."""
    if staging.local.session is None:
        return items
    from ..runtime import generators
    return generators.one_at_a_time(items)
