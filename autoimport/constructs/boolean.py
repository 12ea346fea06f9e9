"""`and`, `or`, `not`: short-circuit, and the operand as Python gives it.

    a and f(b)      ->      ag__.and_(a, lambda: f(b))
    if a and b: ... ->      ag__.both(a, lambda: b)       (only the truth counts)
    a and b or c    ->      ag__.and_or(a, lambda: b, lambda: c)
    not a           ->      ag__.not_(a)

On a symbolic operand the rest runs in the branch of a `tf.cond` where Python would run it.
"""
import gast

from ..runtime import staging
from ..syntax.tree import at
from .registry import ag, delayable, operator, operator_of, rewrites
from .walrus import delayed


@rewrites("BoolOp")
def bool_op(node, context):
    if not all(map(delayable, node.values[1:])):
        node.values[:-1] = [ag("pulled", value) for value in node.values[:-1]]
        return node
    is_or = isinstance(node.op, gast.Or)
    if id(node) in context.tests:
        operator = "either" if is_or else "both"
    elif is_or:
        return alternatives(node.values, context)
    else:
        operator = "and_"
    return ag(operator, node.values[0], *(delayed(value, context) for value in node.values[1:]))


def alternatives(values, context):
    """`values[0] or values[1] or ...`"""
    where = next((i for i, value in enumerate(values[:-1]) if operator_of(value) == "and_"), None)
    if where is not None:
        other = at(values[where + 1], alternatives(values[where + 1:], context))
        values = [*values[:where], at(values[where], ag("and_or", *values[where].args, delayed(other, context)))]
    first, *rest = values
    return ag("or_", first, *(delayed(value, context) for value in rest)) if rest else first


@rewrites("UnaryOp")
def unary_op(node, context):
    return ag("not_", node.operand) if isinstance(node.op, gast.Not) else node


@operator
def and_(value, *rest):
    """`value and rest[0]() and ...`"""
    for i, operand in enumerate(rest):
        if staging.symbolic(truth := staging.asked(value)):
            from ..runtime import expressions
            return expressions.shortcut(value, rest[i:], and_, True, truth)
        if not truth:
            return value
        value = operand()
    return value


@operator
def or_(value, *rest):
    """`value or rest[0]() or ...`"""
    for i, operand in enumerate(rest):
        if staging.symbolic(truth := staging.asked(value)):
            from ..runtime import expressions
            return expressions.shortcut(value, rest[i:], or_, False, truth)
        if truth:
            return value
        value = operand()
    return value


@operator
def and_or(value, *rest):
    """`value and rest[0]() ... or rest[-1]()`: the old way to choose, `x > 0 and "yes" or "no"`"""
    *operands, other = rest
    if staging.symbolic(truth := staging.asked(value)):
        from ..runtime import expressions
        if not expressions.are_bools(value, *rest):
            return expressions.choose(truth, lambda: chosen(operands, other), other, site=(operands[0].__code__, other.__code__))
        return or_(and_(value, *operands), other)
    return chosen(operands, other) if truth else other()


def chosen(operands, other):
    value, *rest = operands[0](), *operands[1:], other
    return and_or(value, *rest) if rest[1:] else or_(value, *rest)


@operator
def both(value, *rest):
    """The truth of `value and rest[0]() and ...`"""
    for i, operand in enumerate(rest):
        if staging.symbolic(value := staging.asked(value)):
            from ..runtime import expressions
            return expressions.shortcut_truth(value, rest[i:], both, True)
        if not value:
            return False
        value = operand()
    return value


@operator
def either(value, *rest):
    """The truth of `value or rest[0]() or ...`"""
    for i, operand in enumerate(rest):
        if staging.symbolic(value := staging.asked(value)):
            from ..runtime import expressions
            return expressions.shortcut_truth(value, rest[i:], either, False)
        if value:
            return True
        value = operand()
    return value


@operator
def not_(value):
    """`not value`"""
    if staging.symbolic(value := staging.asked(value)):
        from ..runtime import expressions, tensors
        return expressions.negate(tensors.truth(value))
    return not value
