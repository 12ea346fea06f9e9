"""The functions of NumPy that `tf.experimental.numpy` lacks, or has otherwise: those that work item by item, and where the
others are."""
import numpy as np
import tensorflow as tf

from . import numpy_algebra, numpy_ordering, numpy_reductions, numpy_shapes
from .numpy_reductions import floats

tnp = tf.experimental.numpy


def rounded(a, decimals=0):
    a = tnp.asarray(a)
    if a.dtype.is_integer or a.dtype == tf.bool:
        if decimals >= 0:
            return a
        ten = 10 ** -decimals
        return tf.cast(tf.round(tf.cast(a, tf.float64) / ten), a.dtype) * ten
    if a.dtype.is_complex:
        return tf.complex(rounded(tf.math.real(a), decimals), rounded(tf.math.imag(a), decimals))
    ten = tf.constant(10.0 ** decimals, a.dtype)
    return tf.round(a * ten) / ten


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = tnp.asarray(x)
    if not x.dtype.is_floating:
        return x
    x = tf.where(tf.math.is_nan(x), tf.cast(nan, x.dtype), x)
    x = tf.where(tf.equal(x, np.inf), x.dtype.max if posinf is None else tf.cast(posinf, x.dtype), x)
    return tf.where(tf.equal(x, -np.inf), x.dtype.min if neginf is None else tf.cast(neginf, x.dtype), x)


def interp(x, xp, fp, left=None, right=None):
    x, xp, fp = (tf.cast(tnp.asarray(part), tf.float64) for part in (x, xp, fp))
    place = tf.clip_by_value(numpy_ordering.searchsorted(xp, x, "right"), 1, tf.size(xp, tf.int64) - 1)
    x0, x1, y0, y1 = tf.gather(xp, place - 1), tf.gather(xp, place), tf.gather(fp, place - 1), tf.gather(fp, place)
    found = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    found = tf.where(x < xp[0], fp[0] if left is None else tf.cast(left, tf.float64), found)
    return tf.where(x > xp[-1], fp[-1] if right is None else tf.cast(right, tf.float64), found)


def frexp(x):
    """The fraction, from 0.5 to below 1, and the power of two; one step may be missing where the logarithm was rounded."""
    power = tf.where(tf.equal(x, 0) | ~tf.math.is_finite(x), tf.zeros_like(x), tf.floor(tnp.log2(tf.abs(x))) + 1)
    part = x / 2 ** power
    step = tf.where(tf.abs(part) >= 1, tf.ones_like(x), tf.where((tf.abs(part) < 0.5) & tf.not_equal(x, 0), -tf.ones_like(x), 0))
    step = tf.where(tf.math.is_finite(x), step, 0)
    return part / 2 ** step, tf.cast(power + step, tf.int32)


def trunc(x):
    return tf.where(x < 0, tf.math.ceil(x), tf.floor(x))


def of_floats(function):
    """A function of floats; what it says of other numbers is what it says of them as floats."""
    return lambda x: function(floats(x))


def of_parts(function, together=tf.logical_or):
    """What `function` says of a number; of a complex one, of either part."""
    def found(x):
        if x.dtype.is_complex:
            return together(function(tf.math.real(x)), function(tf.math.imag(x)))
        return function(floats(x))
    return found


def angle(z, deg=False):
    z = floats(z)
    found = tf.math.angle(z) if z.dtype.is_complex else tf.where(tf.math.is_nan(z), z, tf.math.angle(z))
    return found * (180 / np.pi) if deg else found


def fix(x):
    x = tnp.asarray(x)
    return trunc(x) if x.dtype.is_floating else x


def is_real(x):
    x = tnp.asarray(x)
    return tf.equal(tf.math.imag(x), 0) if x.dtype.is_complex else tf.ones_like(x, tf.bool)


def infinite(sign):
    return of_floats(lambda x: tf.equal(x, tf.constant(sign * np.inf, x.dtype)))


FUNCTIONS = {
    **numpy_reductions.FUNCTIONS, **numpy_ordering.FUNCTIONS, **numpy_algebra.FUNCTIONS, **numpy_shapes.FUNCTIONS,
    "round": rounded, "around": rounded, "interp": interp, "nan_to_num": nan_to_num, "angle": angle, "fix": fix,
    "isreal": is_real, "iscomplex": lambda x: tf.logical_not(is_real(x)), "isposinf": infinite(1), "isneginf": infinite(-1),
    "sinc": of_floats(tnp.sinc), "i0": of_floats(tf.math.bessel_i0), "real": lambda a: tf.math.real(a) if a.dtype.is_complex else a,
}
UFUNCS = {
    "radians": tnp.deg2rad, "degrees": tnp.rad2deg, "rint": rounded, "trunc": trunc,
    "isnan": of_parts(tf.math.is_nan), "isinf": of_parts(tf.math.is_inf),
    "isfinite": of_parts(tf.math.is_finite, tf.logical_and), "floor": tf.floor, "ceil": tf.math.ceil,
    "fmod": tf.truncatemod, "invert": lambda x: tf.logical_not(x) if x.dtype == tf.bool else tf.bitwise.invert(x),
    "left_shift": tf.bitwise.left_shift, "right_shift": tf.bitwise.right_shift,
    "fmax": lambda a, b: tf.where(a != a, b, tf.where(b != b, a, tf.maximum(a, b))),
    "fmin": lambda a, b: tf.where(a != a, b, tf.where(b != b, a, tf.minimum(a, b))),
    "copysign": lambda x, y: tf.where(y < 0, -tf.abs(x), tf.abs(x)),
    "ldexp": lambda x, n: x * tf.cast(2.0, x.dtype) ** tf.cast(n, x.dtype),
    "frexp": frexp,
    "modf": lambda x: (tf.where(tf.math.is_inf(x), tf.zeros([], x.dtype), x - trunc(x)), trunc(x)),
    "reciprocal": lambda x: 1 // x if x.dtype.is_integer else tf.math.reciprocal(x),
    "vecdot": lambda a, b: tf.reduce_sum(tf.math.conj(a) * b, -1),
    "bitwise_count": lambda x: tf.raw_ops.PopulationCount(x=x),
}
METHODS = numpy_reductions.METHODS
