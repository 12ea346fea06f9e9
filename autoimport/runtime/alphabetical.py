"""The order of texts, which TensorFlow's operations do not know.

    sorted(names), max(name, "b")       by their bytes in UTF-8, whose order is that of the characters
"""
import tensorflow as tf


def order(texts, direction="ASCENDING", stable=True):
    """`tf.argsort(texts)`: stably by the last byte, ... by the first."""
    size = tf.maximum(tf.reduce_max(tf.concat([tf.strings.length(texts), [0]], 0)), 1)
    columns = tf.transpose(tf.cast(tf.io.decode_raw(texts, tf.uint8, fixed_length=size), tf.int32))

    def by(count, found):
        column = tf.gather(columns[count - 1], found)
        return count - 1, tf.gather(found, tf.argsort(column, direction=direction, stable=stable))
    shapes = tf.TensorShape([]), tf.TensorShape([None])
    found = tf.while_loop(lambda count, _: count > 0, by, (size, tf.range(tf.size(texts))), shapes)[1]
    return tf.ensure_shape(found, texts.shape)


def less(a, b):
    """`a < b`, of two texts."""
    return tf.equal(order(tf.stack([b, a]))[0], 1)


COMPARED = {"__lt__": less, "__gt__": lambda a, b: less(b, a), "__le__": lambda a, b: tf.logical_not(less(b, a)),
            "__ge__": lambda a, b: tf.logical_not(less(a, b))}
