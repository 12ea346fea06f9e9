"""What a `tf.function` raises is caught where it is called"""
import tensorflow as tf


@tf.function(autograph=False)
def doubled(x):
    if x > 0:
        raise ValueError("positive")
    return x * 2


class Model:
    @tf.function(autograph=False)
    def call(self, x):
        if x > 0:
            raise ValueError("positive")
        return x * 2


@tf.function(autograph=False, input_signature=[tf.TensorSpec([None], tf.float32), tf.TensorSpec([], tf.float32)])
def signed(xs, start):
    for x in xs:
        if x < 0:
            raise ValueError("negative")
        start = start + x
    return start


def given(x):
    try:
        return signed([x, 2 * x], 1)
    except ValueError:
        return -x


def caught(x):
    try:
        return doubled(x)
    except ValueError:
        return -x


def method(x):
    model = Model()
    try:
        y = model.call(x)
    except ValueError:
        y = -x
    return y


CASES = [(caught, 3), (caught, -3), (method, 3), (method, -3), (given, 1.0), (given, -1.0)]
