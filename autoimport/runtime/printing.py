"""Texts of symbolic values: `str`, `format`, and what `print` writes.

    f"loss {loss}"      ->      tf.strings.join(["loss ", text(loss)])

The text is that of the value: `42`, `0.1`, `True`, `[1 2 3]`, strings without quotes.  Scalars read as NumPy writes
them, digit by digit.  The elements of float arrays read as TensorFlow writes them: `[1 2.5]`, not `[1.  2.5]`.
"""
import builtins
import functools
import re

import tensorflow as tf

from ..errors import StagingError
from . import choice, compiled, failures, objects, staging, tensors
from .tensors import symbolic, weak

# How many significant digits may be needed to tell a number from its neighbours; `%g` drops zeros at the end.
DIGITS = {tf.bfloat16: (2, 3, 4), tf.float16: (3, 4, 5), tf.float32: (6, 7, 8, 9), tf.float64: (15, 16, 17)}
FOR_XLA = "?"           # which can do nothing with a text but leave out the `raise` that it is for
LIMIT = 1000            # arrays of more elements are abbreviated, as NumPy does


def text(value):
    """The text of a value when the graph runs: a scalar string tensor, or Python's `str` of a plain value."""
    if isinstance(value, (list, tuple, dict)) and tensors.any_symbolic(value):
        from .boundary import leaving
        value = leaving(value)
        if not symbolic(value):
            return nest_text(value)
    if type(value) is choice.Choice and choice.is_told(value):
        return choice.each(value, text)
    if not symbolic(value):
        own = objects.text(value)
        return builtins.str(value) if own is None else own
    if isinstance(value, (tf.RaggedTensor, tf.SparseTensor, tf.IndexedSlices)):
        if isinstance(value, tf.RaggedTensor) and value.dtype.is_numbertype:
            return tf.strings.reduce_join(tf.strings.format("{}", value.to_tensor()))
        return tf.strings.format("{}", [tf.convert_to_tensor(value)])
    value = tf.convert_to_tensor(value)
    if compiled.here() and value.dtype != tf.string:
        return FOR_XLA
    if value.shape.rank is None:
        return tf.cond(tf.equal(tf.rank(value), 0), lambda: number_text(tf.reshape(value, [-1])[0]),
                       lambda: array_text(value))
    return number_text(value) if value.shape.rank == 0 else array_text(value)


def number_text(value):
    """The text of a scalar tensor, as Python writes it."""
    dtype = value.dtype
    if dtype == tf.string:
        return value
    if isinstance(tensors.int_where(value), tf.Tensor):
        return tf.where(tensors.int_where(value), tf.strings.as_string(tf.cast(value, tf.int64)), float_text(value))
    if dtype == tf.bool:
        return tf.where(value, "True", "False")
    if dtype.is_floating:
        return float_text(value)
    if dtype.is_complex:
        real, imag = tf.math.real(value), tf.math.imag(value)
        sign = tf.where(imag < 0, "", "+")
        return tf.strings.join(["(", shortest(real, False), sign, shortest(imag, False), "j)"])
    return tf.strings.as_string(value)


@tf.function(autograph=False)                   # traced once for each dtype: one operation in the graph for each use
def float_text(value):
    """The shortest text that reads back as the same number, with Python's `.0` and exponents."""
    exact = tf.cast(value, tf.float64)
    size = tf.abs(exact)
    fixed, scientific = shortest(value, scientific=False), shortest(value, scientific=True)
    fixed = tf.where(tf.equal(exact, tf.round(exact)), tf.strings.as_string(exact, precision=1), fixed)
    scientific = tf.strings.regex_replace(scientific, r"\.?0+e", "e")
    small = (size < 1e-4) & (size > 0)
    return tf.where(tf.math.is_finite(exact) & (small | (size >= largest_fixed(value.dtype))), scientific, fixed)


def shortest(value, scientific):
    digits = DIGITS[value.dtype]
    wide = tf.float64 if value.dtype == tf.float64 else tf.float32
    exact = tf.cast(value, wide)
    out = ""
    for count in reversed(digits):
        text = tf.strings.as_string(exact, precision=count - scientific, scientific=scientific, shortest=not scientific)
        same = tf.equal(tf.cast(tf.strings.to_number(text, wide), value.dtype), value)
        out = text if count == digits[-1] else tf.where(same, text, out)
    return out


@functools.cache
def largest_fixed(dtype):
    """From where on NumPy writes a number of this dtype with an exponent: its versions differ."""
    kind = dtype.as_numpy_dtype
    limit = 16 if dtype == tf.float64 else DIGITS[dtype][0]
    return next((10.0 ** k for k in range(limit, 17) if "e" in builtins.str(kind(10.0 ** k))), 1e16)


def array_text(value):
    if value.dtype == tf.bool:
        value = tf.where(value, " True", "False")
        return tf.strings.regex_replace(whole_or_ends(value), '"', "")
    return whole_or_ends(value)


def whole_or_ends(value):
    size = value.shape.num_elements()
    if size is not None:
        return tf.strings.format("{}", value, summarize=-1 if size <= LIMIT else 3)
    return tf.cond(tf.size(value) <= LIMIT, lambda: tf.strings.format("{}", value, summarize=-1),
                   lambda: tf.strings.format("{}", value, summarize=3))


def nest_text(value):
    """Python's brackets around the texts of the parts."""
    def quoted(part):
        return builtins.repr(part) if not tensors.any_symbolic(part) else text(part)
    if isinstance(value, dict):
        parts = [tf.strings.join([builtins.repr(key), quoted(part)], ": ") for key, part in value.items()]
        opening, closing = "{}"
    elif isinstance(value, list):
        parts, (opening, closing) = [quoted(part) for part in value], "[]"
    elif hasattr(value, "_fields"):
        parts = [tf.strings.join([name, quoted(part)], "=") for name, part in zip(value._fields, value)]
        opening, closing = type(value).__name__ + "(", ")"
    else:
        parts = [quoted(part) for part in value]
        opening, closing = "(", ",)" if len(parts) == 1 else ")"
    return tf.strings.join([opening, tf.strings.join(parts, ", "), closing])


def as_str(made):
    """A text of our own, as the Python value that it stands for."""
    return made if type(made) is builtins.str else weak(tf.identity(made))


def str_(*args, **kwargs):
    if len(args) == 1 and not kwargs and (symbolic(args[0]) or type(args[0]) in (list, tuple, dict)
                                          and tensors.any_symbolic(args[0])):
        return as_str(text(args[0]))
    if len(args) == 1 and not kwargs and type(args[0]) not in staging.PLAIN:
        return text(args[0])
    if args and symbolic(args[0]):
        raise StagingError("str(t, encoding) of a symbolic tensor: its bytes are known only when the graph runs",
                           instead="Use tf.strings.unicode_transcode")
    return str(*args, **kwargs)


SPEC = re.compile(r"(?:(?P<fill>.)?(?P<align>[<>^=]))?(?P<sign>[+ -])?(?P<zero>0)?(?P<width>\d+)?"
                  r"(?P<group>[,_])?(?:\.(?P<precision>\d+))?(?P<type>[dfFeEgs%bxXo])?\Z")
BASES = {"b": 1, "o": 3, "x": 4, "X": 4}       # bits of a digit


def format_(*args, **kwargs):
    """`format(t, spec)`, and so f-strings: fill, alignment, sign, width, precision, types."""
    if not args or kwargs or not symbolic(args[0]):
        return builtins.format(*args, **kwargs)
    spec = args[1] if len(args) > 1 else ""
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
    holes, text = {}, ""
    for part in getattr(spec, "_parts", ("?",)) if symbolic(spec) else (spec,):
        if symbolic(part):
            holes[builtins.str(HOLE + len(holes))] = part
            part = builtins.str(HOLE + len(holes) - 1)
        text += part
    found = SPEC.match(text)
    fields = found and {name: number(part, holes) for name, part in found.groupdict().items()}
    return None if found is None or holes else fields


HOLE = 1_000_000_000                           # no width is that large


def number(field, holes):
    return tf.strings.to_number(holes.pop(field), tf.int32) if field in holes else field


def with_precision(count, make):
    """`make(count)`, for each of the counts that a tensor may be."""
    if not symbolic(count):
        return make(builtins.int(count))
    count = failures.demanded(count, tf.logical_and(count >= 0, count <= PRECISE), lambda: StagingError(
        f"a precision that only the graph knows is one of 0 to {PRECISE}", instead="Use a Python number for it"))
    return tf.switch_case(count, [lambda each=each: make(each) for each in range(PRECISE + 1)])


PRECISE = 20


def digits_of(value, spec, weak=False):
    """The text before it is padded."""
    kind, precision = spec["type"], spec["precision"]
    if value.dtype == tf.string:
        return value if precision is None else tf.strings.substr(
            value, 0, precision if symbolic(precision) else builtins.int(precision), unit="UTF8_CHAR")
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
        out = number_text(value if weak or not value.dtype.is_floating else tf.cast(value, tf.float64))     # as NumPy does
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


def joined(texts, sep):
    if all(isinstance(part, str) for part in [*texts, sep]):
        return sep.join(texts)
    if isinstance(sep, str):
        return tf.strings.join(texts, sep)
    parts = [part for text in texts for part in (sep, text)]
    return tf.strings.join(parts[1:])
