"""`tf.constant` of values that only the graph knows: eager code makes a tensor of them, as of any other.

    tf.constant(f"n = {n}")         the text, as a tensor
    tf.constant(x, shape=[2, 2])    tf.fill
"""
import tensorflow as tf

from . import tensors


def constant(value, dtype=None, shape=None, name="Const"):
    """`tf.constant`"""
    if not tensors.any_symbolic(value):
        return tf.constant(value, dtype, shape, name)
    if dtype is not None and tensors.symbolic(value):
        value = tensors.follow(value, tf.as_dtype(dtype))
    made = tf.identity(tf.convert_to_tensor(value, dtype))
    if shape is None:
        return made
    return tf.fill(shape, tf.reshape(made, [])) if made.shape.num_elements() == 1 else tf.reshape(made, shape)


OVERLOADS = {tf.constant: constant}
