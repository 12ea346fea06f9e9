"""`and`, `or`, `not`: short-circuit, and the operand as Python gives it.

    a and f(b)      ->      ag__.and_(a, lambda: f(b))
    if a and b: ... ->      ag__.both(a, lambda: b)       (only the truth counts)
    not a           ->      ag__.not_(a)

On a symbolic operand the rest runs in the branch of a `tf.cond` where Python would run it.
"""
import gast

from ..runtime import staging
from .registry import ag, delayable, operator, rewrites
from .walrus import delayed


@rewrites("BoolOp")
def bool_op(node, context):
    if not all(map(delayable, node.values[1:])):
        node.values[:-1] = [ag("pulled", value) for value in node.values[:-1]]
        return node
    operators = ("both", "either") if id(node) in context.tests else ("and_", "or_")
    operator = operators[isinstance(node.op, gast.Or)]
    return ag(operator, node.values[0], *(delayed(value, context) for value in node.values[1:]))


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
