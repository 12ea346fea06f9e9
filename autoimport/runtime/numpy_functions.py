"""NumPy's functions on symbolic tensors: their counterpart in TensorFlow, with the dtype that NumPy gives.

    np.mean(i, axis=0)          tf.experimental.numpy.mean(i, axis=0), float64 as NumPy has it for int32
    np.add(t, 1)                a ufunc: its operands are cast as NumPy casts them, then added
    np.linalg.eig(t)            refused by name where TensorFlow has no such function

Without a symbolic argument NumPy runs.  What it would give is asked of NumPy itself, with ones in place of what the graph
will know.  Results have NumPy's methods (see `numpy_arrays`).
"""
import contextlib
import warnings

import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import numpy_arrays, numpy_calls, numpy_tables, optional, tensors

tnp = tf.experimental.numpy
FUNCTIONS = numpy_tables.FUNCTIONS | numpy_calls.FUNCTIONS
FEW = 4096              # elements that are no work


def resolve(f):
    """What graph code calls in place of `f`, a callable of NumPy's."""
    if isinstance(f, type):
        run = cast if issubclass(f, (np.generic, np.ndarray)) else iterator if f in (np.ndenumerate, np.nditer) else None
    elif isinstance(f, np.ufunc):
        run = ufunc
    elif isinstance(getattr(f, "__self__", None), np.ufunc):
        run = method_of_ufunc
    elif isinstance(f, np.vectorize):
        run = numpy_calls.vectorized
    else:
        run = counterpart
    if run is None:
        return f

    def call(*args, **kwargs):
        if not tensors.any_symbolic([args, kwargs]) and not holds_maybe(args):
            return f(*args, **kwargs)
        return run(f, *map(optional.plain, args), **kwargs)
    return call


def holds_maybe(args):
    return any(isinstance(arg, optional.Maybe) for arg in args)


def title(f):
    owner = getattr(f, "__self__", None)
    if isinstance(owner, np.ufunc):
        return f"np.{owner.__name__}.{f.__name__}"
    if isinstance(f, np.vectorize):
        return f"np.vectorize({f.pyfunc.__name__})"
    module = (getattr(f, "__module__", None) or "numpy").replace("numpy", "np", 1)
    return f"{module}.{f.__name__}"


def refuse(f, why="TensorFlow has no such function"):
    raise StagingError(f"{title(f)}() of a symbolic tensor: {why}", instead=INSTEAD.get(title(f), ELSE))


ELSE = ("Use the functions of tf or tf.experimental.numpy, or tf.numpy_function, which runs Python code when the graph runs and has no "
        "gradient")
INSTEAD = {
    "np.linalg.eig": "Use np.linalg.eigh where the matrix is symmetric, or tf.linalg.eig, whose results are always complex",
    "np.linalg.eigvals": "Use np.linalg.eigvalsh where the matrix is symmetric, or tf.linalg.eigvals, whose results are always complex",
    "np.roots": "Use tf.linalg.eigvals of the companion matrix, whose results are always complex",
    **{f"np.{name}.at": "Use tf.tensor_scatter_nd_add, which gives a new tensor, or np.bincount" for name in ("add", "subtract")},
    "np.unique": "Use tf.unique, or tf.unique_with_counts",
}


def counterpart(f, *args, **kwargs):
    name = title(f).removeprefix("np.")
    function = FUNCTIONS.get(name) or ("." not in name and getattr(tnp, name, None)) or None
    if function is None or kwargs.get("out") is not None:
        refuse(f, "`out` would change it" if kwargs.get("out") is not None else "TensorFlow has no such function")
    kwargs.pop("out", None)
    try:
        result = function(*tf.nest.map_structure(operand, list(args)), **tf.nest.map_structure(operand, kwargs))
    except FAILURES as error:
        example = expected(f, args, kwargs)
        if isinstance(example, Exception) and isinstance(error, type(example)):
            raise
        raise StagingError(f"{title(f)}() of a symbolic tensor, with these arguments: {error}",
                           instead="Use the functions of tf, or tf.numpy_function, which runs Python code when the graph runs and "
                                   "has no gradient") from None
    return finished(result, expected(f, args, kwargs))


FAILURES = (TypeError, ValueError, AttributeError, NotImplementedError, tf.errors.InvalidArgumentError,
            tf.errors.OperatorNotAllowedInGraphError)


def operand(value):
    """A weak tensor counts as the Python number that it stands for, which NumPy gives 64 bits."""
    if tensors.symbolic(value) and tensors.is_weak(value) and value.dtype in numpy_calls.WIDE:
        return tf.cast(value, numpy_calls.WIDE[value.dtype])
    return value


def finished(result, example):
    """`result` in the dtypes of `example`, which NumPy gave for values of the same kind."""
    flat = tf.nest.flatten(result)
    kinds = [getattr(part, "dtype", None) for part in tf.nest.flatten(example)] if not isinstance(example, Exception) else []
    if len(kinds) != len(flat):
        kinds = [None] * len(flat)
    elif isinstance(example, tuple):
        result = example                       # a named one, perhaps
    return tf.nest.pack_sequence_as(result, [
        numpy_arrays.array(part if kind is None or part.dtype == kind else tf.cast(part, kind))
        if tensors.symbolic(part) else part for part, kind in zip(flat, kinds)])


def expected(f, args, kwargs):
    """What NumPy gives for ones in place of the symbolic tensors, or the error that it raises for them."""
    error = None
    for size, arrays in ((of_shape, False), (of_ones, False), (of_ones, True)):
        if arrays:                             # of one item too
            args = [np.asarray(arg) if isinstance(arg, list) and not tensors.any_symbolic(arg) else arg for arg in args]
        with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.suppress(MemoryError):
            warnings.simplefilter("ignore")
            try:
                sampled = tf.nest.map_structure(lambda value: sample(value, size, arrays), [list(args), kwargs])  # noqa: B023
                return f(*sampled[0], **sampled[1])
            except Exception as raised:
                error = error or raised
    return error


def sample(value, size, arrays):
    """A value of the kind of `value` that NumPy can have."""
    if not tensors.symbolic(value):
        return np.ones([1] * value.ndim, value.dtype) if arrays and isinstance(value, np.ndarray) else value
    if tensors.is_weak(value):
        return {"b": True, "i": 1, "f": 1.0, "c": 1j}.get(np.dtype(value.dtype.as_numpy_dtype).kind, "")
    return np.ones((1,) if value.shape.rank is None else size(value.shape), value.dtype.as_numpy_dtype)


def of_shape(shape):
    """The shape, where that is little work."""
    shape = [n or 1 for n in shape]
    return shape if np.prod(shape) <= FEW else [1] * len(shape)


def of_ones(shape):
    return [1] * len(shape)


def ufunc(f, *args, **kwargs):
    """Operands and results have the dtypes of the loop that NumPy would run."""
    dtype = kwargs.pop("dtype", None)
    if kwargs:
        refuse(f, f"{', '.join(kwargs)}= has no counterpart")
    function = numpy_tables.UFUNCS.get(f.__name__) or getattr(tnp, f.__name__, None)
    if function is None:
        refuse(f)
    kinds = [kind_of(arg) for arg in args]
    loop = f.resolve_dtypes((*kinds, *[None] * f.nout), **({} if dtype is None else {"signature": dtype}))
    operands = [tf.cast(arg, kind) if tf.is_tensor(arg) else tf.convert_to_tensor(np.asarray(arg, kind))
                for arg, kind in zip(args, loop)]
    if loop[0].kind in "biu" and f.__name__ in WHOLE:
        return numpy_arrays.array(tf.identity(operands[0]))
    try:
        result = function(*operands)
    except FAILURES as error:
        result = wider(function, operands, error, f)
    parts = [numpy_arrays.array(tf.cast(part, kind)) for part, kind in zip(tf.nest.flatten(result), loop[f.nin:])]
    return parts[0] if len(parts) == 1 else tuple(parts)


WHOLE = {"floor", "ceil", "trunc", "rint", "positive", "conjugate"}      # which leave integers as they are


def wider(function, operands, error, f):
    """What `function` gives for operands of a dtype that TensorFlow's operation does not take, by way of one that it does."""
    for narrow, wide in WIDER:
        if any(operand.dtype in narrow for operand in operands):
            with contextlib.suppress(*FAILURES):
                return function(*(tf.cast(operand, wide) if operand.dtype in narrow else operand for operand in operands))
    raise StagingError(f"{title(f)}() of a symbolic tensor, with these arguments: {error}") from None


SMALL = tf.bool, tf.int8, tf.uint8, tf.int16, tf.uint16
WIDER = [(SMALL, tf.int32), ((*SMALL, tf.int32, tf.uint32), tf.int64), ((*SMALL, tf.float16), tf.float32),
         ((*SMALL, tf.int32, tf.int64), tf.float64)]


def kind_of(value):
    """The dtype of an operand, or the Python type that stands for a number of no particular dtype."""
    if type(value) in (int, float, complex):
        return type(value)
    if tensors.symbolic(value) and tensors.is_weak(value) and value.dtype != tf.bool:
        return int if value.dtype.is_integer else float if value.dtype.is_floating else complex
    return np.dtype(value.dtype.as_numpy_dtype) if isinstance(value, (tf.Tensor, tf.Variable)) else np.asarray(value).dtype


def method_of_ufunc(f, *args, **kwargs):
    """`np.add.reduce` is `np.sum` along the first axis, and so on."""
    known = numpy_tables.METHODS.get((f.__self__.__name__, f.__name__))
    if f.__name__ == "outer":
        a, b = map(tf.convert_to_tensor, args)
        return ufunc(f.__self__, tf.reshape(a, tf.concat([tf.shape(a), tf.ones([tf.rank(b)], tf.int32)], 0)), b)
    if known is None:
        refuse(f)
    if len(args) < 2:
        kwargs.setdefault("axis", 0)
    return finished(known(*args, **kwargs), expected(f, args, kwargs))


def iterator(f, *_, **__):
    raise StagingError(f"np.{f.__name__} of a symbolic tensor: its items are known only when the graph runs",
                       instead="Loop over the tensor, or over range(t.shape[0])")


def cast(kind, value, *args, **kwargs):
    """`np.float32(t)`"""
    if args or kwargs or not issubclass(kind, np.generic):
        refuse(kind)
    return numpy_arrays.array(tf.identity(tf.cast(value, kind)))
