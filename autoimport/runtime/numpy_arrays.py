"""Results of NumPy functions in a graph: tensors that have the methods of NumPy's arrays.

    np.abs(t).sum(axis=0)       eagerly an array, which has `sum`; in a graph a tensor of this class

Eager tensors have none of these methods, so no other tensor gets them.
"""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import staging

with tf.Graph().as_default():
    Symbolic = type(tf.constant(0))


def array(tensor):
    """`tensor` as an array, through which no gradient flows: eagerly there is no tape in NumPy."""
    if type(tensor) is Symbolic:
        tensor = tf.stop_gradient(tensor)
        tensor.__class__ = Array
    return tensor


class Array(Symbolic):
    """Operators give plain tensors: eagerly, an array and a tensor make a tensor."""

    T = property(lambda self: call(np.transpose, self))
    real, imag = property(lambda self: call(np.real, self)), property(lambda self: call(np.imag, self))
    size = property(lambda self: call(np.size, self))

    def astype(self, dtype, **_):
        return array(tf.cast(self, dtype))

    def reshape(self, *shape, **_):
        return call(np.reshape, self, shape[0] if len(shape) == 1 else shape)

    def transpose(self, *axes):
        return call(np.transpose, self, *((axes[0],) if len(axes) == 1 else (axes,) if axes else ()))

    def flatten(self):
        return call(np.ravel, self)

    def item(self):
        raise StagingError("item() of a symbolic tensor: its value is known only when the graph runs, and no Python number can hold "
                           "it before",
                           instead="Use the tensor itself, or int(t) or float(t)")

    def tolist(self):
        return staging.call(list)(self)


def call(function, *args, **kwargs):
    return staging.call(function)(*args, **kwargs)


def method(name):
    def run(self, *args, **kwargs):
        return call(getattr(np, name), self, *args, **kwargs)
    run.__name__ = name
    return run


for _name in ("all", "any", "argmax", "argmin", "argsort", "clip", "copy", "cumprod", "cumsum", "diagonal", "dot", "max", "mean",
              "min", "nonzero", "prod", "ravel", "repeat", "round", "squeeze", "std", "sum", "swapaxes", "take", "trace", "var"):
    setattr(Array, _name, method(_name))
