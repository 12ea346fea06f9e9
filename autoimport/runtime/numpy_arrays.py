"""Results of NumPy functions in a graph: tensors that have the methods of NumPy's arrays.

    np.abs(t).sum(axis=0)       eagerly an array, which has `sum`; in a graph a tensor of this class
    (np.abs(t) > 1).sum()       so have the results of its operators, other than with a tensor: that makes a tensor
    np.abs(t)[0].max()          and what is taken from it

Eager tensors have none of these methods, so no other tensor gets them.
"""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import staging, tensors

with tf.Graph().as_default():
    Symbolic = type(tf.constant(0))


def array(tensor):
    """`tensor` as an array, through which no gradient flows: eagerly there is no tape in NumPy."""
    return marked(tf.stop_gradient(tensor)) if type(tensor) is Symbolic else tensor


def marked(tensor):
    """The same tensor, as an array."""
    if type(tensor) is Symbolic:
        tensor.__class__ = Array
    return tensor


def like(tensor, other):
    """`tensor`, as an array if `other` is one."""
    return marked(tensor) if is_array(other) else tensor


def is_array(value):
    """Whether the eager program has an array, or a scalar of NumPy's, here."""
    return isinstance(value, (np.ndarray, np.generic, Array))


class Array(Symbolic):
    """A tensor where the eager program has an array."""

    T = property(lambda self: call(np.transpose, self))
    real, imag = property(lambda self: call(np.real, self)), property(lambda self: call(np.imag, self))
    size = property(lambda self: call(np.size, self))

    def astype(self, dtype, **_):
        return marked(tf.cast(self, np.dtype(dtype)))

    def reshape(self, *shape, **_):
        return call(np.reshape, self, shape[0] if len(shape) == 1 else shape)

    def transpose(self, *axes):
        return call(np.transpose, self, *((axes[0],) if len(axes) == 1 else (axes,) if axes else ()))

    def flatten(self):
        return call(np.ravel, self)

    def __getitem__(self, key):
        return marked(super().__getitem__(key))

    def item(self):
        """The Python number of the only element."""
        kind = bool if self.dtype.is_bool else int if self.dtype.is_integer else float
        return call(kind, tf.reshape(self, []))

    def __getattr__(self, name):
        if name.startswith("_") or not callable(getattr(np.ndarray, name, None)):
            return super().__getattr__(name)
        raise StagingError(f"ndarray.{name}() of what only the graph knows: a graph has no such method",
                           instead=f"Use np.{name}(a), which gives a new array" if hasattr(np, name) else "Use tf functions")

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


def following(value, dtype):
    """An array takes the dtype of the tensor that it meets, as a plain one does."""
    loses = value.dtype.is_floating and dtype.is_integer or tf.bool in (value.dtype, dtype)
    return value if value.dtype == dtype or loses else tf.cast(value, dtype)


def operator(name, function, reflected=False):
    plain = getattr(Symbolic, name)

    def apply(self, other):
        if isinstance(other, (tf.Tensor, tf.Variable)) and type(other) is not Array and not tensors.is_weak(other):
            return plain(following(self, other.dtype), other)
        return call(function, other, self) if reflected else call(function, self, other)
    return apply


BINARY = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "truediv": np.true_divide, "floordiv": np.floor_divide,
          "pow": np.power, "mod": np.remainder, "matmul": np.matmul, "and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor}
COMPARISONS = {"lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal, "eq": np.equal, "ne": np.not_equal}
UNARY = {"neg": np.negative, "abs": np.absolute, "invert": np.invert}

for _name, _function in {**BINARY, **COMPARISONS}.items():
    setattr(Array, f"__{_name}__", operator(f"__{_name}__", _function))
for _name, _function in BINARY.items():
    setattr(Array, f"__r{_name}__", operator(f"__r{_name}__", _function, reflected=True))
for _name, _function in UNARY.items():
    setattr(Array, f"__{_name}__", lambda self, function=_function: call(function, self))
Array.__hash__ = Symbolic.__hash__
