"""TensorFlow's functions of a list of tensors, given a list whose length only the graph knows.

    tf.concat(rows, 0)                  the items, one behind the other; their lengths may differ
    tf.stack(rows, 1)                   one tensor of them, whose first axis is moved
    tf.add_n(grads)                     its sum along that axis

To all other functions such a list is that tensor.
"""
import functools
import inspect
import sys
import types

import tensorflow as tf

from ..errors import StagingError
from . import boundary, collect, forms, kinds, lists
from .numpy_shapes import merged

tnp = tf.experimental.numpy


def rows_of(values):
    return lists.rows_of(values) if kinds.kind_of(values) in kinds.SEQUENCES else None


def stacked(values):
    """One tensor of the items of a staged list; None for any other value, which is left as it may leave."""
    left = boundary.leaving(values)
    return left if left is not values and tf.is_tensor(left) else None


def of_items(original):
    """`together(tensor of the items, ...)` does for a staged list what `original(values, ...)` does for another."""
    name = next(iter(inspect.signature(original).parameters))

    def overload(together):
        @functools.wraps(original)
        def run(*args, **kwargs):
            values, *rest = args or [kwargs.pop(name)]
            items = stacked(values)
            if items is not None:
                return together(items, *rest, **kwargs)
            return original(boundary.leaving(values), *map(boundary.leaving, rest), **kwargs)
        return run
    return overload


def concatenation(original):
    """`original(values, axis)`, which may join items that differ in length."""
    whole = of_items(original)(lambda items, axis=0, name=None: merged(items, axis))

    @functools.wraps(original)
    def run(*args, **kwargs):
        rows = rows_of(args[0]) if args else None
        if rows is None or type(rows.element) is not forms.Tensor:
            return whole(*args, **kwargs)
        return along(rows, args[1] if len(args) > 1 else kwargs.get("axis", 0))
    return run


def along(rows, axis):
    """The items one behind the other along an axis that they have."""
    (handle, spec), *_ = rows.pairs()
    rank, axis = spec.shape.rank, tf.get_static_value(axis)
    if axis is None or rank is None and axis != 0:
        raise StagingError("a list of run-time length is joined along an axis that is known while tracing, as is the rank of its items",
                           instead="Tell the shape with tf.ensure_shape, or join the items in the loop")
    if axis == 0 or axis == -rank:
        return tf.raw_ops.TensorListConcatV2(input_handle=handle, element_shape=lists.shape_of(spec), leading_dims=[],
                                             element_dtype=spec.dtype)[0]
    if spec.shape[axis] is not None:
        return merged(rows.stack(), axis)
    turned = types.SimpleNamespace(get=lambda i: tnp.moveaxis(rows.get(i), axis, 0))
    element = forms.Tensor(tf.TensorSpec([None] * rank, spec.dtype))
    return tnp.moveaxis(along(lists.one_by_one(turned, element, rows.length(), lambda i: i), 0), 0, axis)


def stack(values, axis=0, name=None):
    return tnp.moveaxis(values, 0, axis)


def add_n(inputs, *_, **__):
    return tf.reduce_sum(inputs, 0)


def global_norm(t_list, name=None):
    return tf.linalg.global_norm([t_list], name)


def clip_by_global_norm(t_list, clip_norm, use_norm=None, name=None):
    (clipped,), norm = tf.clip_by_global_norm([t_list], clip_norm, use_norm, name)
    return collect.staged_list(clipped), norm


def join(inputs, separator="", name=None):
    return tf.strings.reduce_join(inputs, 0, separator=separator)


KERAS = getattr(sys.modules.get("keras"), "ops", tnp)
OF_ITEMS = {tf.stack: stack, tnp.stack: stack, KERAS.stack: stack, tf.add_n: add_n, tf.math.accumulate_n: add_n, tf.strings.join: join,
            tf.linalg.global_norm: global_norm, tf.clip_by_global_norm: clip_by_global_norm}
OVERLOADS = {f: of_items(f)(together) for f, together in OF_ITEMS.items()} | {
    f: concatenation(f) for f in (tf.concat, tnp.concatenate, KERAS.concatenate)}
