"""The functions of NumPy that `tf.experimental.numpy` lacks, or has otherwise, written with TensorFlow's."""
import numpy as np
import tensorflow as tf

from . import iterables, tensors

tnp = tf.experimental.numpy


def floats(x):
    x = tf.convert_to_tensor(x)
    return x if x.dtype.is_floating or x.dtype.is_complex else tf.cast(x, tf.float64)


def shape(a):
    """A tuple, of Python ints where they are known."""
    a = tf.convert_to_tensor(a)
    return tuple(tensors.weak(tf.shape(a)[i]) if n is None else n for i, n in enumerate(a.shape))


def size(a, axis=None):
    a = tf.convert_to_tensor(a)
    if axis is None:
        known = a.shape.num_elements()
        return tensors.weak(tf.size(a)) if known is None else known
    return shape(a)[axis]


def var(a, axis=None, dtype=None, ddof=0, keepdims=False):
    a = floats(a if dtype is None else tf.cast(a, dtype))
    mean = tf.reduce_mean(a, axis, keepdims=True)
    total = tf.reduce_sum(tf.math.real((a - mean) * tf.math.conj(a - mean)), axis, keepdims=keepdims)
    count = tf.size(a) // tf.maximum(tf.size(total), 1)
    return total / tf.cast(count - ddof, total.dtype)


def std(*args, **kwargs):
    return tf.sqrt(var(*args, **kwargs))


def quantile(a, q, axis=None, keepdims=False):
    a = floats(a)
    if axis is None:
        a, axis, rank = tf.reshape(a, [-1]), 0, a.shape.rank
    else:
        rank = None
    ordered = tf.sort(a, axis=axis)
    place = tf.cast(q, a.dtype) * tf.cast(tf.shape(a)[axis] - 1, a.dtype)
    low, high = tf.floor(place), tf.math.ceil(place)
    below, above = (tf.gather(ordered, tf.cast(part, tf.int32), axis=axis) for part in (low, high))
    found = below + (above - below) * (place - low)
    if keepdims:
        found = tf.reshape(found, [1] * rank) if rank is not None else tf.expand_dims(found, axis)
    return found


def percentile(a, q, axis=None, keepdims=False):
    return quantile(a, tf.cast(q, tf.float64) / 100, axis, keepdims)


def median(a, axis=None, keepdims=False):
    return quantile(a, 0.5, axis, keepdims)


def rounded(a, decimals=0):
    a = tf.convert_to_tensor(a)
    if a.dtype.is_integer:
        return a
    ten = tf.constant(10.0 ** decimals, a.dtype)
    return tf.round(a * ten) / ten


def band(lower):
    def function(m, k=0):
        m = tf.convert_to_tensor(m)
        rows, columns = tf.range(tf.shape(m)[-2])[:, None], tf.range(tf.shape(m)[-1])[None, :]
        inside = columns - rows <= k if lower else columns - rows >= k
        return tf.where(inside, m, tf.zeros([], m.dtype))
    return function


def isin(element, test_elements, invert=False):
    element = tf.convert_to_tensor(element)
    others = tf.reshape(tf.cast(test_elements, element.dtype), [-1])
    found = tf.reduce_any(tf.equal(element[..., None], others), -1)
    return tf.logical_not(found) if invert else found


def searchsorted(a, v, side="left"):
    a = tf.convert_to_tensor(a)
    v = tf.cast(v, a.dtype)
    return tf.reshape(tf.searchsorted(a, tf.reshape(v, [-1]), side, tf.int64), tf.shape(v))


def interp(x, xp, fp, left=None, right=None):
    x, xp, fp = (tf.cast(part, tf.float64) for part in (x, xp, fp))
    place = tf.clip_by_value(searchsorted(xp, x, "right"), 1, tf.size(xp, tf.int64) - 1)
    x0, x1, y0, y1 = tf.gather(xp, place - 1), tf.gather(xp, place), tf.gather(fp, place - 1), tf.gather(fp, place)
    found = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    found = tf.where(x < xp[0], fp[0] if left is None else tf.cast(left, tf.float64), found)
    return tf.where(x > xp[-1], fp[-1] if right is None else tf.cast(right, tf.float64), found)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = tf.convert_to_tensor(x)
    if not x.dtype.is_floating:
        return x
    x = tf.where(tf.math.is_nan(x), tf.cast(nan, x.dtype), x)
    x = tf.where(tf.equal(x, np.inf), x.dtype.max if posinf is None else tf.cast(posinf, x.dtype), x)
    return tf.where(tf.equal(x, -np.inf), x.dtype.min if neginf is None else tf.cast(neginf, x.dtype), x)


def nan_extreme(reduce, filler):
    def function(a, axis=None, keepdims=False):
        a = tf.convert_to_tensor(a)
        return reduce(tf.where(tf.math.is_nan(a), tf.cast(filler, a.dtype), a), axis, keepdims=keepdims)
    return function


def unique(ar):
    return tf.unique(tf.sort(tf.reshape(ar, [-1])))[0]


def bincount(x, weights=None, minlength=0):
    return tf.math.bincount(tf.cast(x, tf.int32), weights, minlength, dtype=tf.int64 if weights is None else None)


def argwhere(a):
    return tf.where(tensors.truths(tf.convert_to_tensor(a)))


def flatnonzero(a):
    return argwhere(tf.reshape(a, [-1]))[:, 0]


def pad(array, pad_width, mode="constant", **kwargs):
    array = tf.convert_to_tensor(array)
    return tnp.pad(array, np.broadcast_to(pad_width, (array.shape.rank, 2)), mode, **kwargs)


def column_stack(tup):
    return tf.concat([part if part.shape.rank > 1 else part[:, None] for part in map(tf.convert_to_tensor, tup)], 1)


def array_split(ary, parts, axis=0):
    ary = tf.convert_to_tensor(ary)
    length = iterables.first_dimension(tf.experimental.numpy.swapaxes(ary, 0, axis))
    each, rest = length // parts, length % parts
    sizes = [each + (i < rest if isinstance(rest, int) else tf.cast(i < rest, tf.int32)) for i in range(parts)]
    return tf.split(ary, sizes, axis)


def arange(start, stop=None, step=1, dtype=None):
    start, stop = (0, start) if stop is None else (start, stop)
    parts = tensors.alike([start, stop, step])
    return tf.range(*parts, dtype=dtype)


def norm(x, ord=None, axis=None, keepdims=False):
    x = floats(x)
    if ord is None and axis is None:
        return tf.reshape(tf.norm(tf.reshape(x, [-1])), [1] * x.shape.rank if keepdims else [])
    if axis is None and x.shape.rank == 2 and ord not in ("fro", 1, np.inf):
        raise NotImplementedError(f"the matrix norm {ord!r}")
    return tf.norm(x, "euclidean" if ord is None else ord, axis if axis is not None or x.shape.rank < 2 else (0, 1), keepdims)


def solve(a, b):
    a, b = floats(a), floats(b)
    return tf.linalg.solve(a, b[:, None])[:, 0] if b.shape.rank == 1 else tf.linalg.solve(a, b)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    if not compute_uv:
        return tf.linalg.svd(floats(a), compute_uv=False)
    s, u, v = tf.linalg.svd(floats(a), full_matrices=full_matrices)
    return u, s, tf.linalg.adjoint(v)


def power(a, n):
    a, out = floats(a), tf.eye(tf.shape(a)[-1], dtype=floats(a).dtype)
    for _ in range(abs(n)):
        out = tf.matmul(out, a if n > 0 else tf.linalg.inv(a))
    return out


def of_floats(function):
    return lambda a: function(floats(a))


FUNCTIONS = {
    "shape": shape, "size": size, "ndim": lambda a: tf.convert_to_tensor(a).shape.rank, "var": var, "std": std,
    "quantile": quantile, "percentile": percentile, "median": median, "round": rounded, "around": rounded,
    "tril": band(True), "triu": band(False), "isin": isin, "searchsorted": searchsorted, "interp": interp,
    "nan_to_num": nan_to_num, "nanmax": nan_extreme(tf.reduce_max, -np.inf), "nanmin": nan_extreme(tf.reduce_min, np.inf),
    "unique": unique, "bincount": bincount, "argwhere": argwhere, "flatnonzero": flatnonzero, "pad": pad,
    "column_stack": column_stack, "array_split": array_split, "arange": arange, "concat": tnp.concatenate,
    "permute_dims": tnp.transpose, "ascontiguousarray": tnp.array, "asfortranarray": tnp.array,
    "linalg.norm": norm, "linalg.solve": solve, "linalg.svd": svd, "linalg.inv": of_floats(tf.linalg.inv),
    "linalg.det": of_floats(tf.linalg.det), "linalg.pinv": of_floats(tf.linalg.pinv),
    "linalg.cholesky": of_floats(tf.linalg.cholesky), "linalg.qr": of_floats(tf.linalg.qr),
    "linalg.eigvalsh": of_floats(tf.linalg.eigvalsh), "linalg.eigh": of_floats(tf.linalg.eigh),
    "linalg.slogdet": of_floats(tf.linalg.slogdet), "linalg.matrix_rank": of_floats(tf.linalg.matrix_rank),
    "linalg.matrix_power": power,
}


def trunc(x):
    return tf.where(x < 0, tf.math.ceil(x), tf.floor(x))


UFUNCS = {
    "radians": tnp.deg2rad, "degrees": tnp.rad2deg, "rint": tf.round, "trunc": trunc,
    "fmod": tf.truncatemod, "invert": lambda x: tf.logical_not(x) if x.dtype == tf.bool else tf.bitwise.invert(x),
    "left_shift": tf.bitwise.left_shift, "right_shift": tf.bitwise.right_shift,
    "fmax": lambda a, b: tf.where(tf.math.is_nan(a), b, tf.where(tf.math.is_nan(b), a, tf.maximum(a, b))),
    "fmin": lambda a, b: tf.where(tf.math.is_nan(a), b, tf.where(tf.math.is_nan(b), a, tf.minimum(a, b))),
    "copysign": lambda x, y: tf.where(y < 0, -tf.abs(x), tf.abs(x)),
    "ldexp": lambda x, n: x * tf.cast(2.0, x.dtype) ** tf.cast(n, x.dtype),
    "modf": lambda x: (x - trunc(x), trunc(x)),
}
METHODS = {
    ("add", "reduce"): tnp.sum, ("multiply", "reduce"): tnp.prod, ("maximum", "reduce"): tnp.max,
    ("minimum", "reduce"): tnp.min, ("logical_and", "reduce"): tnp.all, ("logical_or", "reduce"): tnp.any,
    ("add", "accumulate"): tnp.cumsum, ("multiply", "accumulate"): tnp.cumprod,
}
