"""`format(t, spec)`, and so f-strings: fill, alignment, sign, width, precision, types.

    f"{x:>8.2f}"            tf.strings.as_string(x, precision=2), and what is missing of 8 before it
    f"{x:.{n}f}"            a precision that a tensor gives: one of some
"""
import builtins
import re

import tensorflow as tf

from ..errors import StagingError
from . import compiled, failures, staging, tensors
from .printing import FOR_XLA, as_str, number_text, text
from .tensors import symbolic, weak

SPEC = re.compile(r"(?:(?P<fill>.)?(?P<align>[<>^=]))?(?P<sign>[+ -])?(?P<zero>0)?(?P<width>\d+)?"
                  r"(?P<group>[,_])?(?:\.(?P<precision>\d+))?(?P<type>[dfFeEgs%bxXo])?\Z")
BASES = {"b": 1, "o": 3, "x": 4, "X": 4}       # bits of a digit


def format_(*args, **kwargs):
    """`format(t, spec)`"""
    if not args or kwargs or type(args[0]) in staging.PLAIN:
        return builtins.format(*args, **kwargs)
    spec = args[1] if len(args) > 1 else ""
    if not symbolic(args[0]):
        return staging.formatted(args[0], "", spec)
    if not symbolic(spec) and spec == "":
        return as_str(text(args[0]))
    value = tf.convert_to_tensor(args[0])
    if compiled.here() and value.dtype != tf.string:
        return FOR_XLA
    if value.shape.rank != 0:
        raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
    parsed = fields_of(spec)
    if parsed is None or parsed["group"] and (parsed["zero"] or parsed["type"] in BASES):
        raise StagingError(f"the format {spec!r} of a symbolic tensor: a graph knows fill, alignment, sign, width, precision, "
                           "separators of thousands, and the types d f e g s % b o x",
                           instead="Use one of these, or tf.py_function")
    return weak(padded(digits_of(value, parsed, tensors.is_weak(args[0])), parsed, numeric=value.dtype != tf.string))


def of_parts(text, parts):
    """`text`, a tensor, which an f-string joined of these: it may be the format of something."""
    text._parts = parts
    return text


def fields_of(spec):
    """What a format says, by name; the width and the precision may be tensors.  None if a graph does not know it."""
    holes, whole = {}, ""
    for part in getattr(spec, "_parts", ("?",)) if symbolic(spec) else (spec,):
        if symbolic(part):
            holes[str(HOLE + len(holes))] = part
            part = str(HOLE + len(holes) - 1)
        whole += part
    found = SPEC.match(whole)
    fields = found and {name: number(part, holes) for name, part in found.groupdict().items()}
    return None if found is None or holes else fields


HOLE = 1_000_000_000                           # no width is that large


def number(field, holes):
    return tf.strings.to_number(holes.pop(field), tf.int32) if field in holes else field


def with_precision(count, make):
    """`make(count)`, for each of the counts that a tensor may be."""
    if not symbolic(count):
        return make(int(count))
    count = failures.demanded(count, tf.logical_and(count >= 0, count <= PRECISE), lambda: StagingError(
        f"a precision that only the graph knows is one of 0 to {PRECISE}", instead="Use a Python number for it"))
    return tf.switch_case(count, [lambda each=each: make(each) for each in range(PRECISE + 1)])


PRECISE = 20


def digits_of(value, spec, weak=False):
    """The text before it is padded."""
    kind, precision = spec["type"], spec["precision"]
    if value.dtype == tf.string:
        return value if precision is None else tf.strings.substr(
            value, 0, precision if symbolic(precision) else int(precision), unit="UTF8_CHAR")
    if (kind == "d" or kind in BASES) and not value.dtype.is_integer:
        wrong = ValueError(f"Unknown format code '{kind}' for object of type 'float'")
        if tensors.int_where(value) is False:
            raise wrong
        value = tf.cast(failures.demanded(value, tensors.int_where(value), lambda: wrong), tf.int64)
    if kind == "s":
        python = "int" if value.dtype.is_integer else "float"
        raise ValueError(f"Unknown format code 's' for object of type '{python}'")
    if kind in BASES:
        out = in_base(value, BASES[kind])
        out = tf.strings.upper(out) if kind == "X" else out
    elif kind is None and precision is None or kind == "d":
        wide = value if weak or not value.dtype.is_floating else tf.cast(value, tf.float64)                   # as NumPy does
        out = number_text(wide, tensors.int_where(value))
    else:
        value = tf.cast(value, tf.float64) * (100 if kind == "%" else 1)
        kind = (kind or "g").lower()
        out = with_precision(6 if precision is None else precision, lambda count: tf.strings.as_string(
            value, precision=max(count, 1) if kind == "g" else count, scientific=kind == "e", shortest=kind == "g"))
        if spec["type"] in ("E", "F"):
            out = tf.strings.upper(out)
        if spec["type"] == "%":
            out = out + "%"
    for _ in range(6 if spec["group"] else 0):               # from the end, one more separator each time
        out = tf.strings.regex_replace(out, r"^(-?\d+)(\d{3})", rf"\1{spec['group']}\2")
    if spec["sign"] in ("+", " "):
        out = tf.where(tf.strings.regex_full_match(out, "-.*"), out, spec["sign"] + out)
    return out


def in_base(value, bits):
    """The digits of an integer, of so many bits each."""
    size = tf.abs(tf.cast(value, tf.int64))
    places = tf.range(63 // bits * bits, -1, -bits, dtype=tf.int64)
    digits = tf.bitwise.bitwise_and(tf.bitwise.right_shift(size, places), 2 ** bits - 1)
    text = tf.strings.reduce_join(tf.gather(tf.constant([*"0123456789abcdef"]), digits))
    return tf.strings.join([tf.where(value < 0, "-", ""), tf.strings.regex_replace(text, "^0+(.)", r"\1")])


def padded(out, spec, numeric):
    width = spec["width"] if symbolic(spec["width"]) else int(spec["width"] or 0)
    align = spec["align"] or ("=" if spec["zero"] and numeric else ">" if numeric else "<")
    fill = spec["fill"] or ("0" if spec["zero"] else " ")
    if type(width) is int and not width:
        return tf.identity(out)
    missing = tf.maximum(width - tf.strings.length(out, unit="UTF8_CHAR"), 0)
    padding = times(fill, missing)
    if align == "<":
        return out + padding
    if align == ">":
        return padding + out
    if align == "^":
        return times(fill, missing // 2) + out + times(fill, missing - missing // 2)
    sign = tf.strings.regex_replace(out, r"[^-+ ].*", "")
    return sign + padding + tf.strings.regex_replace(out, r"^[-+ ]", "")


def times(text, count):
    return tf.strings.reduce_join(tf.fill([count], text))
