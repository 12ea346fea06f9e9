"""`tf.ragged.stack` of a list that a loop filled: its rows have the lengths that they have.

    rows.append(tf.range(n))
    tf.ragged.stack(rows)           their concatenation, and the length of each
"""
import tensorflow as tf

from . import boundary, forms, lists


def stack(values, axis=0, name=None):
    """`tf.ragged.stack(values, axis)`"""
    rows = lists.rows_of(values) if type(values) is list else None
    if rows is None or axis != 0 or type(rows.element) is not forms.Tensor or not rows.element.spec.shape.rank:
        return tf.ragged.stack(boundary.leaving(values), axis, name)
    (handle, spec), = rows.pairs()
    flat, lengths = tf.raw_ops.TensorListConcatV2(input_handle=handle, element_shape=lists.shape_of(spec), leading_dims=[],
                                                  element_dtype=spec.dtype)
    return tf.RaggedTensor.from_row_lengths(flat, lengths, name)


OVERLOADS = {tf.ragged.stack: stack}
