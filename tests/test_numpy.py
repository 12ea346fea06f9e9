"""NumPy's functions on tensors, against NumPy: values, shapes and dtypes, with known and with unknown shapes.

A failure names the function and the place in its list.
"""
import numpy as np
import pytest
import tensorflow as tf

import autoimport as autograph
from autoimport.errors import StagingError

F = tf.constant([[0.5, -1.25, 2.0], [3.0, 0.25, -0.75]])
INTEGERS = tf.constant([[3, 1, 2], [0, 4, 1]])
B = tf.constant([[True, False, True], [False, False, True]])
N = tf.constant([[1.0, np.nan, 3.0], [-2.0, 0.5, np.inf]])
S = tf.constant([[2.0, 1.0], [1.0, 3.0]])
V = tf.constant([0.5, -1.5, 2.0, 0.5])


def reductions(f, i, b, n, s, v):
    return [
        np.sum(i), np.sum(i, axis=0), np.sum(f, axis=(0, 1), keepdims=True), np.sum(f, where=b), np.sum(i, initial=3),
        np.sum(i, dtype=np.float32), np.sum(b, axis=1), np.prod(i, axis=0), np.mean(i), np.mean(f, axis=1, keepdims=True),
        np.std(f, ddof=1), np.var(i, axis=0), np.max(f, axis=1), np.max(f, where=b, initial=-9), np.min(n), np.ptp(f, axis=0),
        np.argmax(f, axis=1, keepdims=True), np.argmax(n, axis=1), np.argmin(b), np.any(f > 2), np.all(b, axis=0, keepdims=True),
        np.count_nonzero(i, axis=1), np.median(f, axis=1), np.median(n, axis=1), np.percentile(f, [25, 75], axis=0),
        np.quantile(f, 0.3, axis=(0, 1)), np.quantile(v, [0.1, 0.5], method="lower"), np.percentile(f, 30, axis=1, keepdims=True),
        np.average(f, axis=1, weights=[1.0, 2.0, 3.0]), np.average(i, axis=0, keepdims=True), np.cumsum(b), np.cumsum(f, axis=0),
        np.cumprod(i, axis=1), np.nansum(n, axis=1), np.nanmean(n), np.nanmax(n, axis=0), np.nanstd(n), np.nanmedian(n, axis=1),
        np.nanargmax(n, axis=1), np.maximum.accumulate(v), np.add.reduce(i), np.maximum.reduce([v, v + 1]), np.nancumsum(n),
    ]


def items(f, i, b, n, s, v):
    return [
        np.floor(i), np.ceil(f), np.trunc(f), np.rint(f), np.fix(f), np.abs(b), np.isnan(n), np.isnan(i), np.isinf(i),
        np.isfinite(n),
        np.isneginf(n), np.fmax(i, 2), np.fmin(n, 1.0), np.round(f, 1), np.around(i, -1), np.reciprocal(i + 1), np.sinc(i),
        np.angle(f), np.real(i), np.isreal(i), np.sign(f), np.exp(i), np.power(i, 2), np.power(f, i), np.mod(f, 1), np.fmod(f, 1),
        np.floor_divide(i, 2), np.divide(i, 2), np.hypot(f, 2), np.arctan2(f, i), np.logaddexp(f, f), np.add(i, 1.5), np.add(f, i),
        np.multiply(b, i), np.logical_xor(b, i), np.bitwise_and(i, 1), np.left_shift(i, 2), np.gcd(i, 4), np.clip(i, 0.5, 2.5),
        np.clip(f, None, 0.5), np.where(b, i, f), np.where(f > 0, 1, 0), np.nan_to_num(n), np.modf(f), np.divmod(i, 2),
        np.isclose(f, f + 1e-9), np.interp(v, [-2.0, 0.0, 2.0], [0.0, 1.0, 4.0]), np.int16(i), np.float64(f), np.heaviside(f, 1.0),
    ]


def shapes(f, i, b, n, s, v):
    return [
        np.concatenate([f, i]), np.concatenate([f, v], axis=None), np.stack([v, v], -1), np.hstack([v, v]), np.vstack([v, v]),
        np.append(v, 4.0), np.insert(v, 1, 9.0), np.delete(v, [0, 2]), np.split(v, 2), np.array_split(v, 3), np.reshape(f, -1),
        np.transpose(f), np.moveaxis(f, 0, -1), np.expand_dims(v, (0, 2)), np.broadcast_to(v, (2, 4)), np.tile(v, (2, 1)),
        np.repeat(f, 2, axis=0), np.flip(f, 1), np.roll(f, 1, axis=1), np.rot90(f), np.pad(v, 1), np.pad(v, (1, 2), mode="edge"),
        np.pad(v, 2, "wrap"), np.pad(v, 2, "reflect"), np.pad(v, 2, "symmetric"), np.meshgrid(v, v, indexing="ij"),
        np.r_[v, 1.0, v],
        np.c_[v, v], np.take(f, [0, 2], axis=1), np.choose([0, 1, 0, 1], [v, -v]), np.select([v > 1, v < 0], [v, -v], default=5),
        np.compress([True, False, True, False], v), np.diff(f, axis=0), np.ediff1d(v), np.tril(s), np.diag(v), np.diag(s),
        np.full_like(i, 2.7), np.ones_like(i, dtype=float), np.array([v, v]), np.resize(v, 6), np.unravel_index(i, (3, 3)),
        np.ravel(f), np.squeeze(f[:1]), np.triu(s, 1), np.trace(s), np.block([[f, f]]), np.asarray(i, dtype=float), np.shape(f),
    ]


def ordered(f, i, b, n, s, v):
    return [
        np.sort(f), np.sort(f, axis=None), np.argsort(v, kind="stable"), np.lexsort((i[0], f[0])), np.unique(i),
        np.unique(i, return_counts=True), np.unique(i, return_index=True), np.searchsorted([0.0, 1.0], v, side="right"),
        np.digitize(v, [-1.0, 0.0, 1.0]), np.histogram(v, bins=3), np.histogram(v, bins=[-2.0, 0.0, 2.0]),
        np.bincount(i[0], minlength=5),
        np.isin(i, [1, 2]), np.intersect1d(i, [1, 2, 9]), np.union1d(i, [7]), np.setdiff1d(i, [1]), np.nonzero(i), np.argwhere(b),
        np.flatnonzero(i), np.extract(b, f), np.partition(v, 1),
    ]


def algebra(f, i, b, n, s, v):
    return [
        np.dot(f, f.T) if not tf.is_tensor(f) else np.dot(f, np.transpose(f)), np.dot(i, [1, 2, 3]), np.matmul(f, np.transpose(f)),
        np.inner(v, v), np.outer(v, v), np.einsum("ij,kj->ik", f, f), np.tensordot(f, f, axes=([1], [1])), np.kron(v, [1, 2]),
        np.linalg.norm(f), np.linalg.norm(f, axis=1, keepdims=True), np.linalg.norm(v, 1), np.linalg.norm(f, 2),
        np.linalg.norm(s, "nuc"),
        np.linalg.inv(s), np.linalg.det(s), np.linalg.solve(s, [1.0, 2.0]), np.linalg.eigvalsh(s), np.linalg.cholesky(s),
        np.linalg.lstsq(s, [1.0, 2.0], rcond=None)[0], np.linalg.matrix_power(s, 3), np.linalg.multi_dot([s, s, s]),
        np.cov(f), np.corrcoef(f), np.convolve(v, [1.0, 2.0]), np.convolve(v, v, "same"), np.correlate(v, v),
        np.polyval([1, 2, 3], v),
        np.gradient(v), np.fft.fft(v), np.fft.rfft(v), np.cross(f[0], f[1]), np.vander(v, 3),
    ]


def methods(f, i, b, n, s, v):
    a = np.abs(f)
    return [
        a.sum(axis=0), (a > 0.5).sum(), (a + 1).mean(axis=1), (-a).max(), (1 - a).min(), (a == 3).any(), a[0].sum(), a[a > 0.5],
        a.astype(int), a.T, a.reshape(3, 2), a.argmax(), (a * a).std(), a * v[:3],
        np.stack([row.sum() for row in a]), a / a.sum(axis=1, keepdims=True),
        np.arange(6).reshape(2, 3)[i[0][1]], np.ones((2, 3)) * a, (a @ np.ones((3, 2))).sum(axis=0),
    ]


FUNCTIONS = reductions, items, shapes, ordered, algebra, methods
GIVEN = F, INTEGERS, B, N, S, V


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_numpy_gives(function, known):
    with np.errstate(all="ignore"):
        expected = function(*(value.numpy() for value in GIVEN)) if function is not methods else function(*GIVEN)
    signature = [tf.TensorSpec(value.shape if known else [None] * value.shape.rank, value.dtype) for value in GIVEN]
    got = tf.function(autograph.to_graph(function), input_signature=signature)(*GIVEN)
    for place, (one, other) in enumerate(zip(got, expected, strict=True)):
        one, other = tf.nest.flatten(one), tf.nest.flatten(other)
        assert len(one) == len(other), (function.__name__, place)
        for a, b in zip(map(np.asarray, one), map(np.asarray, other)):
            assert a.shape == b.shape and (b.dtype == a.dtype or type(other[0]) is int), (function.__name__, place, a.dtype, b.dtype)
            assert np.allclose(a, b, rtol=1e-4, atol=1e-6, equal_nan=True), (function.__name__, place, a, b)


def stored(x):
    a = np.zeros(4)
    for k in range(4):
        if x[k] > 0:
            a[k] = x[k] * 2
    a[0] += 1
    return a.sum(), a[1:]


class Buffer:
    def __init__(self):
        self.items = np.zeros(3)

    def put(self, k, value):
        self.items[k] = value


def in_an_object(x):
    buffer = Buffer()
    for k in range(3):
        buffer.put(k, x[k])
    return buffer.items


def carried(x):
    total, best = np.zeros([]), np.float32(-9)
    for one in x:
        total = total + one
        best = np.maximum(best, one)
    return total, best.astype(int)


@pytest.mark.parametrize("function", [stored, in_an_object, carried])
def test_arrays_as_state(function):
    graph = tf.function(autograph.to_graph(function), input_signature=[tf.TensorSpec([None], tf.float32)])
    for one, other in zip(tf.nest.flatten(graph(V)), tf.nest.flatten(function(V)), strict=True):
        assert np.allclose(one, other)


def other_name(x):
    a = b = np.zeros(4)
    a[0] = x[0]
    return b


def view(x):
    a = np.zeros(4)
    b = a[:2]
    a[0] = x[0]
    return b


def callers(x):
    a = np.zeros(4)
    change(a, x)
    return a


def change(a, x):
    a[0] = x[0]


@pytest.mark.parametrize("function", [other_name, view, callers])
def test_an_array_with_other_names_cannot_change(function):
    with pytest.raises(StagingError, match="has other names"):
        tf.function(autograph.to_graph(function))(V)


def kinds_of_result(f, i, b, n, s, v):
    (where,) = np.where(v > 0)
    decomposed = np.linalg.eigh(s)
    return decomposed.eigenvalues, where, np.sum(v).item() + 1, np.max(i).item()


def test_what_numpy_names():
    """A tuple is a tuple, with the names that NumPy gave it; `item()` gives the number."""
    got = tf.function(autograph.to_graph(kinds_of_result))(*GIVEN)
    for one, other in zip(got, kinds_of_result(*(value.numpy() for value in GIVEN)), strict=True):
        assert np.allclose(one, other)
