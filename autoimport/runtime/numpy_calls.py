"""NumPy's functions that call a function of the author's, on symbolic tensors: the function's graph version is called.

    np.vectorize(f)(t)                      a loop over the items
    np.apply_along_axis(f, 1, t)            a loop over the rows
    np.piecewise(t, [t < 0, t > 9], [f, g]) of the items for which a condition holds
"""
import functools

import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import lists, numpy_arrays, plain, staging, tensors

tnp = tf.experimental.numpy


def vectorized(f, *args, **kwargs):
    """`np.vectorize(function)(*args)`: the function of each item, by a loop over them."""
    if kwargs or f.excluded or f.signature is not None:
        raise StagingError(f"np.vectorize({f.pyfunc.__name__})() of a symbolic tensor: keywords, `excluded` and `signature` are not "
                           "known",
                           instead="Vectorize a function of the arrays alone")
    arrays = [tnp.asarray(arg) for arg in args]
    shape = functools.reduce(tf.broadcast_dynamic_shape, map(tf.shape, arrays))
    items = [tf.reshape(tf.broadcast_to(array, shape), [-1]) for array in arrays]
    found, numbers = each(f.pyfunc, *items)
    found = tf.reshape(found, shape)
    dtype = np.dtype(f.otypes[0]) if f.otypes else WIDE.get(found.dtype) if numbers else None
    return numpy_arrays.array(found if dtype is None else tf.cast(found, dtype))


def each(function, *items):
    """What a function gives for each of the items, in one tensor, and whether that is Python's numbers."""
    out = staging.call(list)(staging.call(map)(function, *items))
    rows = lists.rows_of(out)
    if rows is None:
        return plain.stack(out), all(map(tensors.is_weak, out))
    return rows.stack(), getattr(rows.element, "weak", False)


def along_axis(func1d, axis, arr, *args, **kwargs):
    arr = tnp.moveaxis(tnp.asarray(arr), axis, -1)
    shape = tf.shape(arr)
    lines = tf.reshape(arr, [-1, arr.shape[-1] or shape[-1]])
    found, _ = each(lambda line: staging.call(func1d)(numpy_arrays.array(line), *args, **kwargs), lines)
    found = tf.reshape(found, tf.concat([shape[:-1], tf.shape(found)[1:]], 0))
    return found if found.shape.rank < arr.shape.rank else tnp.moveaxis(found, -1, axis)


def piecewise(x, condlist, funclist, *args, **kw):
    x = tnp.asarray(x)
    conditions = [tnp.asarray(each) for each in (condlist if isinstance(condlist, list) else [condlist])]
    if len(funclist) == len(conditions) + 1:
        conditions.append(~functools.reduce(tf.logical_or, conditions))
    out = tf.zeros_like(x)
    for condition, piece in zip(conditions, funclist):
        places = tf.where(condition)
        if callable(piece):
            piece = staging.call(piece)(numpy_arrays.array(tf.gather_nd(x, places)), *args, **kw)
        piece = tf.broadcast_to(tf.cast(piece, x.dtype), tf.shape(places)[:1])
        out = tf.tensor_scatter_nd_update(out, places, piece)
    return out


WIDE = {tf.int32: tf.int64, tf.float32: tf.float64}        # what NumPy makes of Python's numbers
FUNCTIONS = {"apply_along_axis": along_axis, "piecewise": piecewise}
