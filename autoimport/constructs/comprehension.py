"""Comprehensions and generator expressions.

    [f(x) for x in xs]                  ->  ag__.listcomp(xs, lambda items: [f(x) for x in items])

    {k: v for k, v in pairs}            ->  ag__.dictcomp(pairs, lambda items: {k: v for k, v in ag__.rows(items, (0, 0))})

    [x for row in rows if p(row)        ->  ag__.listcomp(rows, None, lambda items, put: [
        for x in row if x > 0]                  ag__.when(p(row), lambda: ag__.each(row, put, lambda items: [
                                                    ag__.when(x > 0, lambda: put(x)) for x in items]))
                                                for row in items])

    (x for x in xs if x > 0)            ->  ag__.genexp(xs, lambda items: (x for x in items if x > 0),
                                                lambda items, put: [ag__.when(x > 0, lambda: put(x)) for x in items])

What Python iterates stays a comprehension over those items, with the scopes that Python gives it.  Over a tensor it
runs once, over the one item that a pass of a `tf.while_loop` has.  A condition may turn symbolic at any item: then the
values are put one by one into a list whose length only the graph knows.  Where a comprehension assigns (`:=`), the
function in it is a `def` that declares the name.
"""
import gast

from ..analysis.names import scope_walk
from ..runtime import staging
from ..syntax.tree import at, attribute, call, constant, copy, name, tuple_
from . import conditional, for_loop
from .registry import ag, rewrites

KINDS = {gast.ListComp: "listcomp", gast.SetComp: "setcomp", gast.DictComp: "dictcomp", gast.GeneratorExp: "genexp"}


@rewrites("ListComp", "SetComp", "DictComp", "GeneratorExp")
def comprehension(node, context):
    assigned = walrus(node)
    if not movable(node, assigned):
        return node
    items, put = context.fresh("items"), context.fresh("put")
    first = node.generators[0]
    source, first.iter = first.iter, name(items)
    simple = len(node.generators) == 1 and not first.ifs
    parts = [] if simple else [each(copy(node), items, put)]
    if simple or isinstance(node, gast.GeneratorExp):
        for generator in node.generators:
            generator.iter = unpacked(generator)
        parts.insert(0, function([items], node, assigned, context))
    else:
        parts.insert(0, constant(None))
    if not simple:
        parts[1] = function([items, put], parts[1], assigned, context)
    return ag(KINDS[type(node)], source, *parts)


def walrus(node):
    """The names that the comprehension assigns, in order."""
    return sorted({part.target.id for part in scope_walk(node) if isinstance(part, gast.NamedExpr)})


def movable(node, assigned):
    """Whether the comprehension can become the body of a function."""
    for part in scope_walk(node):
        if isinstance(part, (gast.Yield, gast.YieldFrom, gast.Await)):
            return False
        if isinstance(part, gast.comprehension) and (part.is_async or not plain_target(part.target)):
            return False
    # A name is assigned in the function itself: not in the functions that conditions and inner loops make of the rest.
    first = node.generators[0]
    direct = scope_walk(*first.ifs[:1]) if first.ifs or len(node.generators) > 1 else scope_walk(node)
    return len(assigned) == len({part.target.id for part in direct if isinstance(part, gast.NamedExpr)})


def plain_target(node):
    if isinstance(node, (gast.Tuple, gast.List)):
        return all(map(plain_target, node.elts))
    return isinstance(node, gast.Name) or isinstance(node, gast.Starred) and plain_target(node.value)


def function(parameters, body, assigned, context):
    """`lambda parameters: body`; a hoisted `def` where the body assigns names of the scope around it."""
    names = [gast.Name(parameter, gast.Param(), None, None) for parameter in parameters]
    arguments = gast.arguments(names, [], None, [], [], None, [])
    return gast.Lambda(arguments, body) if not assigned else context.hoist(arguments, body, assigned)


def each(node, items, put):
    """A comprehension that puts its values where `put` says: conditions and inner loops are calls."""
    values = [node.key, node.value] if isinstance(node, gast.DictComp) else [node.elt]
    body = call(name(put), values)
    for generator in reversed(node.generators):
        for test in reversed(generator.ifs):
            body = ag("when", test, lambda_of([], body))
        source, generator.ifs, generator.iter = generator.iter, [], name(items)
        generator.iter = unpacked(generator)
        body = at(node, gast.ListComp(body, [generator]))
        if generator is not node.generators[0]:
            body = ag("each", source, name(put), lambda_of([items], body))
    return body


def lambda_of(parameters, body):
    names = [gast.Name(parameter, gast.Param(), None, None) for parameter in parameters]
    return gast.Lambda(gast.arguments(names, [], None, [], [], None, []), body)


def unpacked(generator):
    """What a `for` of a comprehension iterates: each item may be a tensor that its target takes apart."""
    if isinstance(generator.target, gast.Name):
        return generator.iter
    return ag("rows", generator.iter, shape(generator.target))


def shape(target):
    """0 for a name, -1 for a starred one, a tuple for what takes its item apart."""
    if isinstance(target, (gast.Tuple, gast.List)):
        return tuple_([shape(part) for part in target.elts])
    return constant(-1 if isinstance(target, gast.Starred) else 0)


def rows(items, target):
    """`items`, each ready to be taken apart by a target of this shape."""
    return items if staging.local.session is None else (taken_apart(item, target) for item in items)


def taken_apart(item, target):
    if type(target) is not tuple:
        return item
    if staging.symbolic(item):
        from ..runtime import indexing
        star = target.index(-1) if -1 in target else None
        item = indexing.unpack(item, *([len(target)] if star is None else [star, len(target) - star - 1]))
    if -1 in target or not any(target):
        return item
    parts = tuple(item)
    return parts if len(parts) != len(target) else [taken_apart(part, shape) for part, shape in zip(parts, target)]


def when(test, then):
    """`if test: then()`"""
    conditional.if_(test, then, None, ())


def each_(items, put, step):
    pass
