"""Texts of symbolic values: `str`, and what `print` writes; `formats` has `format`.

    f"loss {loss}"      ->      tf.strings.join(["loss ", text(loss)])

The text is that of the value: `42`, `0.1`, `True`, `[1 2 3]`, strings without quotes.  Scalars read as NumPy writes
them, digit by digit.  The elements of float arrays read as TensorFlow writes them: `[1 2.5]`, not `[1.  2.5]`.
"""
import builtins
import functools

import tensorflow as tf

from ..errors import StagingError
from . import choice, compiled, objects, optional, staging, tensors
from .tensors import symbolic, weak

# How many significant digits may be needed to tell a number from its neighbours; `%g` drops zeros at the end.
DIGITS = {tf.bfloat16: (2, 3, 4), tf.float16: (3, 4, 5), tf.float32: (6, 7, 8, 9), tf.float64: (15, 16, 17)}
FOR_XLA = "?"           # which can do nothing with a text but leave out the `raise` that it is for
LIMIT = 1000            # arrays of more elements are abbreviated, as NumPy does


def text(value):
    """The text of a value when the graph runs: a scalar string tensor, or Python's `str` of a plain value."""
    if type(value) is optional.Maybe:
        return optional.told(value, text)
    if isinstance(value, (list, tuple, dict)) and (objects.asked(value) or symbolic(value)):
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


def number_text(value, ints=None):
    """The text of a scalar tensor, as Python writes it; `ints`: where the eager program has an int here."""
    dtype = value.dtype
    if dtype == tf.string:
        return value
    ints = tensors.int_where(value) if ints is None else ints
    if isinstance(ints, tf.Tensor):
        return tf.where(ints, tf.strings.as_string(tf.cast(value, tf.int64)), float_text(value))
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


def representation(value):
    """`repr(value)`, as part of a list or an object: scalars too, arrays read as in `text`, texts have quotes."""
    if type(value) is optional.Maybe:
        return optional.told(value, representation)
    if type(value) is choice.Choice and choice.is_told(value):
        return choice.each(value, representation)
    if symbolic(value):
        exact = tensors.is_weak(value) or isinstance(value, tf.Tensor) and value.shape.rank == 0
        from . import expressions
        return expressions.formatted(value, "r", "") if exact else text(value)
    if isinstance(value, (list, tuple, dict)):
        return text(value) if objects.asked(value) else builtins.repr(value)
    own = objects.representation(value)
    return builtins.repr(value) if own is None else own


def nest_text(value):
    """Python's brackets around the texts of the parts."""
    from . import lists, nested
    rows = lists.rows_of(value) if type(value) is list else None
    if rows is not None:
        def row(index):
            nested.adopt()
            return representation(rows.get(index))
        parts = tf.map_fn(row, tf.range(rows.length()), fn_output_signature=tf.TensorSpec([], tf.string))
        return tf.strings.join(["[", tf.strings.reduce_join(parts, separator=", "), "]"])
    parts = [representation(part) for part in (value.values() if isinstance(value, dict) else value)]
    if isinstance(value, dict):
        parts = [joined([builtins.repr(key), part], ": ") for key, part in zip(value, parts)]
        opening, closing = "{}"
    elif isinstance(value, list):
        opening, closing = "[]"
    elif hasattr(value, "_fields"):
        parts = [joined([name, part], "=") for name, part in zip(value._fields, parts)]
        opening, closing = type(value).__name__ + "(", ")"
    else:
        opening, closing = "(", ",)" if len(parts) == 1 else ")"
    return joined([opening, joined(parts, ", "), closing], "")


def as_str(made):
    """A text of our own, as the Python value that it stands for."""
    return made if type(made) is builtins.str else weak(tf.identity(made))


def str_(*args, **kwargs):
    if len(args) == 1 and not kwargs and (symbolic(args[0]) or type(args[0]) in (list, tuple, dict)
                                          and objects.asked(args[0])):
        return as_str(text(args[0]))
    if len(args) == 1 and not kwargs and type(args[0]) not in staging.PLAIN:
        return text(args[0])
    if args and symbolic(args[0]):
        raise StagingError("str(t, encoding) of a symbolic tensor: its bytes are known only when the graph runs",
                           instead="Use tf.strings.unicode_transcode")
    return str(*args, **kwargs)


def joined(texts, sep):
    if all(isinstance(part, str) for part in [*texts, sep]):
        return sep.join(texts)
    if isinstance(sep, str):
        return tf.strings.join(texts, sep)
    parts = [part for text in texts for part in (sep, text)]
    return tf.strings.join(parts[1:])
