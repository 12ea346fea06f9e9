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


CASES = [(caught, 3), (caught, -3), (method, 3), (method, -3)]
