import tensorflow as tf


def operation(x):
    try:
        y = tf.debugging.check_numerics(x, "x")
    except tf.errors.InvalidArgumentError:
        y = x * 0
    return y


def in_a_tuple(x):
    for _ in range(2):
        try:
            x = tf.reshape(x, [1])[0]
        except (KeyError, tf.errors.OpError):
            x = x + 1
    return x


CASES = []
REFUSED = [(operation, 1.0), (in_a_tuple, 1.0)]
