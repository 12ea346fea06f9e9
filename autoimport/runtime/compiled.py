"""Graphs that XLA compiles (`jit_compile=True`): what cannot have a fixed size is refused at the author's line.

XLA itself would say it when the graph first runs, in its own words; of a `TensorArray` that grows it says nothing, and
gives an empty one.
"""
import tensorflow as tf

from ..errors import StagingError
from . import private, tensors


def here():
    """Whether XLA compiles what is made now."""
    return private.compiled(tf.compat.v1.get_default_graph())


def refuse_list():
    raise StagingError("XLA compiles graphs of fixed sizes (jit_compile=True), and how many items this list has is known only "
                       "when the graph runs", (), "Keep the items in a tensor, and a mask that tells which of them count, or "
                       "leave jit_compile out")


def tensor_array(dtype, size=None, dynamic_size=None, *args, **kwargs):
    """`tf.TensorArray(dtype, size, dynamic_size)`"""
    if dynamic_size and here() and (size is None or not tensors.symbolic(size) and size == 0):
        raise StagingError("XLA compiles graphs of fixed sizes (jit_compile=True): this TensorArray would stay empty, whatever is "
                           "written to it", (), "Give it the size that it will have: tf.TensorArray(dtype, size=n)")
    return tf.TensorArray(dtype, size, dynamic_size, *args, **kwargs)


OVERLOADS = {tf.TensorArray: tensor_array}
