"""NumPy's linear algebra, polynomials, statistics of two variables and transforms, with TensorFlow's operations."""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from .numpy_reductions import accurate, floats, kind_of

tnp = tf.experimental.numpy


def together(*values):
    """Float tensors of one dtype."""
    values = [floats(value) for value in values]
    dtype = np.result_type(*map(kind_of, values))
    return [tf.cast(value, dtype) for value in values]


def norm(x, ord=None, axis=None, keepdims=False):
    x = floats(x)
    if ord is None and axis is None:
        return tf.reshape(tf.norm(tf.reshape(x, [-1])), [1] * x.shape.rank if keepdims else [])
    if axis is None and x.shape.rank == 2 or isinstance(axis, tuple) and len(axis) == 2:
        return matrix_norm(x, "fro" if ord is None else ord, keepdims, axis or (0, 1))
    if ord == 0:
        return tf.reduce_sum(tf.cast(tf.not_equal(x, 0), x.dtype), axis, keepdims)
    if ord == -np.inf:
        return tf.reduce_min(tf.abs(x), axis, keepdims)
    return tf.norm(x, "euclidean" if ord is None else ord, axis, keepdims)


def matrix_norm(x, ord="fro", keepdims=False, axes=(-2, -1)):
    x = tnp.moveaxis(floats(x), axes, (-2, -1))
    if ord == "fro":
        found = tf.sqrt(tf.reduce_sum(tf.abs(x) ** 2, (-2, -1), True))
    elif ord in (1, -1, np.inf, -np.inf):
        sums = tf.reduce_sum(tf.abs(x), -2 if abs(ord) == 1 else -1, True)
        found = (tf.reduce_max if ord > 0 else tf.reduce_min)(sums, (-2, -1), True)
    elif ord in (2, -2, "nuc"):
        reduce = {2: tf.reduce_max, -2: tf.reduce_min, "nuc": tf.reduce_sum}[ord]
        found = reduce(tf.linalg.svd(x, compute_uv=False), -1, True)[..., None]
    else:
        raise StagingError(f"np.linalg.norm() of a symbolic matrix with ord={ord!r}: NumPy has no such norm")
    return tnp.moveaxis(found, (-2, -1), axes) if keepdims else tf.squeeze(found, (-2, -1))


def solve(a, b):
    a, b = together(a, b)
    return tf.linalg.solve(a, b[:, None])[:, 0] if b.shape.rank == 1 else tf.linalg.solve(a, b)


def lstsq(a, b, rcond=None):
    a, b = together(a, b)
    columns = b[:, None] if b.shape.rank == 1 else b
    found = tf.matmul(tf.linalg.pinv(a), columns)
    rank = tf.linalg.matrix_rank(a)
    rows, unknowns = tf.shape(a)[0], tf.shape(a)[1]
    rest = tf.reduce_sum((columns - tf.matmul(a, found)) ** 2, 0)
    rest = rest[:tf.where((rows > unknowns) & tf.equal(rank, unknowns), tf.size(rest), 0)]
    return found[:, 0] if b.shape.rank == 1 else found, rest, rank, tf.linalg.svd(a, compute_uv=False)


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


def multi_dot(arrays):
    found = arrays[0]
    for other in arrays[1:]:
        found = tnp.dot(found, other)
    return found


def kron(a, b):
    a, b = tnp.asarray(a), tnp.asarray(b)
    dtype = np.result_type(kind_of(a), kind_of(b))
    a, b = tf.cast(a, dtype), tf.cast(b, dtype)
    rank = max(a.shape.rank, b.shape.rank)
    a, b = (tf.reshape(part, tf.concat([tf.ones([rank - part.shape.rank], tf.int32), tf.shape(part)], 0)) for part in (a, b))
    order = [place for i in range(rank) for place in (i, rank + i)]
    return tf.reshape(tf.transpose(outer(a, b), order), tf.shape(a) * tf.shape(b))


def outer(a, b):
    """Every product of an item of one and an item of the other."""
    return tf.reshape(a, tf.concat([tf.shape(a), tf.ones([b.shape.rank], tf.int32)], 0)) * b


def covariance(m, y=None, rowvar=True, bias=False, ddof=None):
    m = accurate(m, tf.float64)
    m = m[None, :] if m.shape.rank == 1 else m if rowvar else tf.transpose(m)
    if y is not None:
        y = accurate(y, tf.float64)
        m = tf.concat([m, y[None, :] if y.shape.rank == 1 else y if rowvar else tf.transpose(y)], 0)
    m -= tf.reduce_mean(m, 1, keepdims=True)
    free = (0 if bias else 1) if ddof is None else ddof
    found = tf.matmul(m, m, transpose_b=True) / tf.cast(tf.shape(m)[1] - free, m.dtype)
    return found[0, 0] if found.shape == (1, 1) else found


def corrcoef(x, y=None, rowvar=True):
    found = covariance(x, y, rowvar)
    if found.shape.rank == 0:
        return found / found
    width = tf.sqrt(tf.linalg.diag_part(found))
    return tf.clip_by_value(found / width[:, None] / width[None, :], -1, 1)


def convolve(a, v, mode="full"):
    a, v = tnp.asarray(a), tnp.asarray(v)
    dtype = np.result_type(kind_of(a), kind_of(v))
    a, v = tf.cast(a, dtype), tf.cast(v, dtype)
    n, m = tf.size(a), tf.size(v)
    padded = tf.pad(a, [[m - 1, m - 1]])
    places = tf.range(n + m - 1)[:, None] + tf.range(m)[None, :]
    found = tf.reduce_sum(tf.gather(padded, places) * tf.reverse(v, [0])[None, :], 1)
    shorter, longer = tf.minimum(n, m), tf.maximum(n, m)
    if mode == "same":
        found = found[(shorter - 1) // 2:(shorter - 1) // 2 + longer]
    elif mode == "valid":
        found = found[shorter - 1:longer]
    elif mode != "full":
        raise ValueError(f"mode must be 'full', 'same' or 'valid', not {mode!r}")
    return found


def correlate(a, v, mode="valid"):
    return convolve(a, tf.reverse(tf.math.conj(tnp.asarray(v)), [0]), mode)


def polyfit(x, y, deg):
    """By least squares, as NumPy has it: with columns of length 1."""
    x, y = (tf.cast(tnp.asarray(part), tf.float64) for part in (x, y))
    columns = tf.stack([x ** n for n in range(deg, -1, -1)], 1)
    scale = tf.norm(columns, axis=0)
    found = tf.linalg.lstsq(columns / scale, y if y.shape.rank > 1 else y[:, None], fast=False) / scale[:, None]
    return found if y.shape.rank > 1 else found[:, 0]


def polyval(p, x):
    p, x = tnp.asarray(p), tnp.asarray(x)
    dtype = np.result_type(kind_of(p), kind_of(x))
    p, x = tf.cast(p, dtype), tf.cast(x, dtype)
    powers = tf.cast(tf.range(tf.size(p) - 1, -1, -1), dtype)
    return tf.reduce_sum(p * x[..., None] ** powers, -1)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = tnp.moveaxis(floats(y), axis, -1)
    steps = tf.cast(dx, y.dtype)
    if x is not None:
        y, x = together(y, x)
        steps = x[..., 1:] - x[..., :-1]
    return tf.reduce_sum(steps * (y[..., 1:] + y[..., :-1]) / 2, -1)


def gradient(f, *spacing, axis=None, edge_order=1):
    f = floats(f)
    if edge_order != 1 or len(spacing) > 1:
        raise StagingError("np.gradient() of a symbolic tensor takes one spacing, and edge_order=1")
    step = tf.cast(spacing[0] if spacing else 1, f.dtype)
    if step.shape.rank != 0:
        raise StagingError("np.gradient() of a symbolic tensor takes one spacing, a number")
    found = []
    for i in range(f.shape.rank) if axis is None else [axis]:
        t = tnp.moveaxis(f, i, 0)
        inner = (t[2:] - t[:-2]) / (2 * step)
        found.append(tnp.moveaxis(tf.concat([(t[1:2] - t[:1]) / step, inner, (t[-1:] - t[-2:-1]) / step], 0), 0, i))
    return found[0] if len(found) == 1 else tuple(found)


def transform(function, kind=tf.complex128):
    def found(a, n=None, axis=-1):
        a = tnp.asarray(a)
        width = tf.complex64 if kind_of(a) in (np.float32, np.complex64) else tf.complex128
        if kind == tf.float64:
            width = width.real_dtype
        a = tnp.moveaxis(tf.cast(a, width), axis, -1)
        if n is not None:
            a = tf.pad(a[..., :n], [[0, 0]] * (a.shape.rank - 1) + [[0, tf.maximum(n - tf.shape(a)[-1], 0)]])
        return tnp.moveaxis(function(a), -1, axis)
    return found


def of_floats(function):
    return lambda a: function(floats(a))


FUNCTIONS = {
    "linalg.norm": norm, "linalg.solve": solve, "linalg.svd": svd, "linalg.matrix_power": power, "linalg.lstsq": lstsq,
    "linalg.matrix_norm": lambda x, *, keepdims=False, ord="fro": matrix_norm(x, ord, keepdims), "linalg.multi_dot": multi_dot,
    "kron": kron, "cov": covariance, "corrcoef": corrcoef, "convolve": convolve, "correlate": correlate, "polyval": polyval,
    "polyfit": polyfit,
    "trapezoid": trapezoid, "trapz": trapezoid, "gradient": gradient, "fft.fft": transform(tf.signal.fft),
    "fft.ifft": transform(tf.signal.ifft), "fft.rfft": transform(tf.signal.rfft, tf.float64),
    **{f"linalg.{name}": of_floats(getattr(tf.linalg, name)) for name in (
        "inv", "det", "pinv", "cholesky", "qr", "eigvalsh", "eigh", "slogdet", "matrix_rank")},
}
