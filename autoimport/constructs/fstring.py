"""f-strings with tensors.

    f"x = {x:.2f} of {n!r}"     ->      ag__.fstring('x = ', ag__.formatted(x, '', '.2f'), ' of ', ag__.formatted(n, 'r', ''))

Without a symbolic value each part is formatted by Python, in order, and joined; with one the text is a string tensor.
"""
import gast

from ..runtime import staging
from ..syntax.tree import constant
from .registry import ag, operator, rewrites


@rewrites("JoinedStr")
def joined(node, context):
    parts = [part for part in node.values if not (isinstance(part, gast.Constant) and part.value == "")]
    return ag("fstring", *parts) if any(not isinstance(part, gast.Constant) for part in parts) else node


@rewrites("FormattedValue")
def formatted_value(node, context):
    conversion = constant("" if node.conversion in (-1, None) else chr(node.conversion))
    return ag("formatted", node.value, conversion, node.format_spec or constant(""))


@operator
def fstring(*parts):
    """The parts of an f-string, joined."""
    if any(map(staging.symbolic, parts)):
        import tensorflow as tf

        from ..runtime import choice, formats, tensors
        several = choice.joined(parts)
        return formats.of_parts(tensors.weak(tf.strings.join(list(parts))), parts) if several is None else several
    return "".join(parts)


CONVERSIONS = {"s": str, "r": repr, "a": ascii}


@operator
def formatted(value, conversion, spec):
    """`format(value, spec)` after a conversion: a str, or a scalar string tensor."""
    if staging.local.session is not None:
        from ..runtime import tensors
        if type(value) not in staging.PLAIN and not staging.symbolic(value):
            from ..runtime import objects
            value, conversion, spec = objects.formatted(value, conversion, spec)
        if staging.symbolic(spec) or tensors.any_symbolic(value):
            from ..runtime import expressions
            return expressions.formatted(value, conversion, spec)
    if conversion:
        value = CONVERSIONS[conversion](value)
    return format(value, spec)
