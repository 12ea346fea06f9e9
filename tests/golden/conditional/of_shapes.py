"""Arms that are for other shapes than those at hand: chosen by the shape, or failing where the data takes them."""
import tensorflow as tf


def square(x):
    if tf.reduce_all(tf.equal(tf.shape(x), [2, 2])):
        return x[1, 1]
    return x[0, 0]


def even(x):
    if tf.shape(x)[-1] % 2 == 0:
        return tf.reshape(x, [2, -1])
    return tf.reshape(x, [1, -1])


def long_enough(x):
    if tf.greater(tf.cast(tf.size(x), tf.float32) / 2.0, 1.0):
        return x[2]
    return x[0]


def item(x, n):
    total = x[0]
    for _ in range(n - 1):
        total += x[2]
    return total


def folded(x, n):
    if n > 3:
        return tf.reshape(x, [2, 2])
    return tf.reshape(x, [1, -1])


CASES = [
    (square, [[1, 2], [3, 4]]), (square, [[5]]), (even, [1, 2, 3, 4]), (even, [1, 2, 3]), (long_enough, [1]), (long_enough, [1, 2, 3]),
    (item, [1, 2], 1), (item, [1, 2], 3), (folded, [1, 2, 3, 4], 4), (folded, [1, 2, 3], 3), (folded, [1, 2, 3], 5),
]
