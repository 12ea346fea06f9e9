"""Programs that run eagerly and that no graph can express: what is said of them."""
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


REFUSED = [(function, "scalar 3") for function in (
    two_dtypes, another_dtype_than_before, another_dtype_in_a_loop, an_attribute, an_expression,
    a_list_of_two_dtypes)]
