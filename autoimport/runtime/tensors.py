"""Which values are symbolic, which come from Python numbers, and what their truth is.

A *symbolic* value stands for something that is known only when the graph runs.  Everything else (numbers, eager
tensors, objects) is a plain value, and operators treat it as Python does.

A *weak* tensor is symbolic where the eager program has a Python value: `int(t)`, `len(t)`, the items of `range(t)`.
Like Python numbers it takes the dtype of the tensor it meets.  The mark lives on the tensor and ends with it.
"""
import re

import numpy as np
import tensorflow as tf

from . import kinds, staging


class Kinds(dict):
    """type -> True or False (every value of the type is symbolic, or none is), or a test for one value.

    `isinstance` against TensorFlow's classes is slow, and `symbolic` is asked at every call and operator.
    """

    def __missing__(self, kind):
        answer = self[kind] = classify(kind)
        return answer


def classify(kind):
    if issubclass(kind, tf.Tensor):
        return not hasattr(kind, "_numpy")                  # only the class of eager tensors has it
    if issubclass(kind, tf.Variable):
        return outside_eager
    if issubclass(kind, (tf.RaggedTensor, tf.SparseTensor, tf.IndexedSlices)):
        return has_symbolic_part
    return next((test for base, test in BASES.items() if issubclass(kind, base)), False)


BASES = {}                                     # a type of ours, or of Python's -> the test for what derives from it


def outside_eager(_):
    """Variables belong to both worlds: they are plain exactly while this thread computes eagerly."""
    return not tf.executing_eagerly()


def has_symbolic_part(value):
    return any(KINDS[type(part)] is True for part in tf.nest.flatten(value, expand_composites=True))


KINDS = Kinds()


def register(kind, test, truth):
    """Whether a value of this type, or of what derives from it, is symbolic, and what its truth is."""
    BASES[kind] = test
    TRUTHS[kind] = truth
    for known in [known for known in KINDS if issubclass(known, kind)]:
        del KINDS[known]


def symbolic(value):
    """Whether `value` is a tensor (or a composite one, or a graph variable) that only a running graph knows."""
    test = KINDS[type(value)]
    return test is True or test is not False and test(value)


UNHASHABLE = ("a tensor is unhashable: which tensors are equal is known only when the graph runs. tf.unique(t) gives the distinct "
              "items of a tensor; tensor.ref() is a key that stands for the tensor itself")


def told_apart(value):
    """Is this a tensor or a variable of a plain graph, which Python knows from others as a key?  It has no value to go by."""
    if not isinstance(value, (tf.Tensor, tf.Variable)):
        return False
    try:
        hash(value)
    except TypeError:
        return False
    return True


def any_symbolic(value):
    """Whether a symbolic value is in `value`: itself, or in lists, tuples, sets and dict values at any depth."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return symbolic(value) or any(map(any_symbolic, value))
    if isinstance(value, dict):
        return any(map(any_symbolic, value.values()))
    return symbolic(value)


def weak(tensor):
    """The same tensor, marked as standing for a Python value."""
    tensor._stands_for_python = True
    return tensor


def is_weak(value):
    """Whether a Python number, bool or string is here in the eager program."""
    return isinstance(value, (bool, int, float, complex, str)) or getattr(value, "_stands_for_python", False)


def int_where(value):
    """Whether the eager program has an int here: True, False, or a scalar bool tensor where only the graph knows."""
    known = getattr(value, "_int_where", None)
    if known is not None or not is_weak(value):
        return known is not None and known
    return value.dtype.is_integer if isinstance(value, tf.Tensor) else isinstance(value, int)


def chosen(test, a, b):
    """`a if test else b`, of Python numbers and tensors that stand for them."""
    ints = [int_where(a), int_where(b)]
    result = tf.where(test, *alike([a, b]))
    if result.dtype.is_floating and ints != [False, False]:
        result._int_where = tf.where(test, *ints)
    return result


def alike(values):
    """`values` as a list of tensors of one dtype: that of the tensors, which weak values follow as Python numbers do.

    Tensors of different dtypes are left to TensorFlow, which refuses them in the graph as it does eagerly.
    """
    strong = next((tf.convert_to_tensor(value) for value in values if not is_weak(value)), None)
    if strong is not None:
        return [follow(value, strong.dtype) for value in values]
    tensors = [tf.convert_to_tensor(value) for value in values]
    if len({tensor.dtype for tensor in tensors}) == 1:
        return tensors
    if not all(tensor.dtype in RANK for tensor in tensors):
        return tensors
    common = max((tensor.dtype for tensor in tensors), key=RANK.index)
    return [tf.cast(tensor, common) for tensor in tensors]


RANK = [tf.bool, tf.int32, tf.int64, tf.float32, tf.float64, tf.complex64, tf.complex128]      # of Python's numbers


def follow(value, dtype):
    """`value` as a tensor; a weak one takes `dtype` unless it would lose a fraction (the op then complains)."""
    if not symbolic(value):
        return tf.convert_to_tensor(value, dtype) if is_weak(value) else tf.convert_to_tensor(value)
    value = tf.convert_to_tensor(value)
    if is_weak(value) and value.dtype != dtype and value.dtype in RANK and (
            value.dtype.is_integer or value.dtype == tf.bool or dtype.is_floating or dtype.is_complex):
        return tf.cast(value, dtype)
    return value


def truth(value):
    """`bool(value)` as a scalar `tf.bool` tensor: what Python's truth test would say of the eager value."""
    value = staging.asked(value)
    special = TRUTHS.get(type(value)) or TRUTHS.get(kinds.kind_of(value))
    if special is not None:
        return special(value)
    value = tf.convert_to_tensor(value)
    size = value.shape.num_elements()                       # None when a dimension, or the rank, is unknown
    if size == 0:
        return tf.constant(False)
    if size is not None and size != 1:
        raise ValueError(
            "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    value = truths(value)
    return value if value.shape.rank == 0 else tf.reshape(value, [])


TRUTHS = {}             # types of our own -> their truth


def truths(tensor):
    """The truth of each element, as a `tf.bool` tensor of the same shape."""
    if tensor.dtype == tf.bool:
        return tensor
    if tensor.dtype == tf.string:
        return tf.strings.length(tensor) > 0
    return tf.not_equal(tensor, tf.zeros([], tensor.dtype))


def static(value):
    """The plain value of a symbolic tensor that is already known while tracing, else None (a NumPy array or scalar)."""
    if not isinstance(value, tf.Tensor):
        return None
    known = tf.get_static_value(value)
    if known is None and hasattr(value, "op"):
        folded, of_shape = computed(value)
        return folded if of_shape else None
    return known


def computed(value):
    """(what a tensor is known to be, or None; whether that follows from a shape).

    TensorFlow folds little of what conditions on shapes are made of.  Other constants stay what the author made them: a
    graph of constants is still a graph, and has tensors for results.
    """
    operation, known = value.op, tf.get_static_value(value)
    if known is not None:
        return known, bool(OF_SHAPE.fullmatch(operation.name.rpartition("/")[2] if operation.type == "Const" else operation.type))
    if operation.type not in FOLDED:
        return None, False
    operands, origins = zip(*map(computed, operation.inputs))
    if any(part is None or np.size(part) > SMALL for part in operands):
        return None, False
    folded = FOLDED[operation.type](*operands)
    if folded is not None:
        folded = np.asarray(folded, value.dtype.as_numpy_dtype) if value.shape == np.shape(folded) else None
    return folded, any(origins)


def item(vector, begin, end, step):
    """`tf.shape(x)[i]`; other slices are left."""
    return vector[begin[0]] if np.ndim(vector) == np.size(begin) == 1 and end[0] == begin[0] + 1 else None


def divided(function):
    return lambda a, b: function(a, b) if np.all(b) else None


def reduced(function):
    return lambda vector, axes: function(vector, axis=tuple(np.ravel(axes)))


OF_SHAPE = re.compile(r"(Shape|Size|Rank)(_\d+)?")        # a constant that TensorFlow made of a shape has such a name
SMALL = 64                                     # more elements than these are not computed while tracing
FOLDED = {"Equal": np.equal, "NotEqual": np.not_equal, "Greater": np.greater, "GreaterEqual": np.greater_equal, "Less": np.less,
          "LessEqual": np.less_equal, "LogicalAnd": np.logical_and, "LogicalOr": np.logical_or, "LogicalNot": np.logical_not,
          "AddV2": np.add, "Sub": np.subtract, "Mul": np.multiply, "Maximum": np.maximum, "Minimum": np.minimum,
          "FloorMod": divided(np.mod), "FloorDiv": divided(np.floor_divide), "RealDiv": divided(np.true_divide), "Cast": np.asarray,
          "All": reduced(np.all), "Any": reduced(np.any), "Prod": reduced(np.prod), "StridedSlice": item}
