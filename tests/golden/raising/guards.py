"""A `raise` or `assert` that stands before what it guards is told, and not what would fail behind it"""
import tensorflow as tf


def index(x):
    if x > 2:
        raise ValueError(f"no item {x}")
    return tf.gather([1, 2, 3], x)


def of_a_tensor(x):
    assert x < 3, f"no item {x}"
    return tf.range(3)[x]


def shapes(x):
    a, b = tf.range(x), tf.range(3)
    if tf.size(a) != 3:
        raise ValueError(f"{x} and 3")
    return a + b


def divisor(x):
    if x - 3 == 0:
        raise KeyError(x - 3)
    return 6 // (x - 3)


def in_a_loop(x):
    total = 0
    for i in tf.range(x):
        if i > 2:
            raise ValueError(f"no item {i}")
        total += tf.gather([1, 2, 3], i)
    return total


def before_a_loop(x):
    if x > 3:
        raise ValueError("too many")
    total = 0
    for i in tf.range(x):
        total += tf.gather([1, 2, 3], i)
    return total


def printed(x):
    print("item", x)
    return tf.gather([1, 2, 3], x)


def in_a_callee(x):
    return index(x) + of_a_tensor(x)


CASES = [(function, n) for function in (
    index, of_a_tensor, shapes, divisor, in_a_loop, before_a_loop, printed, in_a_callee) for n in (1, 2, 3, 4)]
