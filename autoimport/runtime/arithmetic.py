"""Arithmetic of weak tensors: where the eager program computes with a Python number, dtypes follow as Python's do.

    mean = sum(t) / len(t)          # eagerly len(t) is an int, and follows float32; in the graph it is an int32 tensor
    n = int(x); n * 0.5             # int and float make a float: float32, weak again

TensorFlow refuses to mix the dtypes of two tensors.  So the operators of symbolic tensors, and theirs alone, look for
the mark of a weak operand (see `tensors`) and cast it to the dtype of the other.  Function calls such as
`tf.multiply(a, n)` are TensorFlow's own and stay strict.
"""
import functools

import tensorflow as tf

from . import alphabetical, division, tensors, text_methods

ARITHMETIC = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")
COMPARISONS = ("lt", "le", "gt", "ge", "eq", "ne")
LOGIC = ("and", "or", "xor")
UNARY = ("neg", "abs", "pos")


def watch(kind):
    """Makes the operators of `kind`, the class of symbolic tensors, honour weak operands.  Once is enough."""
    if hasattr(kind, "_stands_for_python"):
        return
    kind._stands_for_python = False                         # what `tensors.weak` sets on a tensor
    kind._int_where = None                                  # see `tensors.int_where`
    kind.__deepcopy__ = lambda tensor, memo: tensor         # it cannot change; eager tensors are copied, too
    for name in ARITHMETIC:
        wrap(kind, f"__{name}__", numbers)
        wrap(kind, f"__r{name}__", numbers)
    for name in COMPARISONS:
        wrap(kind, f"__{name}__", common)
    for name in LOGIC:
        wrap(kind, f"__{name}__", common)
        wrap(kind, f"__r{name}__", common)
    for name in UNARY:
        if hasattr(kind, f"__{name}__"):
            wrap_unary(kind, f"__{name}__")
    hashed, missing = kind.__hash__, kind.__getattr__

    @functools.wraps(hashed)
    def hash_(self):
        if self._stands_for_python:            # in a plain graph, where tensors are known by what they are
            raise TypeError(tensors.UNHASHABLE)
        try:
            return hashed(self)
        except TypeError:
            raise TypeError(tensors.UNHASHABLE) from None
    kind.__hash__ = hash_

    @functools.wraps(missing)
    def text_method(self, name):
        if self._stands_for_python and self.dtype == tf.string and name[:1] != "_" and hasattr(str, name):
            return text_methods.method(self, name)
        return missing(self, name)
    kind.__getattr__ = text_method


def wrap(kind, name, unify):
    original = getattr(kind, name)
    dividing = name.strip("_") if name.strip("_").removeprefix("r") in division.NAMES else ""

    @functools.wraps(original)
    def operate(self, other):
        if not self._stands_for_python and self._int_where is None and not getattr(other, "_stands_for_python", False):
            return original(self, other)
        if self.dtype == tf.string and self._stands_for_python and "mul" in name and type(other) is int:
            return tensors.weak(tf.strings.join([self] * other))
        if isinstance(other, (list, tuple, str)) and "mul" in name and self.dtype.is_integer:
            from . import containers
            return containers.repeated(other, self)
        if type(other).__name__ == "Choice":                # which asks each of its values
            return NotImplemented
        stays_weak = self._stands_for_python and tensors.is_weak(other)
        if stays_weak and self.dtype == tf.string and name in alphabetical.COMPARED:
            return tensors.weak(alphabetical.COMPARED[name](self, other))
        ints = unify is numbers and "truediv" not in name and both(tensors.int_where(self), tensors.int_where(other))
        if isinstance(other, (tf.Tensor, tf.Variable, int, float, complex)) and tf.string not in (
                self.dtype, getattr(other, "dtype", None)):
            self, other = unify(self, other, stays_weak)
        result = division.divided(original, dividing, self, other) if stays_weak and dividing else original(self, other)
        if stays_weak and tensors.symbolic(result):
            if "truediv" in name and result.dtype == tf.float64 and self.dtype.is_integer:
                result = tf.cast(result, tf.float32)        # as Python floats become; TensorFlow divides in float64
            result = tensors.weak(result)
        return marked(result, ints)
    setattr(kind, name, operate)


def both(a, b):
    """`a and b`, of truths and of tensors."""
    if a is False or b is False:
        return False
    return b if a is True else a if b is True else tf.logical_and(a, b)


def marked(result, ints):
    """`result`, a float where the eager program may have an int."""
    if isinstance(ints, tf.Tensor) and isinstance(result, tf.Tensor) and result.dtype.is_floating:
        result._int_where = ints
    return result


def numbers(a, b, stays_weak):
    a, b = common(a, b, stays_weak)
    if stays_weak and a.dtype == tf.bool:                   # True + True is 2
        a, b = tf.cast(a, tf.int32), tf.cast(b, tf.int32)
    return a, b


def common(a, b, stays_weak):
    return tensors.alike([a, b])


def wrap_unary(kind, name):
    original = getattr(kind, name)

    @functools.wraps(original)
    def operate(self):
        result = original(self)
        if result is not self:
            result._stands_for_python = self._stands_for_python
        return marked(result, self._int_where)
    setattr(kind, name, operate)


with tf.Graph().as_default():
    watch(type(tf.constant(0)))
