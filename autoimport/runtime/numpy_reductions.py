"""NumPy's reductions with TensorFlow's operations: any axes, `keepdims`, `where`, `initial`, `dtype`, and without NaN.

    np.sum(t, axis=(0, 2), where=t > 0)     tf.reduce_sum(tf.where(t > 0, t, 0), (0, 2))
    np.nanmean(t, axis=1)                   the mean where t is a number

Each takes what NumPy's takes; the dtype of the result is set by `numpy_functions`.
"""
import numpy as np
import tensorflow as tf

tnp = tf.experimental.numpy


def floats(x):
    x = tnp.asarray(x)
    return x if x.dtype.is_floating or x.dtype.is_complex else tf.cast(x, tf.float64)


def kind_of(a):
    return np.dtype(a.dtype.as_numpy_dtype)


def summed(a, dtype=None):
    """`a` in the dtype in which NumPy adds it up."""
    a = tnp.asarray(a)
    return tf.cast(a, np.add.reduce(np.ones(1, kind_of(a)), dtype=dtype).dtype)


def countable(a):
    """`a` in a dtype whose largest and smallest TensorFlow knows how to find."""
    a = tnp.asarray(a)
    return tf.cast(a, tf.int32) if a.dtype in (tf.bool, tf.int8, tf.uint8, tf.int16, tf.uint16) else a


def reduction(reduce, combine, neutral, prepare):
    def function(a, axis=None, dtype=None, keepdims=False, initial=None, where=None):
        a = prepare(a) if dtype is None else prepare(a, dtype)
        if where is not None:
            a = tf.where(where, a, neutral(a.dtype))
        found = reduce(a, axis, keepdims)
        return found if initial is None else combine(found, tf.cast(initial, found.dtype))
    return function


def least(dtype):
    return tf.constant(-np.inf if dtype.is_floating else dtype.min, dtype)


def greatest(dtype):
    return tf.constant(np.inf if dtype.is_floating else dtype.max, dtype)


def truths(a):
    a = tnp.asarray(a)
    return a if a.dtype == tf.bool else tf.not_equal(a, tf.zeros([], a.dtype))


sum_ = reduction(tf.reduce_sum, tf.add, lambda dtype: tf.zeros([], dtype), summed)
prod = reduction(tf.reduce_prod, tf.multiply, lambda dtype: tf.ones([], dtype), summed)
max_ = reduction(tf.reduce_max, tf.maximum, least, countable)
min_ = reduction(tf.reduce_min, tf.minimum, greatest, countable)
all_ = reduction(tf.reduce_all, tf.logical_and, lambda dtype: True, truths)
any_ = reduction(tf.reduce_any, tf.logical_or, lambda dtype: False, truths)


def count_nonzero(a, axis=None, keepdims=False):
    return tf.reduce_sum(tf.cast(truths(a), tf.int64), axis, keepdims)


def ptp(a, axis=None, keepdims=False):
    return max_(a, axis, keepdims=keepdims) - min_(a, axis, keepdims=keepdims)


def number_of(a, axis, where):
    """How many items each result is made of, as a tensor of the dtype of `a`."""
    return tf.reduce_sum(tf.cast(tf.broadcast_to(True if where is None else where, tf.shape(a)), a.dtype), axis, keepdims=True)


def accurate(a, dtype):
    """`a` in the dtype in which NumPy takes means of it."""
    a = floats(a) if dtype is None else tf.cast(tnp.asarray(a), dtype)
    return tf.cast(a, tf.float32) if a.dtype == tf.float16 else a


def mean(a, axis=None, dtype=None, keepdims=False, where=None):
    a = accurate(a, dtype)
    found = sum_(a, axis, None, True, None, where) / number_of(a, axis, where)
    return found if keepdims else tf.squeeze(found, axis)


def var(a, axis=None, dtype=None, ddof=0, keepdims=False, where=None):
    a = accurate(a, dtype)
    apart = a - mean(a, axis, None, True, where)
    total = sum_(tf.math.real(apart * tf.math.conj(apart)), axis, None, True, None, where)
    found = total / (tf.math.real(number_of(a, axis, where)) - tf.cast(ddof, total.dtype))
    return found if keepdims else tf.squeeze(found, axis)


def std(*args, **kwargs):
    return tf.sqrt(var(*args, **kwargs))


def average(a, axis=None, weights=None, returned=False, keepdims=False):
    a = floats(a)
    if weights is None:
        weights = tf.ones_like(a)
    else:
        weights = floats(weights)
        dtype = np.result_type(kind_of(a), kind_of(weights))
        a, weights = tf.cast(a, dtype), tf.cast(weights, dtype)
        if weights.shape.rank == 1 and a.shape.rank != 1:
            weights = tf.reshape(weights, [-1 if i == axis % a.shape.rank else 1 for i in range(a.shape.rank)])
        weights = tf.broadcast_to(weights, tf.shape(a))
    total = tf.reduce_sum(weights, axis, keepdims)
    found = tf.reduce_sum(a * weights, axis, keepdims) / total
    return (found, total) if returned else found


def extreme(function):
    """`argmax` and `argmin`: the first NaN is the largest and the smallest."""
    def arg(a, axis=None, keepdims=False):
        a = countable(a)
        rank, flat = a.shape.rank, tf.reshape(a, [-1]) if axis is None else a
        place = 0 if axis is None else axis
        found = function(flat, place)
        if a.dtype.is_floating:
            missing = tf.math.is_nan(flat)
            found = tf.where(tf.reduce_any(missing, place), tf.argmax(tf.cast(missing, tf.int32), place), found)
        return found if not keepdims else tf.reshape(found, [1] * rank) if axis is None else tf.expand_dims(found, axis)
    return arg


def without_nan(function, filler):
    """`function` of the numbers only, with `filler` in place of each NaN."""
    def found(a, *args, **kwargs):
        a = countable(a)
        if a.dtype.is_floating:
            a = tf.where(tf.math.is_nan(a), tf.constant(filler, a.dtype), a)
        return function(a, *args, **kwargs)
    return found


def of_numbers(function, none=None):
    """`function` with `where` the items are numbers; `none` where there is none."""
    def found(a, axis=None, *args, **kwargs):
        a = tnp.asarray(a)
        if not a.dtype.is_floating:
            return function(a, axis, *args, **kwargs)
        numbers = tf.logical_not(tf.math.is_nan(a))
        result = function(a, axis, *args, **{**kwargs, "where": numbers})
        if none is None:
            return result
        empty = tf.logical_not(tf.reduce_any(numbers, axis, kwargs.get("keepdims", False)))
        return tf.where(empty, tf.constant(none, result.dtype), result)
    return found


def cumulative(function):
    def found(a, axis=None, dtype=None):
        a = summed(a, dtype)
        return function(tf.reshape(a, [-1]) if axis is None else a, 0 if axis is None else axis)
    return found


def running(reduce):
    """`np.maximum.accumulate`: for each item, what `reduce` makes of those up to it."""
    def found(a, axis=0):
        a = tnp.moveaxis(countable(a), axis, -1)
        size = tf.shape(a)[-1]
        seen = tf.range(size)[:, None] >= tf.range(size)[None, :]
        found = reduce(tf.where(seen, a[..., None, :], a[..., :, None]), -1)
        return tnp.moveaxis(found, -1, axis)
    return found


argmax, argmin = extreme(tf.argmax), extreme(tf.argmin)
cumsum, cumprod = cumulative(tf.cumsum), cumulative(tf.math.cumprod)
FUNCTIONS = {
    "sum": sum_, "prod": prod, "max": max_, "min": min_, "amax": max_, "amin": min_, "all": all_, "any": any_,
    "count_nonzero": count_nonzero, "ptp": ptp, "mean": mean, "var": var, "std": std, "average": average,
    "argmax": argmax, "argmin": argmin, "cumsum": cumsum, "cumprod": cumprod, "cumulative_sum": cumsum, "cumulative_prod": cumprod,
    "nansum": without_nan(sum_, 0), "nanprod": without_nan(prod, 1), "nancumsum": without_nan(cumsum, 0),
    "nancumprod": without_nan(cumprod, 1), "nanmean": of_numbers(mean), "nanvar": of_numbers(var), "nanstd": of_numbers(std),
    "nanmax": of_numbers(max_, np.nan), "nanmin": of_numbers(min_, np.nan), "nanargmax": without_nan(argmax, -np.inf),
    "nanargmin": without_nan(argmin, np.inf),
}
METHODS = {
    ("add", "reduce"): sum_, ("multiply", "reduce"): prod, ("maximum", "reduce"): max_, ("minimum", "reduce"): min_,
    ("logical_and", "reduce"): all_, ("logical_or", "reduce"): any_, ("add", "accumulate"): cumsum,
    ("multiply", "accumulate"): cumprod, ("maximum", "accumulate"): running(tf.reduce_max),
    ("minimum", "accumulate"): running(tf.reduce_min),
}
