"""What XLA compiles: programs of fixed sizes give what they give eagerly; others are refused at the author's line."""
import pytest
import tensorflow as tf

import autoimport as autograph
from autoimport.errors import StagingError

X = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])


class Log:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)


def filled(x):
    rows, sums, total = [], [], 0.0
    for i, row in enumerate(x):
        total += tf.reduce_sum(row)
        rows.append(row * total)
        sums.append(tf.cast(i, tf.float32))
    return tf.stack(rows), tf.stack(sums), total, len(rows)


def nested(x):
    rows = []
    for a in x:
        row = []
        for b in x:
            row.append(tf.reduce_sum(a * b))
        rows.append(row)
    return tf.convert_to_tensor(rows)


def in_both_arms(x):
    log = Log()
    for i in tf.range(3):
        if x[i, 0] > 2.0:
            log.add(x[i])
        else:
            log.add(-x[i])
    return tf.stack(log.items)


def joined(x):
    rows = []
    for row in x:
        rows = rows + [row]
    return tf.stack(rows)


def indexed(x):
    rows = [x[0], x[1], x[2]]
    for i in tf.range(3):
        rows[i] = rows[i] * 2.0
    return tf.stack(rows)


def sum_of_some(x):
    return sum((tf.reduce_sum(row) for row in x if row[0] > 2.0), start=1)


@pytest.mark.parametrize("function", [filled, nested, in_both_arms, joined, indexed, sum_of_some])
def test_fixed_sizes(function):
    graph = autograph.to_graph(function)

    def both(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            result = graph(x)
            total = tf.add_n([tf.reduce_sum(part) for part in tf.nest.flatten(result) if getattr(part, "dtype", None) == tf.float32])
        return result, tape.gradient(total, x)

    with tf.GradientTape() as tape:
        tape.watch(X)
        expected = function(X)
        total = tf.add_n([tf.reduce_sum(part) for part in tf.nest.flatten(expected) if getattr(part, "dtype", None) == tf.float32])
    expected = [*tf.nest.flatten(expected), tape.gradient(total, X)]
    for one, other in zip(tf.nest.flatten(tf.function(both, jit_compile=True)(X)), expected, strict=True):
        tf.debugging.assert_near(tf.cast(one, tf.float32), tf.cast(other, tf.float32))


def chosen(x):
    rows = []
    for row in x:
        if row[0] > 2.0:
            rows.append(row)
    return len(rows)


def left(x):
    rows = []
    for row in x:
        if row[0] > 4.0:
            break
        rows.append(row)
    return len(rows)


def growing(x):
    array = tf.TensorArray(tf.float32, size=0, dynamic_size=True)
    for row in x:
        array = array.write(array.size(), row)
    return array.stack()


@pytest.mark.parametrize("function", [chosen, left, growing])
def test_what_has_no_fixed_size_is_refused(function):
    with pytest.raises(StagingError, match="XLA compiles graphs of fixed sizes"):
        tf.function(autograph.to_graph(function), jit_compile=True)(X)
    tf.function(autograph.to_graph(function))(X)
