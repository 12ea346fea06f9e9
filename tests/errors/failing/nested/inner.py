import tensorflow as tf


def product(square, x):
    value = tf.reduce_sum(tf.matmul(square, square) * x)
    if value > 0:
        return tf.debugging.check_numerics(value / 0., "product")
    return value
