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
else that asks for the next item pulls, and gets Python's own generator.  There is no `push` where a `yield` stands inside
an expression.

In a `with` or a `try` that catches, `yielded` takes the place of `yield_`: these must not see the errors of the consumer,
but for one that is the body of a `with` whose manager the generator makes.  And they see how the consumer leaves:

    with lock:                              try:
        yield x                                 with lock:
                              ->                    if ag__.yielded(put, x):
                                                        raise ag__.left()
                                            except ag__.left():
                                                pass

This is done before jumps are lowered, which takes care of the `return`.
"""
import types

import gast

from ..analysis.names import Names, scope_walk
from ..runtime import staging
from ..syntax.tree import SCOPES, assign, at, constant, copy, name
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
    managing = not any(isinstance(part, gast.YieldFrom) for part in yields) and not any(map(conditional, body))
    if managing and not any(isinstance(part, PROTECTED) and Names(part).suspends for part in body) and not any(
            getattr(part, "attr", getattr(part, "id", "")) == "contextmanager" for part in node.decorator_list):
        return []
    if len(yields) != sum(1 for _ in pushable(body)):
        pull(body)
        return []
    put, delegated_to = context.fresh("put"), (context.fresh("source"), context.fresh("item"))
    inner = Names(*body)
    rebound = sorted((inner.bound & context.parameters) | inner.nonlocals)
    declared = [gast.Nonlocal(rebound)] if rebound else []
    if inner.globals:
        declared.append(gast.Global(sorted(inner.globals)))
    pushing = push(copy_all(without_declarations(body)), put, delegated_to, "yield_")
    if any(isinstance(part, gast.Raise) and is_left(part.exc) for part in scope_walk(*pushing)):
        handler = gast.ExceptHandler(ag("left"), None, [gast.Pass()])
        pushing = [at(body[0], gast.Try(pushing, [handler], [], []))]
    pushing = [*declared, *pushing]
    pulling = [*map(copy, declared), *pull(without_declarations(body))]
    made = [function(names["push"], [put], pushing), function(names["pull"], [], pulling)]
    node.body[documented:] = at(body[0], [*made, gast.Return(ag(
        "generator", *(name(part.name) for part in made), *([constant(True)] if managing else [])))])
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


def conditional(stmt):
    """Does a condition or a loop stand around a `yield` of this statement?"""
    return Names(stmt).suspends and (isinstance(stmt, CONTROL) or any(
        map(conditional, [inner for holder, field in blocks(stmt) for inner in getattr(holder, field)])))


def pushable(stmts):
    """The statements that are a `yield`, or give the value of one to a name or to the caller."""
    for stmt in stmts:
        if isinstance(stmt, (gast.Expr, gast.Assign, gast.Return)) and isinstance(stmt.value, SUSPENDING):
            yield stmt
        for holder, field in blocks(stmt):
            yield from pushable(getattr(holder, field))


def push(stmts, put, names, give):
    """`stmts`, with calls where they yield."""
    out = []
    for stmt in stmts:
        value = stmt.value if isinstance(stmt, (gast.Expr, gast.Assign, gast.Return)) else None
        if isinstance(value, SUSPENDING):
            new, given = handed(value, put, names, give)
            stmt.value = at(value, given)
            out += at(value, new) + ([] if isinstance(stmt, gast.Expr) else [stmt])
            continue
        inside = "yielded" if isinstance(stmt, gast.With) or getattr(stmt, "handlers", ()) else give
        for holder, field in blocks(stmt):
            setattr(holder, field, push(getattr(holder, field), put, names, inside))
        out.append(stmt)
    return out


def handed(node, put, names, give):
    """Statements that hand over what `node` yields, and its value: nobody sends anything."""
    if isinstance(node, gast.Yield):
        return [stop(put, node.value or constant(None), give)], constant(None)
    items, item = names
    loop = gast.For(name(item, gast.Store), name(items), [stop(put, name(item), give)], [], None)
    return [assign(items, ag("delegated", node.value)), loop], ag("returned", name(items))


def stop(put, value, give):
    leave = gast.Return(constant(None)) if give == "yield_" else gast.Raise(ag("left"), None)
    return gast.If(ag(give, name(put), value), [leave], [])


def is_left(node):
    return isinstance(node, gast.Call) and getattr(node.func, "attr", None) == "left"


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
def yielded(put, value):
    """The same, where a `with` or a `try` of the generator must not see an exception of the consumer's."""
    from ..runtime import generators
    return generators.give(put, value)


@operator
def left():
    """What a `with` or a `try` of the generator sees of a consumer that wants no more items."""
    from ..runtime import generators
    return generators.Closed


@operator
def delegated(items):
    """What `yield from items` iterates."""
    from ..runtime import generators
    return generators.Delegate(items) if isinstance(items, types.GeneratorType) else items


@operator
def returned(items):
    """The value of `yield from items`, which was read to its end."""
    return getattr(items, "value", None)


@operator
def generator(push, pull, managing=False):
    """`managing`: only a `with`, whose manager it makes, has reason to push."""
    if staging.local.session is None:
        return pull()
    from ..runtime import generators
    return generators.Generator(push, pull, managing=managing)


@operator
def pulled(test):
    """A condition in a generator that is asked for its next item."""
    if staging.symbolic(test):
        from ..runtime import comprehensions
        comprehensions.refuse()
    return test


@operator
def pulled_items(items):
    """What a loop in a generator reads that is asked for its next item."""
    if staging.local.session is None:
        return items
    from ..runtime import comprehensions
    return comprehensions.one_at_a_time(items)
