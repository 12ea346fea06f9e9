"""Conversions to numbers: `int`, `float`, `complex`, `bool`, `round`, `divmod`, `pow`, `abs` of symbolic tensors.

    n = int(x)        # x: a float32 tensor; n: an int32 tensor, weak as the Python int would be
"""
import builtins

import tensorflow as tf

from . import failures, staging, tensors
from .tensors import symbolic, weak


def scalar(value):
    """A symbolic value as a scalar tensor; eager code refuses to make a number of more."""
    tensor = tf.convert_to_tensor(value)
    if tensor.shape.rank not in (0, None):
        raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
    return tensor if tensor.shape.rank == 0 else tf.ensure_shape(tensor, [])


FLOAT = r"(?i)[-+]?((\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[-+]?\d+(_\d+)*)?|inf|infinity|nan)"


def read(text, dtype, pattern, complaint):
    """The number that a text is; a ValueError, which a `try` may take, where it is none."""
    stripped = tf.strings.strip(text)
    said = weak(tf.strings.join([complaint, "'", text, "'"]))
    stripped = failures.demanded(stripped, tf.strings.regex_full_match(stripped, pattern), lambda: ValueError(said))
    return tf.strings.to_number(tf.strings.regex_replace(stripped, "_", ""), dtype, name="python_number")


def int_(*args, **kwargs):
    """`int(t)`, truncated.  int32, as Python ints become; int64 for what int32 cannot be trusted to hold."""
    if len(args) != 1 or not symbolic(args[0]):
        return int(*args, **kwargs)
    number = scalar(args[0])
    wide = number.dtype in (tf.int64, tf.uint32, tf.uint64, tf.float64)
    dtype = tf.int64 if wide else tf.int32
    if number.dtype == tf.string:
        return weak(read(number, dtype, r"[-+]?\d+(_\d+)*", "invalid literal for int() with base 10: "))
    if number.dtype.is_complex:
        number = tf.math.real(number)
    return weak(tf.identity(tf.cast(number, dtype)))        # casting to the dtype it has would mark the argument


def float_(*args, **kwargs):
    """`float(t)`.  float32, as Python floats become; float64 stays."""
    if len(args) != 1 or not symbolic(args[0]):
        return float(*args, **kwargs)
    number = scalar(args[0])
    dtype = tf.float64 if number.dtype == tf.float64 else tf.float32
    if number.dtype == tf.string:
        return weak(read(number, dtype, FLOAT, "could not convert string to float: "))
    if number.dtype.is_complex:
        number = tf.math.real(number)
    return weak(tf.stop_gradient(tf.cast(number, dtype)))   # eagerly the tape ends at a Python number


def complex_(*args, **kwargs):
    """`complex(t)`, `complex(re, im)`: complex64, or complex128 from float64 parts."""
    if not any(map(symbolic, [*args, *kwargs.values()])):
        return complex(*args, **kwargs)
    parts = [*args, *(kwargs[name] for name in ("real", "imag") if name in kwargs)]
    parts = tensors.alike([scalar(part) if symbolic(part) else part for part in parts])
    dtype = tf.complex128 if parts[0].dtype in (tf.float64, tf.complex128) else tf.complex64
    parts = [tf.cast(part, dtype) for part in parts]
    return weak(tf.identity(parts[0] if len(parts) == 1 else parts[0] + parts[1] * tf.constant(1j, dtype)))


def bool_(*args, **kwargs):
    value = staging.asked(args[0]) if len(args) == 1 else None
    if not symbolic(value):
        return bool(*args, **kwargs)
    return weak(tf.identity(tensors.truth(value)))


def round_(*args, **kwargs):
    """`round(t)`: half to even, an int tensor; with `ndigits` a tensor of the same dtype."""
    if not args or not symbolic(args[0]):
        return builtins.round(*args, **kwargs)
    number = tf.convert_to_tensor(args[0])
    digits = kwargs.get("ndigits", args[1] if len(args) > 1 else None)
    if digits is None:
        return int_(tf.round(number))
    ten = tf.cast(tf.constant(10.0, tf.float64) ** tf.cast(digits, tf.float64), tf.float64)
    # In float64, where the product of a float32 and a power of ten is as good as exact.
    rounded = tf.round(tf.cast(number, tf.float64) * ten) / ten
    return tf.cast(tf.round(rounded) if number.dtype.is_integer else rounded, number.dtype)


def divmod_(*args, **kwargs):
    if len(args) != 2 or not any(map(symbolic, args)):
        return builtins.divmod(*args, **kwargs)
    a, b = args
    return a // b, a % b


def pow_(*args, **kwargs):
    """`pow(a, b)` is `a ** b`; `pow(a, b, m)` by squaring, so that no intermediate value exceeds `m * m`."""
    if len(args) != 3 or kwargs or not any(map(symbolic, args)):
        return builtins.pow(*args, **kwargs)
    base, power, modulus = tensors.alike(args)
    check = tf.debugging.Assert(tf.reduce_all(power >= 0), ["pow() with a modulus: the exponent must not be negative"])
    with tf.control_dependencies([] if check is None else [check]):
        one = tf.ones_like(base) % modulus
        return tf.while_loop(
            lambda power, square, out: tf.reduce_any(power > 0),
            lambda power, square, out: (power // 2, square * square % modulus,
                                        tf.where(tf.equal(power % 2, 1), out * square % modulus, out)),
            (power, base % modulus, one))[2]
