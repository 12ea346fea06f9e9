"""`np.vectorize`, and what NumPy's functions make of the digits of a number."""
import numpy as np
import tensorflow as tf


def tensors(*values):
    return [tf.convert_to_tensor(value) for value in values]


def split(t):
    return tensors(*np.frexp(t))


def stepped(t):
    return tensors(np.vectorize(lambda x: x + 1 if x > 0 else x - 1)(t))


def sign(t):
    return tensors(np.vectorize(lambda x: 1 if x > 0 else 0)(t), np.vectorize(lambda x: x > 0, otypes=[float])(t))


@np.vectorize
def larger(a, b):
    return a if a > b else b * 2


def spread(a, b):
    return tensors(larger(a, b))


def rows(t):
    """`np.apply_along_axis` and `np.piecewise` call the author's functions."""
    def above(row):
        total = 0.0
        for v in row:
            if v > 2:
                total += v
        return total
    t = np.asarray(t)
    pieces = np.piecewise(t, [t < 2, t > 4], [lambda v: -v, 9.0, lambda v: v + v.max()])
    found = np.apply_along_axis(above, 1, t), np.apply_along_axis(np.cumsum, 0, t), pieces
    return [tf.cast(each, tf.float32) for each in found]


def fitted(x, y):
    return tf.convert_to_tensor(np.polyfit(x, y, 2))


def values(t):
    """`np.linalg.eig(t)`: whether the results are complex depends on the values"""
    return tensors(np.linalg.eig(t)[0])


def forwards(x):
    """`tf.autodiff.ForwardAccumulator` over a condition in a loop"""
    with tf.autodiff.ForwardAccumulator(x, tf.constant(1.0)) as derivative:
        y = x
        for _ in tf.range(3):
            if y < 10.0:
                y = y * x
    return derivative.jvp(y)


CASES = [
    (split, [1.5, 0.0, -8.0, 0.1, 1024.0, 3e-5]), (stepped, [1.0, -1.0]), (stepped, [[1, -1], [2, 3]]), (sign, [1.0, -1.0]),
    (rows, [[1.0, 2.0], [3.0, 5.0]]), (fitted, [1.0, 2.0, 3.0, 5.0], [2.0, 1.0, 0.0, 4.0]), (spread, [[1, 2], [3, 4]], [2, 2]), (spread, 5, [2, 9]),
]
REFUSED = [(values, [[1.0, 0.0], [0.0, 2.0]]), (forwards, 2.0)]
