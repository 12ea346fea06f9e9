"""NumPy's functions that make, cut and put together arrays, with TensorFlow's operations."""
import itertools

import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import iterables, tensors

tnp = tf.experimental.numpy


def shape(a):
    """A tuple, of Python ints where they are known."""
    a = tnp.asarray(a)
    return tuple(tensors.weak(tf.shape(a)[i]) if n is None else n for i, n in enumerate(a.shape))


def size(a, axis=None):
    a = tnp.asarray(a)
    if axis is None:
        known = a.shape.num_elements()
        return tensors.weak(tf.size(a)) if known is None else known
    return shape(a)[axis]


def ndim(a):
    return tnp.asarray(a).shape.rank


def band(lower):
    def function(m, k=0):
        m = tnp.asarray(m)
        rows, columns = tf.range(tf.shape(m)[-2])[:, None], tf.range(tf.shape(m)[-1])[None, :]
        inside = columns - rows <= k if lower else columns - rows >= k
        return tf.where(inside, m, tf.zeros([], m.dtype))
    return function


def expand_dims(a, axis):
    a = tnp.asarray(a)
    axes = axis if isinstance(axis, (tuple, list)) else [axis]
    rank = a.shape.rank + len(axes)
    for place in sorted(i % rank for i in axes):
        a = tf.expand_dims(a, place)
    return a


PADDINGS = {                                   # the places of an axis of `n` items that stand before, in and after it
    "edge": lambda at, n: tf.clip_by_value(at, 0, n - 1), "wrap": lambda at, n: at % n,
    "reflect": lambda at, n: n - 1 - tf.abs(at % tf.maximum(2 * n - 2, 1) - (n - 1)),
    "symmetric": lambda at, n: tf.minimum(at % (2 * n), 2 * n - 1 - at % (2 * n)),
}


def pad(array, pad_width, mode="constant", **kwargs):
    array = tnp.asarray(array)
    widths = np.broadcast_to(pad_width, (array.shape.rank, 2)) if not tensors.any_symbolic([pad_width]) else pad_width
    if mode not in PADDINGS:
        return tnp.pad(array, widths, mode, **kwargs)
    for axis, widths_of_one in enumerate(widths):
        n, (before, after) = tf.shape(array)[axis], (tf.cast(width, tf.int32) for width in widths_of_one)
        array = tf.gather(array, PADDINGS[mode](tf.range(-before, n + after), n), axis=axis)
    return array


def merged(items, axis):
    """The items of a tensor one behind the other along one of their axes."""
    rank = items.shape.rank - 1
    if not -rank <= axis < rank:
        raise ValueError(f"axis {axis} is out of bounds for items of rank {rank}")
    axis %= rank
    items = tnp.moveaxis(items, 0, axis)
    shape = [tf.shape(items)[i] if size is None else size for i, size in enumerate(items.shape)]
    return tf.reshape(items, [*shape[:axis], -1, *shape[axis + 2:]])


def concatenate(arrays, axis=0, dtype=None):
    if axis is None:
        arrays, axis = [tf.reshape(part, [-1]) for part in ([arrays] if tf.is_tensor(arrays) else arrays)], 0
    found = merged(arrays, axis) if tf.is_tensor(arrays) else tnp.concatenate(arrays, axis)
    return found if dtype is None else tf.cast(found, dtype)


def vstack(tup, *, dtype=None):
    if not tf.is_tensor(tup):
        return tnp.vstack(tup)
    return merged(tup, 0) if tup.shape.rank > 2 else tf.reshape(tup, [-1, 1]) if tup.shape.rank == 1 else tup


def hstack(tup, *, dtype=None):
    if not tf.is_tensor(tup):
        return tnp.hstack(tup)
    return merged(tup, int(tup.shape.rank > 2)) if tup.shape.rank > 1 else tup


def column_stack(tup):
    if tf.is_tensor(tup):
        return merged(tup, 1) if tup.shape.rank > 2 else tf.transpose(tup) if tup.shape.rank == 2 else tup[None]
    return tnp.concatenate([part if part.shape.rank > 1 else part[:, None] for part in map(tnp.asarray, tup)], 1)


def meshgrid(*xi, indexing="xy", sparse=False):
    if sparse:
        raise StagingError("np.meshgrid() with sparse=True of a symbolic tensor: reshape and broadcast it instead")
    xi = [tf.reshape(x, [-1]) for x in xi]
    count, order = len(xi), [1, 0, *range(2, len(xi))] if indexing == "xy" and len(xi) > 1 else [*range(len(xi))]
    sizes = [tf.size(xi[i]) for i in order]
    return [tf.broadcast_to(tf.reshape(x, [-1 if order[j] == i else 1 for j in range(count)]), sizes) for i, x in enumerate(xi)]


def split(ary, indices_or_sections, axis=0):
    ary = tnp.asarray(ary)
    if isinstance(indices_or_sections, int):
        return tf.split(ary, indices_or_sections, axis)
    length = iterables.first_dimension(tnp.swapaxes(ary, 0, axis))
    places = [0, *(tf.clip_by_value(i if i >= 0 else i + length, 0, length) for i in indices_or_sections), length]
    return tf.split(ary, [b - a for a, b in itertools.pairwise(places)], axis, num=len(places) - 1)


def array_split(ary, parts, axis=0):
    ary = tnp.asarray(ary)
    if not isinstance(parts, int):
        return split(ary, parts, axis)
    length = iterables.first_dimension(tnp.swapaxes(ary, 0, axis))
    each, rest = length // parts, length % parts
    sizes = [each + (i < rest if isinstance(rest, int) else tf.cast(i < rest, tf.int32)) for i in range(parts)]
    return tf.split(ary, sizes, axis)


def unstack(x, axis=0):
    return tuple(tf.unstack(x, axis=axis))


def arange(start, stop=None, step=1, dtype=None):
    start, stop = (0, start) if stop is None else (start, stop)
    parts = tensors.alike([start, stop, step])
    return tf.range(*parts, dtype=dtype)


def flattened(arr, axis):
    arr = tnp.asarray(arr)
    return (tf.reshape(arr, [-1]), 0) if axis is None else (arr, axis)


def insert(arr, obj, values, axis=None):
    arr, axis = flattened(arr, axis)
    if not isinstance(obj, (int, tf.Tensor)) or np.ndim(obj):
        raise StagingError("np.insert() of a symbolic tensor takes one place: use tf.concat for several")
    length = tf.shape(arr)[axis]
    place = tf.where(obj < 0, obj + length, obj)
    before, after = tf.split(arr, [place, length - place], axis)
    values = tf.cast(tnp.asarray(values), arr.dtype)
    one = tf.concat([tf.shape(arr)[:axis], [1], tf.shape(arr)[axis + 1:]], 0)
    new = tf.broadcast_to(values, one) if values.shape.rank == 0 or arr.shape.rank > 1 else values
    new = tf.expand_dims(values, axis) if 0 < values.shape.rank == arr.shape.rank - 1 else new
    return tf.concat([before, new, after], axis)


def compress(condition, a, axis=None):
    a, axis = flattened(a, axis)
    places = tf.where(tensors.truths(tnp.asarray(condition)))[:, 0]
    return tf.gather(a, places, axis=axis)


def delete(arr, obj, axis=None):
    arr, axis = flattened(arr, axis)
    length = tf.shape(arr)[axis]
    gone = tf.range(length)[obj] if isinstance(obj, slice) else tf.reshape(tf.cast(obj, tf.int32), [-1])
    gone = tf.where(gone < 0, gone + length, gone)
    kept = tf.reduce_all(tf.not_equal(tf.range(length)[:, None], gone[None, :]), 1)
    return tf.boolean_mask(arr, kept, axis=axis)


def choose(a, choices):
    choices = tnp.stack(tnp.broadcast_arrays(a, *(tf.unstack(choices) if tf.is_tensor(choices) else choices))[1:], -1)
    places = tf.broadcast_to(tnp.asarray(a), tf.shape(choices)[:-1])
    return tf.gather(choices, places, batch_dims=places.shape.rank)


def ediff1d(ary):
    flat = tf.reshape(ary, [-1])
    return flat[1:] - flat[:-1]


def resize(a, new_shape):
    flat, new_shape = tf.reshape(a, [-1]), tf.reshape(new_shape, [-1])
    return tf.reshape(tf.gather(flat, tf.range(tf.reduce_prod(new_shape)) % tf.size(flat)), new_shape)


def unravel_index(indices, shape):
    if any(n is None for n in shape):
        raise StagingError(f"np.unravel_index() with a shape that is not known while tracing: {shape}", instead="Use tf.shape(x)")
    found = []
    for n in reversed(shape):
        found.append(indices % n)
        indices = indices // n
    return tuple(reversed(found))


def ravel_multi_index(multi_index, dims):
    found = 0
    for index, n in zip(multi_index, dims):
        found = found * n + tf.cast(index, tf.int64)
    return found


def block(arrays):
    def joined(part, depth):
        if not isinstance(part, list):
            return tnp.atleast_1d(part)
        return tnp.concatenate([joined(each, depth - 1) for each in part], -depth)
    deep, part = 0, arrays
    while isinstance(part, list):
        deep, part = deep + 1, part[0]
    return joined(arrays, deep)


def astype(x, dtype, copy=True):
    return tf.identity(tf.cast(x, dtype))


def copy(a, *args, **kwargs):
    return tf.identity(tnp.asarray(a))


FUNCTIONS = {function.__name__: function for function in (
    shape, size, ndim, expand_dims, pad, concatenate, column_stack, hstack, vstack, meshgrid, split, array_split, unstack, arange,
    insert, compress, delete, choose, ediff1d, resize, unravel_index, ravel_multi_index, block, astype, copy)}
FUNCTIONS.update(
    tril=band(True), triu=band(False), concat=concatenate, permute_dims=tnp.transpose, ascontiguousarray=tnp.array,
    asfortranarray=tnp.array, isscalar=tensors.is_weak)


def joined(kind, key):
    """`np.r_[a, b]`, `np.c_[a, b]`"""
    if any(isinstance(part, (slice, str)) for part in (key if isinstance(key, tuple) else (key,))):
        raise StagingError(f"np.{kind}[...] with slices or texts beside a symbolic tensor: use tf.concat and tf.range")
    parts = key if isinstance(key, tuple) else (key,)
    dtype = np.result_type(*(part if type(part) in (int, float, complex) else tnp.asarray(part).dtype.as_numpy_dtype for part in parts))
    parts = [tf.cast(tnp.atleast_1d(part), dtype) for part in parts]
    return tf.concat(parts, 0) if kind == "r_" else tf.concat(
        [part[:, None] if part.shape.rank == 1 else part for part in parts], -1)
