"""Items of symbolic tensors, stored with NumPy's meaning: a new tensor takes the place of the old one.

    x[i] = v            the elements that i selects, scattered
    x[mask] = v         where the mask holds
"""
import functools
import sys

import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import aliases, failures, numpy_arrays, private, staging
from .places import Attribute


def updated(tensor, key, value):
    """The tensor with `tensor[key]` replaced, as NumPy assigns: the value is cast and broadcast."""
    changed = as_array(replaced, tensor, key, value) if type(tensor) is numpy_arrays.Array else replaced(tensor, key, value)
    aliases.stored(staging.local.session, tensor, key)
    return changed


def stored(array, key, value, rebinds):
    """An array of NumPy's that a graph changes becomes a tensor.  Other names of the array would still have the old items."""
    if not rebinds or array.base is not None or sys.getrefcount(array) > ALONE + held(staging.local.session, array):
        raise StagingError("a graph cannot change an array of NumPy's that has other names, or shares its items with another "
                           "array", (), "Make a tensor of it where it is made, with tf.constant(a), and return what is changed")
    return as_array(replaced, tf.constant(array), key, value)


def held(session, array):
    """How many references to an array are those of the regions under way: its value before, and the form of that."""
    known = sum(before is array for extent in session.extents for before in getattr(extent, "before", ()))
    return session.holds(array) + 2 * known


def references(array):
    return passed(array)                       # as `setitem` gives it to `put`, and that to `stored`


def passed(array):
    return counted(array)


def counted(array):
    return sys.getrefcount(array)


ALONE = 1 + references(np.zeros(1))            # those to an array that one name holds, seen from `stored`


def as_array(function, tensor, key, value):
    """What is stored in an array has no gradient."""
    return numpy_arrays.marked(function(tensor, key, tf.nest.map_structure(
        lambda part: tf.stop_gradient(part) if tf.is_tensor(part) else part, value)))


def replaced(tensor, key, value):
    shape = tf.shape(tensor)
    value = tf.constant(value) if isinstance(value, (str, bytes)) else cast(value, tensor.dtype)
    mask = as_mask(key)
    if mask is not None:
        return masked(tensor, mask, value, shape)
    places = selected(tf.reshape(tf.range(tf.size(tensor)), shape), key)      # which elements it selects, in order
    flat = tf.tensor_scatter_nd_update(
        tf.reshape(tensor, [-1]), tf.reshape(places, [-1, 1]),
        tf.reshape(tf.broadcast_to(value, tf.shape(places)), [-1]))
    return tf.ensure_shape(tf.reshape(flat, shape), tensor.shape)


def cast(value, dtype):
    """NumPy casts what is assigned; a float into an int loses its fraction, a bool takes the truth."""
    value = tf.convert_to_tensor(value)
    if dtype == tf.bool and value.dtype != tf.bool:
        return tf.not_equal(value, tf.zeros([], value.dtype))
    return tf.cast(value, dtype)


def as_mask(key):
    if isinstance(key, (np.ndarray, list)) and np.asarray(key).dtype == bool:
        return tf.constant(key)
    return key if isinstance(key, tf.Tensor) and key.dtype == tf.bool else None


def masked(tensor, mask, value, shape):
    """`tensor[mask] = value`: one value for all, or one for each true element."""
    where = tf.reshape(mask, tf.concat([tf.shape(mask), tf.ones([tf.rank(tensor) - tf.rank(mask)], tf.int32)], 0))
    if value.shape.rank == 0:
        return tf.where(where, value, tensor)
    places = tf.where(mask)
    rows = tf.concat([tf.shape(places)[:1], shape[tf.rank(mask):]], 0)
    return tf.ensure_shape(tf.tensor_scatter_nd_update(tensor, places, tf.broadcast_to(value, rows)), tensor.shape)


def gathered(tensor, key):
    """`tensor[key]`, where the index holds arrays of integers."""
    return selected(tensor, key)


def selected(tensor, key):
    """What an index selects of a tensor.  Arrays of integers stand for the elements at their numbers, in step."""
    parts = list(key) if isinstance(key, tuple) else [key]
    parts = [tf.constant(part) if isinstance(part, list) else part for part in parts]
    arrays = [i for i, part in enumerate(parts) if isinstance(part, (tf.Tensor, np.ndarray)) and np.ndim(part) != 0
              if not isinstance(part, tf.Tensor) or part.shape.rank != 0]
    if not arrays:
        return bounded(tensor, parts, key)
    scalars = [i for i, part in enumerate(parts) if i not in arrays and is_index(part)]
    if any(part is Ellipsis or part is None for part in parts) or scalars and len(scalars) + len(arrays) != len(parts):
        raise StagingError("an index that mixes arrays with `...`, None or numbers between slices", instead="Take it in two steps")
    axes = sorted(arrays + scalars)
    rest = tensor[tuple(slice(None) if i in axes else part for i, part in enumerate(parts))]
    # The axes with arrays come first, are gathered, and their result stands where the first of them stood.
    others = [i for i in range(len(rest.shape)) if i not in axes]
    moved = tf.transpose(rest, axes + others)
    sizes = tf.shape(moved)[:len(axes)]
    columns = [tf.cast(tf.convert_to_tensor(parts[i]), tf.int32) for i in axes]
    shape = tf.shape(columns[0])
    for column in columns[1:]:
        shape = tf.broadcast_dynamic_shape(shape, tf.shape(column))
    columns = [tf.broadcast_to(tf.where(column < 0, column + sizes[n], column), shape) for n, column in enumerate(columns)]
    found = tf.gather_nd(moved, tf.stack(columns, -1))
    adjacent = axes == list(range(axes[0], axes[0] + len(axes)))
    front = axes[0] if adjacent else 0
    rank = columns[0].shape.rank
    if not front or rank is None:
        return found
    order = [rank + i for i in range(front)] + list(range(rank)) + [rank + i for i in range(front, len(others))]
    return tf.transpose(found, order)


def is_index(part):
    return isinstance(part, (int, np.integer)) and type(part) is not bool or isinstance(part, tf.Tensor) and (
        part.shape.rank == 0 and part.dtype.is_integer)


def bounded(tensor, parts, key):
    """`tensor[key]`; numbers among the parts are checked when the graph runs, as NumPy checks them."""
    if any(part is Ellipsis or part is None for part in parts):
        return tensor[key]
    sizes = None
    for axis, part in enumerate(parts):
        if isinstance(part, tf.Tensor) and staging.symbolic(part) and part.shape.rank == 0 and part.dtype.is_integer:
            sizes = tf.shape(tensor) if sizes is None else sizes
            size, number = sizes[axis], tf.cast(part, tf.int32)
            number = failures.demanded(number, tf.logical_and(number >= -size, number < size),
                                       functools.partial(outside, axis, tensor.shape[axis] if tensor.shape.rank else None))
            parts[axis] = tf.where(number < 0, number + size, number)
    return tensor[tuple(parts)]


def outside(axis, known):
    return IndexError(f"index is out of bounds for axis {axis}" + (f" with size {known}" if known is not None else ""))


# arrays of TensorFlow's

def keep(session, array, result):
    """`array.write(...)`, which gave `result`, as eager code has it: the array itself is changed."""
    holder = private.flow_holder(array)
    if holder is None or not isinstance(result, tf.TensorArray) or result is array:
        return
    if holder._flow.graph is not tf.compat.v1.get_default_graph():         # else this block has made or written it before
        session.note(Attribute(holder, "_flow", "a TensorArray"))
    holder._flow = result.flow
