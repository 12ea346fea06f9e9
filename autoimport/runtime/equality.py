"""`==` and `!=` where a value is known only when the graph runs: elementwise, and False for what cannot be compared."""
import tensorflow as tf

from . import choice, contents, lists, numpy_arrays, optional, staging, tensors
from .expressions import is_none


def equal(a, b):
    """`a == b` as eager tensors answer it: elementwise, False for what cannot be compared."""
    if a is None or b is None:
        return is_none(a if b is None else b)
    if optional.may_be_none(a) or optional.may_be_none(b):
        return equal_or_none(*(map(optional.read, (a, b) if optional.may_be_none(a) else (b, a))))
    a, b = contents.bare(optional.plain(a)), contents.bare(optional.plain(b))
    if type(a) is choice.Choice or type(b) is choice.Choice:
        return choice.each(a, lambda own: staging.eq(own, b)) if type(a) is choice.Choice else equal(b, a)
    if isinstance(a, list) and isinstance(b, list):
        return equal_lists(a, b)
    if not (contents.is_tensor(a) or isinstance(a, tf.Variable)):
        a, b = b, a
    if isinstance(b, (str, bytes)) and a.dtype != tf.string or not isinstance(b, (str, bytes)) and isinstance(
            b, (bool, int, float)) and a.dtype == tf.string:
        return False
    if isinstance(b, float) and a.dtype.is_integer:
        return tf.equal(tf.cast(a, tf.float64), b)
    if a.dtype == tf.bool and type(b) in (int, float):
        return tf.equal(tf.cast(a, tf.int32), b) if b == int(b) else False
    if not (contents.is_number(b) or contents.is_tensor(b) or isinstance(b, (tf.Variable, list, tuple))):
        return False
    same = tf.equal(*tensors.alike([a, b]))
    return tensors.weak(same) if tensors.is_weak(a) and tensors.is_weak(b) else numpy_arrays.like(same, a)


def equal_or_none(a, b):
    """`a == b`, where `a` may be None, and perhaps `b`: None equals nothing else."""
    none, other = tensors.truth(is_none(a)), is_none(b)
    if a.ag__form.form is None:
        return other
    same = staging.eq(a.ag__payload, b.ag__payload if optional.may_be_none(b) else b)
    same = tf.logical_and(tf.logical_not(none), tensors.truth(same) if staging.symbolic(same) else same)
    if other is False:
        return tensors.weak(same)
    return tensors.weak(tf.logical_or(tf.logical_and(none, other), tf.logical_and(tf.logical_not(other), same)))


def unequal(a, b):
    """`a != b`"""
    same = equal(a, b)
    if not isinstance(same, tf.Tensor) or tensors.is_weak(same):
        return staging.not_(same)
    return numpy_arrays.like(tf.logical_not(same), same)


def equal_lists(a, b):
    if not a or not b:
        return tf.equal(staging.call(len)(a or b), 0)
    a, b = (x if lists.rows_of(x) is None else lists.rows_of(x).stack() for x in (a, b))
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    return tf.cond(tf.reduce_all(tf.equal(tf.shape(a), tf.shape(b))), lambda: tf.reduce_all(tf.equal(a, b)),
                   lambda: False)
