"""Comparisons that TensorFlow's tensors do not answer as Python does, and chains of them.

    a == b            ->    ag__.eq(a, b)               elementwise in every graph, not identity
    a is None         ->    ag__.is_(a, b)              asked at run time of a value that may be None
    a in b            ->    ag__.in_(a, b)
    lo < f() <= hi    ->    ag__.chain(lo, '<', lambda: f(), '<=', lambda: hi)     (`holds` if only the truth counts)

`<`, `<=`, `>` and `>=` alone are left as they are.
"""
from operator import ge, gt, le, lt

import gast

from ..runtime import staging
from ..syntax.tree import constant
from .registry import ag, delayable, operator, rewrites
from .walrus import delayed

OPERATORS = {gast.Eq: "eq", gast.NotEq: "ne", gast.Is: "is_", gast.IsNot: "is_not", gast.In: "in_", gast.NotIn: "not_in"}
SIGNS = {gast.Eq: "==", gast.NotEq: "!=", gast.Is: "is", gast.IsNot: "is not", gast.In: "in", gast.NotIn: "not in",
         gast.Lt: "<", gast.LtE: "<=", gast.Gt: ">", gast.GtE: ">="}
PLAIN = frozenset({bool, int, float, str, type(None)})             # most of what is compared: asked first, for speed


@rewrites("Compare")
def compare(node, context):
    if len(node.ops) == 1:
        kind = OPERATORS.get(type(node.ops[0]))
        return node if kind is None else ag(kind, node.left, node.comparators[0])
    if not all(map(delayable, node.comparators)):
        return node
    parts = []
    for op, other in zip(node.ops, node.comparators):
        parts += [constant(SIGNS[type(op)]), delayed(other, context)]
    return ag("holds" if id(node) in context.tests else "chain", node.left, *parts)


@operator
def eq(a, b):
    """`a == b`"""
    kind = type(a)
    if kind in PLAIN and (type(b) is kind or type(b) in PLAIN):
        return a == b
    if staging.symbolic(a) or staging.symbolic(b):
        from ..runtime import expressions
        return expressions.equal(a, b)
    if staging.local.session is not None:
        from ..runtime import objects
        return objects.equal(a, b)
    return a == b


@operator
def ne(a, b):
    """`a != b`"""
    kind = type(a)
    if kind in PLAIN and (type(b) is kind or type(b) in PLAIN):
        return a != b
    if staging.symbolic(a) or staging.symbolic(b):
        from ..runtime import expressions
        return expressions.unequal(a, b)
    if staging.local.session is not None:
        from ..runtime import objects
        return objects.unequal(a, b)
    return a != b


@operator
def is_(a, b):
    """`a is b`"""
    if staging.symbolic(a) or staging.symbolic(b):
        from ..runtime import expressions
        return expressions.is_(a, b)
    if a is not b and staging.local.session is not None and staging.local.session.frozen:
        staging.local.session.told_apart(a, b)
    return a is b


@operator
def is_not(a, b):
    """`a is not b`"""
    if staging.symbolic(a) or staging.symbolic(b):
        from ..runtime import expressions
        found = expressions.is_(a, b)
        return expressions.negate(found) if staging.symbolic(found) else not found
    return a is not b


def loose(items):
    """May what these hold be known only when the graph runs?"""
    session = staging.local.session
    return session is not None and (type(items) in (list, tuple) and any(map(compared, items)) or (
        session.loose and isinstance(items, dict)))


def compared(item):
    """Is this a tensor, or an object whose class may answer with one?"""
    return type(item) not in PLAIN and (staging.symbolic(item) or type(type(item).__eq__) is staging.Function)


@operator
def in_(item, items):
    """`item in items`"""
    if staging.symbolic(item) or staging.symbolic(items) or loose(items):
        from ..runtime import expressions
        return expressions.weakly(expressions.contains(item, items))
    return item in items


@operator
def not_in(item, items):
    """`item not in items`"""
    if staging.symbolic(item) or staging.symbolic(items) or loose(items):
        from ..runtime import expressions
        found = expressions.weakly(expressions.contains(item, items))
        return expressions.negate(found) if staging.symbolic(found) else not found
    return item not in items


MEANING = {"<": lt, "<=": le, ">": gt, ">=": ge,
           "==": eq, "!=": ne, "is": is_, "is not": is_not, "in": in_, "not in": not_in}


@operator
def chain(left, *parts):
    """`left < parts[1]() <= parts[3]() ...`: each operand once, from the left, no further than needed."""
    right = parts[1]()
    result = MEANING[parts[0]](left, right)
    if len(parts) == 2:
        return result
    if staging.symbolic(result):
        from .boolean import and_
        return and_(result, lambda: chain(right, *parts[2:]))
    return chain(right, *parts[2:]) if result else result


@operator
def holds(left, *parts):
    """The truth of the chain: the comparison that ends it is asked once."""
    right = parts[1]()
    result = MEANING[parts[0]](left, right)
    if len(parts) == 2:
        return result
    if staging.symbolic(result):
        from .boolean import both
        return both(result, lambda: holds(right, *parts[2:]))
    return holds(right, *parts[2:]) if result else False
