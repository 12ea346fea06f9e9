"""One tensor form for two.

    int32 of shape (2,), int32 of shape (3,)        int32 of shape (None,)
    float32, and a Python number like 1             float32: Python numbers are weak; and whether it is the int: its text is
    a Python int, a Python float                    a float, and the same
    int32, and a Python number like 0.5             float64, as NumPy has it
    float64 of an array of NumPy's, float32         float32, as where an array meets a tensor
    float32, int32                                  none: two dtypes are two dtypes
"""
import functools

import numpy as np
import tensorflow as tf

from .contents import rank_of
from .forms import FLOATS, INTS, Tensor
from .wording import differing


def join_tensors(a, b):
    if isinstance(a.spec, tf.TensorSpec) and isinstance(b.spec, tf.TensorSpec):
        spec_a, spec_b = a.spec, b.spec
        dtype = spec_a.dtype
        if spec_a.dtype != spec_b.dtype:
            dtype = common_type(a, b)
        shape = tf.TensorShape(spec_a.shape).most_specific_compatible_shape(spec_b.shape)
        weak = a.weak and b.weak
        ints = max(a.ints, b.ints, INTS if spec_a.dtype.is_integer != spec_b.dtype.is_integer else FLOATS)
        return Tensor(tf.TensorSpec(shape, dtype), weak, not weak and (a.weak or a.array) and (b.weak or b.array),
                      ints if dtype.is_floating else FLOATS)
    spec = a.spec.most_specific_common_supertype([b.spec])
    if spec is None:
        raise differing(a, b)
    return type(a)(spec)


def common_type(a, b):
    """Python numbers are weak; otherwise two dtypes are two dtypes, and truth values are no numbers."""
    one, other = a.spec.dtype, b.spec.dtype
    if (one == tf.string) == (other == tf.string) and (one == tf.bool) == (other == tf.bool):
        if a.weak and b.weak:
            return max(one, other, key=lambda dtype: (rank_of(dtype), dtype.size))
        weak, strong = (one, other) if a.weak else (other, one)
        if (a.weak or b.weak) and rank_of(weak) <= rank_of(strong):
            return strong
    raise differing(a, b)


def promoted(values):
    """Tensors of several dtypes as NumPy would put them into one array: truth values count as numbers."""
    dtype = tf.as_dtype(functools.reduce(np.promote_types, [value.dtype.as_numpy_dtype for value in values]))
    return [tf.cast(value, dtype) for value in values]
