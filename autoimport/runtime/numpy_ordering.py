"""NumPy's functions that sort, look up and count, with TensorFlow's operations.

    np.percentile(t, [25, 75], axis=0)      items of tf.sort(t), and what lies between them
    np.unique(t, return_counts=True)        tf.unique_with_counts(tf.sort(t))
"""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from .numpy_reductions import floats, truths

tnp = tf.experimental.numpy
BETWEEN = {                                    # what a quantile between two items is
    "linear": lambda below, above, part: below + (above - below) * part, "lower": lambda below, above, part: below,
    "higher": lambda below, above, part: above, "midpoint": lambda below, above, part: tf.where(
        part > 0, (below + above) / 2, below),
    "nearest": lambda below, above, part: tf.where((part > 0.5), above, below),
}


def quantile(a, q, axis=None, keepdims=False, method="linear", numbers=False):
    """`numbers`: NaN counts as missing, instead of making the result NaN."""
    if method not in BETWEEN:
        raise StagingError(f"np.quantile() with method={method!r} of a symbolic tensor: a graph knows {', '.join(BETWEEN)}")
    a, q = floats(a), floats(q)
    rank = a.shape.rank
    axes = list(range(rank)) if axis is None else [i % rank for i in (axis if isinstance(axis, (tuple, list)) else [axis])]
    rest = [i for i in range(rank) if i not in axes]
    shape = tf.gather(tf.shape(a), rest) if rest else tf.zeros([0], tf.int32)
    flat = tf.reshape(tf.transpose(a, rest + axes), [tf.reduce_prod(shape), -1])
    missing = tf.math.is_nan(flat)
    ordered = tf.sort(tf.where(missing, tf.constant(np.inf, a.dtype), flat), -1)
    count = tf.reduce_sum(tf.cast(tf.logical_not(missing), a.dtype), -1)
    place = tf.reshape(tf.cast(q, a.dtype), [1, -1]) * tf.maximum(count - 1, 0)[:, None]
    low, high = tf.floor(place), tf.math.ceil(place)
    below, above = (tf.gather(ordered, tf.cast(part, tf.int32), batch_dims=1) for part in (low, high))
    found = BETWEEN[method](below, above, place - low)
    spoilt = tf.equal(count, 0) if numbers else tf.reduce_any(missing, -1)
    found = tf.transpose(tf.where(spoilt[:, None], tf.constant(np.nan, a.dtype), found))
    if keepdims:
        shape = tf.where([i in axes for i in range(rank)], 1, tf.shape(a))
    known = [] if axis is None and not keepdims else [1 if i in axes else n for i, n in enumerate(a.shape) if keepdims or i in rest]
    return tf.ensure_shape(tf.reshape(found, tf.concat([tf.shape(q), shape], 0)), [*q.shape, *known])


def percentile(a, q, *args, **kwargs):
    return quantile(a, floats(q) / 100, *args, **kwargs)


def median(a, axis=None, keepdims=False):
    return quantile(a, 0.5, axis, keepdims)


def of_numbers(function):
    return lambda *args, **kwargs: function(*args, **kwargs, numbers=True)


def nanmedian(a, axis=None, keepdims=False):
    return quantile(a, 0.5, axis, keepdims, numbers=True)


def isin(element, test_elements, invert=False):
    element, others = tnp.asarray(element), tnp.asarray(test_elements)
    found = tf.reduce_any(tf.equal(element[..., None], tf.cast(tf.reshape(others, [-1]), element.dtype)), -1)
    return tf.logical_not(found) if invert else found


def searchsorted(a, v, side="left"):
    a, v = tnp.asarray(a), tnp.asarray(v)
    dtype = np.result_type(a.dtype.as_numpy_dtype, v.dtype.as_numpy_dtype)
    found = tf.searchsorted(tf.cast(a, dtype), tf.reshape(tf.cast(v, dtype), [-1]), side, tf.int64)
    return tf.reshape(found, tf.shape(v))


def digitize(x, bins, right=False):
    return searchsorted(bins, x, "left" if right else "right")


def unique(ar, return_index=False, return_inverse=False, return_counts=False):
    flat = tf.reshape(ar, [-1])
    order = tf.argsort(flat, stable=True)
    values, places, counts = tf.unique_with_counts(tf.gather(flat, order))
    found = [values]
    if return_index:
        found.append(tf.gather(order, tf.cumsum(counts, exclusive=True)))
    if return_inverse:
        found.append(tf.reshape(tf.scatter_nd(order[:, None], places, tf.shape(flat)), tf.shape(ar)))
    if return_counts:
        found.append(counts)
    return found[0] if len(found) == 1 else tuple(found)


def union1d(ar1, ar2):
    return unique(tnp.concatenate([tf.reshape(ar1, [-1]), tf.reshape(ar2, [-1])]))


def intersect1d(ar1, ar2):
    values = unique(ar1)
    return tf.boolean_mask(values, isin(values, ar2))


def setdiff1d(ar1, ar2):
    values = unique(ar1)
    return tf.boolean_mask(values, isin(values, ar2, True))


def bincount(x, weights=None, minlength=0):
    return tf.math.bincount(tf.cast(x, tf.int32), weights, minlength, dtype=tf.int64 if weights is None else None)


def histogram(a, bins=10, range=None, weights=None):
    a = tf.reshape(tnp.asarray(a), [-1])
    if isinstance(bins, int):
        low, high = (tf.reduce_min(a), tf.reduce_max(a)) if range is None else range
        edges = tf.linspace(tf.cast(low, tf.float64), tf.cast(high, tf.float64), bins + 1)
    else:
        edges = tf.cast(tnp.asarray(bins), tf.float64)
    count, a = tf.size(edges) - 1, tf.cast(a, tf.float64)
    place = tf.cast(searchsorted(edges, a, "right"), tf.int32) - 1
    place = tf.where(tf.equal(a, edges[-1]), count - 1, place)        # the last bin has both its edges
    inside = tf.logical_and(place >= 0, place < count)
    weights = tf.ones_like(place, tf.int64) if weights is None else tf.reshape(weights, [-1])
    found = tf.math.unsorted_segment_sum(tf.boolean_mask(weights, inside), tf.boolean_mask(place, inside), count)
    return found, edges


def lexsort(keys, axis=-1):
    order = None
    for key in tf.unstack(keys) if tf.is_tensor(keys) else keys:      # the last is the first to count
        order = tf.argsort(key, axis, stable=True) if order is None else tf.gather(order, tf.argsort(
            tf.gather(key, order), axis, stable=True))
    return order


def argwhere(a):
    return tf.where(truths(a))


def flatnonzero(a):
    return argwhere(tf.reshape(a, [-1]))[:, 0]


def extract(condition, arr):
    return tf.boolean_mask(tf.reshape(arr, [-1]), truths(tf.reshape(condition, [-1])))


def partition(a, kth, axis=-1):
    return tnp.sort(a, axis)


def argpartition(a, kth, axis=-1):
    return tnp.argsort(a, axis)


FUNCTIONS = {function.__name__: function for function in (
    quantile, percentile, median, nanmedian, isin, searchsorted, digitize, unique, union1d, intersect1d, setdiff1d, bincount,
    histogram, lexsort, argwhere, flatnonzero, extract, partition, argpartition)}
FUNCTIONS.update(nanquantile=of_numbers(quantile), nanpercentile=of_numbers(percentile), in1d=isin)
