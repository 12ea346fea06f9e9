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
values are put one by one into a list whose length only the graph knows.
"""
import gast

from ..analysis.names import scope_walk
from ..runtime import staging, walking
from ..syntax.tree import at, call, constant, copy, lambda_, name, tuple_
from . import conditional, for_loop
from .display import made
from .registry import ag, delayable, operator, rewrites
from .walrus import through_cells

KINDS = {gast.ListComp: "listcomp", gast.SetComp: "setcomp", gast.DictComp: "dictcomp", gast.GeneratorExp: "genexp"}


@rewrites("ListComp", "SetComp", "DictComp", "GeneratorExp")
def comprehension(node, context):
    if not movable(node):
        return node
    node = through_cells(node, context)
    items, put = context.fresh("items"), context.fresh("put")
    first = node.generators[0]
    source, first.iter = first.iter, name(items)
    simple = len(node.generators) == 1 and not first.ifs
    thunks = [constant(None)]
    if not simple:
        putting = each_item(copy(node), items, put)
        thunks.append(function([items, put], at(node, putting)))
    if simple or isinstance(node, gast.GeneratorExp):
        for generator in node.generators:
            generator.iter = unpacked(generator)
            if isinstance(node, gast.GeneratorExp):
                generator.ifs = [ag("pulled", test) for test in generator.ifs]
        thunks[0] = function([items], at(node, node))      # (whose parts are not looked for where it is put)
    return ag(KINDS[type(node)], source, *thunks)


def movable(node):
    """Whether the comprehension can become the body of a function."""
    return delayable(node) and not any(
        isinstance(part, gast.comprehension) and (part.is_async or not plain_target(part.target)) for part in scope_walk(node))


def plain_target(node):
    if isinstance(node, (gast.Tuple, gast.List)):
        return all(map(plain_target, node.elts))
    return isinstance(node, gast.Name) or isinstance(node, gast.Starred) and plain_target(node.value)


def function(parameters, body):
    names = [gast.Name(parameter, gast.Param(), None, None) for parameter in parameters]
    return gast.Lambda(gast.arguments(names, [], None, [], [], None, []), body)


def each_item(node, items, put):
    """A comprehension that puts its values where `put` says: conditions and inner loops are calls."""
    values = [node.key, node.value] if isinstance(node, gast.DictComp) else [node.elt]
    body = call(name(put), values)
    for generator in reversed(node.generators):
        for test in reversed(generator.ifs):
            body = ag("when", test, lambda_(body))
        source, generator.ifs, generator.iter = generator.iter, [], name(items)
        generator.iter = unpacked(generator)
        body = at(node, gast.ListComp(body, [generator]))
        if generator is not node.generators[0]:
            body = ag("each", source, name(put), function([items], body))
    return body


def unpacked(generator):
    """What a `for` of a comprehension iterates: an item that its target takes apart may be a tensor."""
    if isinstance(generator.target, gast.Name):
        return generator.iter
    return ag("rows", generator.iter, shape(generator.target))


def shape(target):
    """0 for a name, -1 for a starred one, a tuple for what takes its item apart."""
    if isinstance(target, (gast.Tuple, gast.List)):
        return tuple_([shape(part) for part in target.elts])
    return constant(-1 if isinstance(target, gast.Starred) else 0)


@operator
def rows(items, target):
    """`items`, ready to be taken apart by a target of this shape."""
    return items if staging.local.session is None else (taken_apart(item, target) for item in items)


def taken_apart(item, target):
    if type(target) is not tuple:
        return item
    if staging.symbolic(item):
        from ..runtime import indexing
        star = target.index(-1) if -1 in target else None
        item = indexing.unpack(item, *((len(target), None) if star is None else (star, len(target) - star - 1)))
    if -1 in target or not any(target) or type(item) not in (tuple, list) or len(item) != len(target):
        return item
    return [taken_apart(part, inner) for part, inner in zip(item, target)]


@operator
def when(test, then):
    """`if test: then()`"""
    conditional.if_(test, then, None, ())


@operator
def each(items, put, step):
    """`for` in a comprehension: `step` handles an iterable of items, of which each may be the only one."""
    until, items = getattr(put, "until", None), iterated(items)
    if until is None and not staged(items):
        step(items)
    else:
        for_loop.for_(items, walking.each(lambda item: step((item,)), until), (), until)


def iterated(items):
    """`items`, or what an object of the author's makes to be iterated."""
    if staging.local.session is None:
        return items
    from ..runtime import generators
    return generators.iterated(items)


def staged(items):
    """Whether only a graph can iterate this."""
    if staging.local.session is None:
        return False
    from ..runtime import generators
    return generators.staged(items)


@operator
def listcomp(items, native, putting=None):
    """`native(items)`, a list; or what `putting(items, put)` puts."""
    items = iterated(items)
    if native is not None and not staged(items):
        return made(native(items))
    if staging.local.session is None:
        out = []
        putting(items, out.append)
        return out
    from ..runtime import comprehensions
    return comprehensions.listed(items, native, putting)


@operator
def setcomp(items, native, putting=None):
    items = iterated(items)
    if native is not None and not staged(items):
        return made(native(items))
    out = set()
    if staging.local.session is None:
        putting(items, out.add)
        return out
    from ..runtime import comprehensions
    return comprehensions.keyed(items, native, putting, out)


@operator
def dictcomp(items, native, putting=None):
    items = iterated(items)
    if native is not None and not staged(items):
        return made(native(items))
    out = {}
    if staging.local.session is None:
        putting(items, out.__setitem__)
        return out
    from ..runtime import comprehensions
    return comprehensions.keyed(items, native, putting, out)


@operator
def genexp(items, native, putting=None):
    """`native(items)`, or a generator that a loop of the graph can run."""
    if staging.local.session is None:
        return native(items)
    from ..runtime import comprehensions
    return comprehensions.expression(iterated(items), native, putting)
