"""Ragged tensors, tensor arrays, iterators of datasets."""
import tensorflow as tf


def zipped(n):
    total = tf.constant(0, tf.int64)
    for i, x in enumerate(tf.data.Dataset.range(10)):
        if i == n:
            break
        total += x * 2
    return total


def array_items(n):
    items = tf.TensorArray(tf.int32, 3, clear_after_read=False).unstack([1, 2, 3])
    total = 0
    for x in items.stack():
        total += x * n
    return total


def range_with_list(n):
    total = 0
    for i, x in zip(tf.range(n), [10, 20, 30]):
        total += i * x
    return total


def dataset_of_pairs(n):
    pairs = tf.data.Dataset.from_tensor_slices(([1, 2, 3], [4, 5, 6])).map(lambda a, b: (a, b * 2))
    total = 0
    for a, b in pairs:
        if a > n:
            continue
        total += a * b
    return total


def through_map(n):
    """The functions that a dataset calls are graph versions too."""
    def odd_even(x):
        if x % 2 == 0:
            return x
        return -x
    return tf.data.Dataset.range(4).map(odd_even).reduce(tf.constant(0, tf.int64), lambda a, b: a * 3 + b)


def through_map_fn(xs):
    def clipped(x):
        while x > 3:
            x = x - 3
        return x
    return tf.map_fn(clipped, xs)


CASES = [
    (zipped, 3), (array_items, 2), (range_with_list, 2), (dataset_of_pairs, 2), (through_map, 1), (through_map_fn, [1, 5, 9]),
]
