"""Items of tensors stored with NumPy's meaning, against NumPy; what NumPy shares between names is refused."""
import numpy as np
import pytest
import tensorflow as tf

import autoimport as autograph
from autoimport.errors import StagingError


def one(x, i):
    x[i] = 9
    return x


def columns(x, i):
    x[:, 0] = 0
    x[i, 1] += 5
    x[..., -1] *= 2
    x[0][0] = 3
    return x


def masked(x, i):
    x[x > 2] = 0
    x[x < 2] += 10
    return x


def arrays(x, i):
    x[[0, 2]] = 7
    x[1:3] = [i, 8]
    return x


def running(x, i):
    for k in range(1, len(x)):
        x[k] = x[k] + x[k - 1]
    return x


def sorting(x, i):
    n = len(x)
    for k in range(n):
        for j in range(n - 1):
            if x[j] > x[j + 1]:
                x[j], x[j + 1] = x[j + 1], x[j]
    return x


class Holder:
    def __init__(self, w):
        self.w = w

    def zero(self, i):
        self.w[i] = 0
        self.w[1:] += 1


def attribute(x, i):
    held = {"holder": Holder(x)}
    held["holder"].zero(i)
    held["holder"].w[0] += 4
    return held["holder"].w


class Parts:
    def __init__(self, x):
        self.of = {"t": x, "rows": [x + 0, x + 1]}

    def put(self, i):
        self.of["t"][i] = 0
        self.of["t"][0] += 7
        self.of["rows"][1][i] = 5


PARTS = {}


def held_by_a_dict(x, i):
    parts = Parts(x + 0)
    for k in range(2):
        parts.put(i + k)
        same(parts).of["rows"][1][k] += 1
    PARTS["t"] = parts.of["rows"][1]
    PARTS["t"][i] = 8
    return parts.of["t"] + PARTS.pop("t") + parts.of["rows"][0]


def same(x):
    return x


def of_the_caller(x, i):
    kept = x

    def put(k, value):
        nonlocal kept
        if value > 2:
            kept[k] = value * 2
            kept[k] += 1
    x = None
    for k in range(len(kept)):
        put(k, kept[k])
    return kept


def of_the_module(x, i):
    global held
    held = x
    x = None
    held[i] = 9
    result, held = held, None
    return result


VECTOR, TABLE = [3, 1, 2, 4], [[1, 2], [3, 4]]


@pytest.mark.parametrize("function, value, i", [
    (one, VECTOR, 1), (one, VECTOR, -1), (columns, TABLE, 1), (masked, VECTOR, 0), (arrays, VECTOR, 0), (running, VECTOR, 0),
    (sorting, VECTOR, 0), (attribute, VECTOR, 0), (held_by_a_dict, VECTOR, 1), (of_the_caller, VECTOR, 0), (of_the_module, VECTOR, 1)])
def test_as_numpy(function, value, i):
    expected = function(np.array(value, np.int32), i)
    graph = autograph.to_graph(function)
    assert tf.function(graph)(tf.constant(value), tf.constant(i)).numpy().tolist() == expected.tolist()
    general = tf.function(graph, input_signature=[tf.TensorSpec([None] * np.ndim(value), tf.int32), tf.TensorSpec([], tf.int32)])
    assert general(tf.constant(value), tf.constant(i)).numpy().tolist() == expected.tolist()
    assert tf.function(graph, jit_compile=True)(tf.constant(value), tf.constant(i)).numpy().tolist() == expected.tolist()


def test_past_the_end():
    with pytest.raises(IndexError, match="out of bounds for axis 0 with size 4"):
        tf.function(autograph.to_graph(one))(tf.constant(VECTOR), tf.constant(7))


def test_gradient():
    def f(x):
        y = x * 1.0
        for i in range(1, 3):
            y[i] = y[i - 1] * x[i]
        return y

    x = tf.constant([1.0, 2.0, 3.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(tf.function(autograph.to_graph(f))(x))
    assert np.allclose(tape.gradient(total, x), [9.0, 4.0, 2.0])


def another_name(x):
    y = x
    x[0] = 100
    return y


def callers_name(x):
    change(x)
    return x


def change(w):
    w[0] = 100


def a_row(x):
    row = x[0:2]
    row[0] = 100
    return x


def in_a_loop(x):
    y = x
    for i in range(len(x)):
        x[i] = x[i] + 1
    return y


def taken_before(x):
    row = x[0:2]
    x[0] = 100
    return row


def read_before(x):
    first, rest = x[:1], x[1:]
    for i in range(len(x)):
        x[i] = x[i] + 1
    return first + rest


def unpacked(x):
    pairs = tf.reshape(x, [2, 2])
    a, b = pairs
    pairs[1, 0] = 100
    return a + b


@pytest.mark.parametrize("function", [another_name, callers_name, a_row, in_a_loop, taken_before, read_before, unpacked])
def test_what_names_share_is_refused(function):
    with pytest.raises(StagingError, match="stores items of a tensor"):
        tf.function(autograph.to_graph(function))(tf.constant(VECTOR))


def halves(x, i):
    head, tail = x[:2], x[2:]
    head[0] = 9
    return tail


def other_row(x, i):
    row = x[0]
    x[1, i] = 9
    return row


def other_column(x, i):
    column = x[:, 0]
    x[:, 1:] = 9
    return column


@pytest.mark.parametrize("function, value", [(halves, VECTOR), (other_row, TABLE), (other_column, TABLE)])
def test_what_shares_no_items_is_read_on(function, value):
    shape = [None] * np.ndim(value)
    graph = tf.function(autograph.to_graph(function), input_signature=[tf.TensorSpec(shape, tf.int32), tf.TensorSpec([], tf.int32)])
    assert graph(tf.constant(value), tf.constant(1)).numpy().tolist() == function(np.array(value), 1).tolist()
