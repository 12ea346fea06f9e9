"""NumPy's functions on tensors: what NumPy gives, dtypes too, without a gradient."""
import numpy as np
import tensorflow as tf


def given(*values):
    return tuple(tf.convert_to_tensor(value) for value in values)


def reduced(t):
    return given(np.sum(t), np.mean(t, axis=0), np.max(t, axis=1, keepdims=True), np.std(t, ddof=1), np.median(t),
                 np.percentile(t, 30), np.any(t > 3), np.linalg.norm(t))


def of_ints(n):
    return given(np.sum(n), np.mean(n), np.cumsum(n), np.add(n, 1), np.add(n, 1.5), np.sqrt(n), np.argmax(n), np.sort(n),
                 np.multiply(n, n), np.int16(n[0]))


def shaped(t):
    return given(np.concatenate([t, t]), np.stack([t, t], axis=-1), np.transpose(t), np.reshape(t, -1), np.tril(t),
                 np.pad(t, 1), np.zeros_like(t), np.full_like(t, 7), np.array([t[0], t[1]]), np.clip(t, 1, 3))


def ufuncs(t):
    return given(np.maximum(t, 2), np.exp(t), np.logical_and(t > 1, t < 4), np.add.reduce(t), np.maximum.reduce(t, axis=1),
                 np.add.accumulate(t), np.multiply.outer(t[0], t[1]), np.where(t > 1, t, 0.0))


def methods(t):
    return given(np.abs(t).sum(axis=0), np.square(t).T, np.add(t, 1).astype(np.int32), np.ravel(t).reshape(2, 2))


def arrays(t):
    a = np.abs(t)
    changed = np.zeros(2, np.float32)
    for i in range(2):
        if a[i].sum() > 4:
            changed[i] = t[i, 0]
    return given((a > 1.5).sum(), (a + 1).mean(), (-a).max(axis=0), a[0].max(), changed, np.r_[t[0], 1.0], (a != 1).any())


def decided(t):
    if np.mean(t) > 2:
        return tf.convert_to_tensor(np.exp(t))
    return tf.convert_to_tensor(np.zeros_like(t))


def missing(t):
    """`np.spacing(t)`: a function of NumPy's that TensorFlow lacks."""
    return np.spacing(t)


def value(t):
    """`t.numpy()`."""
    return t.numpy().sum()


CASES = [
    (reduced, [[1.0, 2.0], [3.0, 4.5]]), (of_ints, [3, 1, 2]), (shaped, [[1.0, 2.0], [3.0, 4.5]]),
    (ufuncs, [[1.0, 2.0], [3.0, 4.5]]), (methods, [[1.0, 2.0], [3.0, 4.5]]), (arrays, [[1.0, 2.0], [3.0, 4.5]]),
    (decided, [[1.0, 2.0], [3.0, 4.5]]),
    (decided, [[0.0, 0.5]]),
]
REFUSED = [(missing, [1.0, 2.0]), (value, [1.0, 2.0])]
