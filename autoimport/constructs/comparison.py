"""Comparisons that TensorFlow's tensors do not answer as Python does, and chains of them.

    a == b            ->    ag__.eq(a, b)               elementwise in every graph, not identity
    a is None         ->    ag__.is_(a, b)              asked at run time of a value that may be None
    a in b            ->    ag__.in_(a, b)
    a < b             ->    ag__.lt(a, b)               tuples of tensors, objects that hold them; `a < 0` stays
    lo < f() <= hi    ->    ag__.chain(lo, '<', lambda: f(), '<=', lambda: hi)     (`holds` if only the truth counts)
"""
import operator as python

import gast

from ..runtime import staging
from ..syntax.tree import constant
from .registry import ag, delayable, operator, rewrites
from .walrus import delayed

OPERATORS = {gast.Eq: "eq", gast.NotEq: "ne", gast.Is: "is_", gast.IsNot: "is_not", gast.In: "in_", gast.NotIn: "not_in"}
ORDERS = {gast.Lt: "lt", gast.LtE: "le", gast.Gt: "gt", gast.GtE: "ge"}
SIGNS = {gast.Eq: "==", gast.NotEq: "!=", gast.Is: "is", gast.IsNot: "is not", gast.In: "in", gast.NotIn: "not in",
         gast.Lt: "<", gast.LtE: "<=", gast.Gt: ">", gast.GtE: ">="}
PLAIN = frozenset({bool, int, float, str, type(None)})             # most of what is compared: asked first, for speed


@rewrites("Compare")
def compare(node, context):
    if len(node.ops) == 1:
        operands, kind = (node.left, node.comparators[0]), type(node.ops[0])
        if kind in ORDERS and any(map(is_number, operands)):
            return node
        return ag(OPERATORS.get(kind) or ORDERS[kind], *operands)
    if not all(map(delayable, node.comparators)):
        return node
    parts = []
    for op, other in zip(node.ops, node.comparators):
        parts += [constant(SIGNS[type(op)]), delayed(other, context)]
    return ag("holds" if id(node) in context.tests else "chain", node.left, *parts)


def is_number(node):
    """Is this a number, which tensors and Python's own numbers are compared with?"""
    node = getattr(node, "operand", node)
    return isinstance(node, gast.Constant) and type(node.value) in (int, float)


@operator
def eq(a, b):
    """`a == b`"""
    kind = type(a)
    if kind in PLAIN and (type(b) is kind or type(b) in PLAIN):
        return a == b
    if staging.symbolic(a) or staging.symbolic(b):
        from ..runtime import equality
        return equality.equal(a, b)
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
        from ..runtime import equality
        return equality.unequal(a, b)
    if staging.local.session is not None:
        from ..runtime import objects
        return objects.unequal(a, b)
    return a != b


def ordered(sign, compare, a, b):
    """An order of what may hold tensors."""
    if staging.local.session is None:
        return compare(a, b)
    from ..runtime import comparing
    return comparing.ordered(sign, compare, a, b)


@operator
def lt(a, b):
    """`a < b`"""
    return a < b if type(a) in PLAIN and type(b) in PLAIN else ordered("lt", python.lt, a, b)


@operator
def le(a, b):
    """`a <= b`"""
    return a <= b if type(a) in PLAIN and type(b) in PLAIN else ordered("le", python.le, a, b)


@operator
def gt(a, b):
    """`a > b`"""
    return a > b if type(a) in PLAIN and type(b) in PLAIN else ordered("gt", python.gt, a, b)


@operator
def ge(a, b):
    """`a >= b`"""
    return a >= b if type(a) in PLAIN and type(b) in PLAIN else ordered("ge", python.ge, a, b)


@operator
def is_(a, b):
    """`a is b`"""
    if staging.symbolic(a) or staging.symbolic(b):
        from ..runtime import expressions
        return expressions.is_(a, b)
    if a is not b and staging.local.session is not None and (staging.local.session.frozen or staging.local.session.loans):
        return staging.local.session.told_apart(a, b)
    return a is b


@operator
def is_not(a, b):
    """`a is not b`"""
    found = is_(a, b)
    if staging.symbolic(found):
        from ..runtime import expressions
        return expressions.negate(found)
    return not found


def loose(item, items):
    """May whether they hold this be known only when the graph runs?"""
    session = staging.local.session
    if session is None:
        return False
    from ..runtime import callables, comparing, generators
    if type(items) in (list, tuple):
        return comparing.answers(item) or any(map(comparing.answers, items))
    return session.loose and isinstance(items, dict) or type(items) in generators.STAGED or any(
        callables.own(type(items), name) for name in ("__contains__", "__iter__", "__getitem__")) or (
        type(item) is tuple and isinstance(items, (dict, set, frozenset)) and comparing.answers(item))


@operator
def in_(item, items):
    """`item in items`"""
    if staging.symbolic(item) or staging.symbolic(items) or loose(item, items):
        from ..runtime import expressions
        return expressions.weakly(expressions.contains(item, items))
    return item in items


@operator
def not_in(item, items):
    """`item not in items`"""
    if staging.symbolic(item) or staging.symbolic(items) or loose(item, items):
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
