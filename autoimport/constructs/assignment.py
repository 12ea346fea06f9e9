"""Assignments whose targets are more than names, and unpacking.

    a, (b, *c) = v          ->      a, item = ag__.unpack(v, 2)
                                    b, c = ag__.unpack_starred(item, 1, 0)
                                    del item
    a, o.x = v              ->      a, item = ag__.unpack(v, 2)
                                    ag__.setattr_(item, o, 'x')
                                    del item
    for a, b in xs: ...     ->      for item in xs:
                                        a, b = ag__.unpack(item, 2)
    x: int = 1              ->      x = 1
    x += y                  ->      x = ag__.iadd(x, y)         (what a list, a dict or a set may be)
"""
import collections

import gast

from ..runtime import staging
from ..syntax.tree import assign, at, constant, copy, in_context, name
from . import attribute, subscript, unread
from .registry import ag, operator, rewrites

OPERATORS = {gast.Add: "iadd", gast.Mult: "imul", gast.BitOr: "ior", gast.BitAnd: "iand", gast.BitXor: "ixor",
             gast.Sub: "isub"}
CONTAINERS = list, dict, set, collections.deque
STORES = {gast.Attribute: attribute, gast.Subscript: subscript}


@rewrites("Assign")
def assignment(node, context):
    if all(isinstance(target, gast.Name) for target in node.targets):
        return [node]
    if len(node.targets) == 1:
        return one(node.targets[0], node.value, context)
    value = context.fresh("value")
    out = [assign(value, node.value)]
    for target in node.targets:
        out += one(target, name(value), context)
    return out


def one(target, value, context):
    """Statements for `target = value`."""
    if isinstance(target, gast.Name):
        return [gast.Assign([target], value, None)]
    if type(target) in STORES:
        return STORES[type(target)].store(in_context(target, gast.Load), value, context)
    elements, after, items = [], [], []
    for element in target.elts:
        inner = element.value if isinstance(element, gast.Starred) else element
        if not isinstance(inner, gast.Name):
            item = context.fresh("item")
            after += one(inner, name(item), context)
            inner = at(inner, name(item, gast.Store))
            items.append(name(item, gast.Del))
        elements.append(inner)
    stars = [i for i, element in enumerate(target.elts) if isinstance(element, gast.Starred)]
    unpacked = ag("unpack_starred", value, constant(stars[0]), constant(len(elements) - stars[0] - 1)) if stars else (
        ag("unpack", value, constant(len(elements))))
    done = [gast.Delete(items)] if items else []           # nobody has what was stored but its owner
    return [gast.Assign([at(target, gast.Tuple(elements, gast.Store()))], at(target, unpacked), None), *after, *done]


@rewrites("AnnAssign")
def annotated(node, context):
    if node.value is None:                     # `f().x: int` evaluates f(), and nothing else
        target = node.target
        parts = [] if isinstance(target, gast.Name) else [target.value]
        if isinstance(target, gast.Subscript):
            parts.append(subscript.index(target.slice))
        return [gast.Expr(part) for part in parts]
    return assignment(gast.Assign([node.target], node.value, None), context)


@rewrites("AugAssign")
def augmented(node, context):
    kind = STORES.get(type(node.target))
    if kind is None:
        return [updated(node)]
    before, target, stored = kind.update(in_context(node.target, gast.Load), context)
    item = context.fresh("item")
    read = copy(target) if kind is attribute else subscript.subscript(copy(target), context)
    return [*before, assign(item, read), updated(gast.AugAssign(name(item, gast.Store), node.op, node.value)),
            *stored(name(item))]


def updated(node):
    """An augmented assignment to a name.  What no container knows, or no container takes, stays as it is."""
    kind = OPERATORS.get(type(node.op))
    if kind is None or isinstance(node.value, gast.Constant) and kind != "imul":
        return node
    if isinstance(node.value, gast.Constant) and type(node.value.value) is not int:
        return node
    target = node.target
    return gast.Assign([target], ag(kind, in_context(copy(target), gast.Load), node.value), None)


@rewrites("Delete")
def delete(node, context):
    out = []
    for target in node.targets:
        kind = STORES.get(type(target))
        if kind is not None:
            out += kind.delete(in_context(target, gast.Load), context)
        elif isinstance(target, (gast.Tuple, gast.List)):
            out += delete(gast.Delete(target.elts), context)
        else:
            out += [gast.Expr(unread.demanded(in_context(copy(target), gast.Load))), gast.Delete([target])]
    return out


def target_of_loop(node, context):
    """A `for` whose target is more than a name binds an item first."""
    if not isinstance(node.target, gast.Name):
        item = context.fresh("item")
        first = at(node.target, gast.Assign([node.target], name(item), None))
        node.target = at(node.target, name(item, gast.Store))
        node.body = [first, *node.body]


class Changed(dict):
    """type -> whether augmented assignments change its instances, as far as graphs have to know."""

    def __missing__(self, kind):
        answer = self[kind] = issubclass(kind, CONTAINERS)
        return answer


CHANGED = Changed()

# Six alike, and not one over `operator.iadd` and so on: in a loop of plain numbers that would take half as long again.


@operator
def iadd(owner, value):
    """`owner += value`; gives what the name is bound to."""
    if CHANGED[type(owner)] and staging.local.session is not None:
        return change("+=", owner, value)
    owner += value
    return owner


@operator
def imul(owner, value):
    """`owner *= value`"""
    if CHANGED[type(owner)] and staging.local.session is not None:
        return change("*=", owner, value)
    owner *= value
    return owner


@operator
def ior(owner, value):
    """`owner |= value`"""
    if CHANGED[type(owner)] and staging.local.session is not None:
        return change("|=", owner, value)
    owner |= value
    return owner


@operator
def iand(owner, value):
    """`owner &= value`"""
    if CHANGED[type(owner)] and staging.local.session is not None:
        return change("&=", owner, value)
    owner &= value
    return owner


@operator
def ixor(owner, value):
    """`owner ^= value`"""
    if CHANGED[type(owner)] and staging.local.session is not None:
        return change("^=", owner, value)
    owner ^= value
    return owner


@operator
def isub(owner, value):
    """`owner -= value`"""
    if CHANGED[type(owner)] and staging.local.session is not None:
        return change("-=", owner, value)
    owner -= value
    return owner


def change(sign, owner, value):
    from ..runtime import containers
    return containers.inplace(sign, owner, value)


@operator
def unpack(value, count):
    """`value`, as something that unpacks into `count` names."""
    if staging.local.session is not None:
        from ..runtime import unpacking
        return unpacking.unpack(value, count)
    return value


@operator
def unpack_starred(value, before, after):
    """The first items of `value`, a list of the rest, and the last items."""
    if staging.local.session is not None:
        from ..runtime import unpacking
        return unpacking.unpack_starred(value, before, after)
    return split(value, before, after)


def split(value, before, after):
    *items, = value
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
    last = len(items) - after
    return *items[:before], items[before:last], *items[last:]
