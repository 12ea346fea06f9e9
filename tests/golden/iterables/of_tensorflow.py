"""Datasets."""
import tensorflow as tf


def dataset(n):
    total = tf.constant(0, tf.int64)
    for x in tf.data.Dataset.range(5):
        if x > tf.cast(n, tf.int64):
            break
        total += x
    return total


def ranges(n):
    total = 0
    for i in tf.range(n):
        if i % 2 == 0:
            continue
        total += i
    return total


def ragged(n):
    rows = tf.ragged.range([1, 3, 2])
    total = 0
    for row in rows:
        total += tf.reduce_sum(row) * n
    return total


def array(n):
    items = tf.TensorArray(tf.int32, 0, dynamic_size=True, clear_after_read=False)
    for i in range(n):
        items = items.write(i, i * 2)
    return items.stack()


CASES = [(dataset, 2), (dataset, 9), (ranges, 6), (ranges, 0), (ragged, 2), (array, 3)]
