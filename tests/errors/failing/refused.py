"""Programs that run eagerly and that no graph can express: what is said of them."""
import math

import tensorflow as tf


def two_dtypes(x):
    if x > 0:
        y = tf.constant(1)
    else:
        y = tf.constant("a")
    return y


def another_dtype_than_before(x):
    y = tf.constant(1)
    if x > 0:
        y = tf.constant("a")
    return y


def another_dtype_in_a_loop(x):
    y = tf.constant(1)
    for i in tf.range(x):
        if i > 2:
            y = "b"
    return y


class Thing:
    def __init__(self, value):
        self.value = value


def an_attribute(x):
    thing = Thing(tf.constant(1))
    if x > 0:
        thing.value = "one"
    return thing.value


def an_expression(x):
    return tf.constant(1) if x > 0 else "a"


def a_list_of_two_dtypes(x):
    items = []
    for i in tf.range(x):
        items.append(i)
        items.append("a")
    return items


def a_function_without_counterpart(x):
    half = x / 2
    return math.ulp(half)


def the_value_of_a_tensor(x):
    doubled = x * 2
    return doubled.numpy()


def a_repr(x):
    return repr(tf.stack([Thing(x).value, x]))


def a_failing_operation_caught(x):
    try:
        y = tf.gather(tf.range(5), x)
    except tf.errors.InvalidArgumentError:
        y = 0
    return y


def recursion(x):
    return countdown(x)


def countdown(n):
    if n <= 0:
        return n
    return n + countdown(n - 1)


def keys_of_a_comprehension(x):
    n = x + 1
    return {i: i for i in range(n)}


def a_set_that_is_changed(x):
    seen = {1, 2}
    if x > 1:
        seen.add(3)
    return len(seen)


def an_iterator_beside_a_tensor(x):
    pair = iter([1, 2])
    return [*zip(pair, pair, tf.range(x))]


def of_a_function_around(x):
    z = tf.constant(1)

    def change():
        nonlocal z
        if x > 1:
            z = "one"
    change()
    return z


REFUSED = [(function, "scalar 3") for function in (
    two_dtypes, another_dtype_than_before, another_dtype_in_a_loop, an_attribute, an_expression,
    a_list_of_two_dtypes, a_function_without_counterpart, the_value_of_a_tensor, a_repr, a_failing_operation_caught, recursion,
    keys_of_a_comprehension, a_set_that_is_changed, an_iterator_beside_a_tensor, of_a_function_around)]
