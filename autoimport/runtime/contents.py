"""Values as regions see them: numbers, tensors, and containers that can be taken apart and built again.

    parts_of((1, t))                    [1, t]
    rebuild((1, t), [2, u])             (2, u)
    identical(value, before)            did anything change?
"""
import dataclasses

import numpy as np
import tensorflow as tf

from . import lists, optional
from .places import UNSET

NUMBERS = bool, int, float, complex, str, bytes


def is_number(value):
    """Whether `value` is a Python value that stands for a scalar of no particular dtype."""
    return type(value) in NUMBERS


def number_type(value):
    if type(value) is int:
        return tf.int32 if -2**31 <= value < 2**31 else tf.int64
    return {bool: tf.bool, float: tf.float32, complex: tf.complex64, str: tf.string, bytes: tf.string}[type(value)]


def rank_of(value):
    """The place of a dtype, or of a Python number, in bool < int < float < complex."""
    dtype = value if isinstance(value, tf.DType) else number_type(value)
    return 0 if dtype.is_bool else 1 if dtype.is_integer else 2 if dtype.is_floating else 3 if dtype.is_complex else 9


def may_hold(dtype, value):
    if isinstance(value, (str, bytes)):
        return dtype == tf.string
    return dtype != tf.string and rank_of(value) <= rank_of(dtype) and (
        type(value) is not bool or dtype == tf.bool) and (
        type(value) is not int or not dtype.is_integer or dtype.min <= value <= dtype.max)


def is_tensor(value):
    return isinstance(value, (tf.Tensor, tf.TensorArray, np.ndarray, np.generic)) or (
        isinstance(value, tf.__internal__.CompositeTensor) and not isinstance(value, tf.Variable))


def identical(a, b):
    if a is b:
        return True
    if type(a) is not type(b) or isinstance(a, optional.Maybe):      # which `==` would ask for its value
        return False
    if is_number(a):
        return a == b and repr(a) == repr(b)
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(identical, a, b))
    return (callable(a) or isinstance(a, tf.TypeSpec | tf.DType | tf.TensorShape)) and equal(a, b)


def equal(a, b):
    try:
        return bool(a == b)
    except Exception:
        return False


def parts_of(value):
    """The parts of a container that a graph can take apart and build again, or None."""
    if isinstance(value, (list, tuple)):
        return list(value)
    if type(value) is dict:
        return list(value.values())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, UNSET) for field in dataclasses.fields(value)]
    return None


def made_in(graph, value):
    """Does `value` hold a tensor of this graph?  What held it before a region was traced there is the region's own."""
    if isinstance(value, tf.Tensor):
        return getattr(value, "graph", None) is graph
    return any(made_in(graph, part) for part in parts_of(value) or ())


def same_structure(a, b):
    return type(a) is type(b) and (
        list(a) == list(b) if type(a) is dict
        else len(a) == len(b) if isinstance(a, (list, tuple)) else True)


def rebuild(example, parts):
    kind = type(example)
    if kind is dict:
        return dict(zip(example, parts))
    if kind in (list, tuple, lists.Snapshot):
        return kind(parts)
    if isinstance(example, tuple) and hasattr(kind, "_make"):
        return kind._make(parts)
    if dataclasses.is_dataclass(kind):
        new = object.__new__(kind)
        for field, part in zip(dataclasses.fields(kind), parts):
            if part is not UNSET:
                object.__setattr__(new, field.name, part)
        return new
    new = kind.__new__(kind, parts)
    new.__dict__.update(getattr(example, "__dict__", {}))
    return new
