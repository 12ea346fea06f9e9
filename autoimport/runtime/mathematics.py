"""The functions of `math` on symbolic tensors: `math.sqrt(t)` is `tf.sqrt` of `float(t)`, weak as Python's float is.

A function with no counterpart in TensorFlow refuses symbolic tensors, and says so.
"""
import functools
import math

import tensorflow as tf

from ..errors import StagingError
from . import compiled, failures, numbers, numpy_tables, staging, tensors
from .tensors import symbolic, weak


def whole(function):
    """`math.floor` and its like give ints."""
    return lambda x: numbers.int_(function(x))


def logarithm(x, base=None):
    return tf.math.log(x) if base is None else tf.math.log(x) / tf.math.log(base)


def close(a, b, rel_tol=1e-9, abs_tol=0.0):
    return tf.equal(a, b) | (tf.abs(a - b) <= tf.maximum(rel_tol * tf.maximum(tf.abs(a), tf.abs(b)), abs_tol))


def gamma(x):
    """Through the logarithm; its sign below zero alternates."""
    size = tf.exp(tf.math.lgamma(x))
    return tf.where((x < 0) & tf.not_equal(tf.floor(x) % 2, 0), -size, size)


def parted(x):
    """`math.modf`: both parts have the sign of the number."""
    rest = tf.truncatemod(x, tf.ones_like(x))
    return weak(rest), weak(x - rest)


def halved(x):
    """`math.frexp`"""
    part, power = numpy_tables.frexp(x)
    return weak(part), weak(power)


COUNTERPARTS = {name: getattr(tf.math, name) for name in (
    "sqrt", "exp", "expm1", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh",
    "asinh", "acosh", "atanh", "erf", "erfc", "lgamma", "pow")} | {
    "log": logarithm, "log2": lambda x: logarithm(x, tf.constant(2.0, x.dtype)),
    "log10": lambda x: logarithm(x, tf.constant(10.0, x.dtype)),
    "floor": whole(tf.floor), "ceil": whole(tf.math.ceil), "trunc": numbers.int_, "fabs": tf.abs,
    "isnan": tf.math.is_nan, "isinf": tf.math.is_inf, "isfinite": tf.math.is_finite, "isclose": close,
    "fmod": tf.truncatemod,
    "hypot": lambda *parts: tf.sqrt(tf.add_n([part * part for part in parts])),
    "degrees": lambda x: x * (180 / math.pi), "radians": lambda x: x * (math.pi / 180),
    "exp2": lambda x: tf.constant(2.0, x.dtype) ** x, "gamma": gamma,
    "cbrt": lambda x: tf.sign(x) * tf.abs(x) ** tf.constant(1 / 3, x.dtype),
    "remainder": lambda x, y: x - y * tf.round(x / y), "ldexp": lambda x, n: x * tf.constant(2.0, x.dtype) ** n,
    "modf": parted, "frexp": halved, "nextafter": tf.math.nextafter,
    "copysign": lambda x, y: tf.where(y < 0, -tf.abs(x), tf.abs(x)),
}


# What a function cannot take; Python's own are told so by C.
OUTSIDE = {"sqrt": lambda x: x < 0, **dict.fromkeys(("log", "log2", "log10"), lambda x, *base: x <= 0), "log1p": lambda x: x <= -1,
           **dict.fromkeys(("asin", "acos"), lambda x: tf.abs(x) > 1), "acosh": lambda x: x < 1,
           "atanh": lambda x: tf.abs(x) >= 1, "fmod": lambda x, y: tf.equal(y, 0)}


def inside(name, parts):
    """`parts`, where the function has a value for them: a ValueError when the graph runs where it has none."""
    if name not in OUTSIDE or staging.local.session is None:
        return parts
    if compiled.here():
        failures.unchecked(f"argument of math.{name}()")
        return parts
    value = failures.demanded(parts[0], tf.logical_not(OUTSIDE[name](*parts)), lambda: ValueError("math domain error"))
    return [value, *parts[1:]]


def staged(function):
    counterpart = COUNTERPARTS.get(function.__name__)

    @functools.wraps(function)
    def run(*args, **kwargs):
        if not any(map(symbolic, args)):
            return function(*args, **kwargs)
        if counterpart is None:
            raise StagingError(f"math.{function.__name__}() of a symbolic tensor: TensorFlow has no such function",
                               instead="Use the functions of tf.math, or tf.py_function, which runs Python code when the graph runs")
        parts = tensors.alike([numbers.float_(arg) if symbolic(arg) else float(arg) for arg in args])
        parts = inside(function.__name__, parts)
        parts = [tf.stop_gradient(part) for part in parts]      # eagerly the tape ends at a Python number
        found = counterpart(*parts, **kwargs)
        return found if isinstance(found, tuple) else weak(found)
    return run


OVERLOADS = {function: staged(function) for name, function in vars(math).items()
             if not name.startswith("_") and callable(function)}
