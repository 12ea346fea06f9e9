"""TensorFlow's functions of a list of tensors, and NumPy's, given a list that a loop has filled."""
import numpy as np
import tensorflow as tf


def scaled(x, n):
    out = []
    for i in range(n):
        out.append(x * tf.cast(i + 1, x.dtype))
    return out


def concat(x, n):
    return tf.concat(scaled(x, n), 0), tf.concat(values=scaled(x, n), axis=-1), tf.concat([x] + scaled(x, n)[1:], axis=0)


def stack(x, n):
    return tf.stack(scaled(x, n), 1), tf.stack(scaled(x, n), axis=-2), tf.stack([(p, q) for p, q in zip(scaled(x, n), scaled(x, n))], 1)


def added(x, n):
    (first, *_), norm = tf.clip_by_global_norm(scaled(x, 2), 1.0)
    clipped, length = tf.clip_by_global_norm(scaled(x, n), 1.0)
    return tf.add_n(scaled(x, n)), first, norm, clipped[0], length


def of_lengths(x, n):
    """Items that differ in length."""
    rows, columns = [], []
    for i in range(n):
        rows.append(x[:i])
        columns.append(tf.ones((2, i)) * x[0])
    return tf.concat(rows, 0), tf.concat(columns, 1)


def arrays(x, n):
    rows = scaled(x, n)
    found = np.concatenate(rows), np.vstack(rows), np.hstack(rows), np.column_stack(rows), np.stack(rows, 1)
    return [tf.convert_to_tensor(each) for each in found]


CASES = [(concat, [1.0, 2.0], 3), (stack, [1.0, 2.0], 3), (added, [1.0, 2.0], 3), (of_lengths, [1.0, 2.0, 3.0], 3), (arrays, [1.0, 2.0], 3)]
