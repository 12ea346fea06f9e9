"""Values as regions see them: numbers, tensors, and containers that can be taken apart and built again.

    parts_of((1, t))                    [1, t]
    rebuild((1, t), [2, u])             (2, u)
    identical(value, before)            did anything change?

A container is whatever holds values and can be built again from them: lists, tuples, dicts, deques, instances of the
author's classes with their attributes, bound methods with their object.
"""
import collections
import enum
import functools
import types

import numpy as np
import tensorflow as tf

from . import choice, exceptions, lists, optional
from .key_order import Keys
from .kinds import DICTS
from .places import UNSET, slot

NUMBERS = bool, int, float, complex, str, bytes


def is_number(value):
    """Whether `value` is a Python value that stands for a scalar of no particular dtype."""
    return type(value) in NUMBERS


def bare(value):
    """A number or a text of a class of the author's, a member of an IntEnum say, as Python's own; anything else as it is."""
    if type(value) in NUMBERS or isinstance(value, np.generic):
        return value
    own = next((kind for kind in BARE if isinstance(value, kind)), None)
    return value if own is None else BARE[own](value)


BARE = {int: int.__int__, float: float.__float__, str: str.__str__, bytes: lambda value: bytes.__getitem__(value, slice(None))}


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


def is_variable(value):
    """Is this what holds a tensor: a variable, of Keras perhaps?"""
    return isinstance(value, tf.Variable) or hasattr(type(value), "__tf_tensor__") and not is_tensor(value)


def identical(a, b):
    if a is b:
        return True
    if type(a) is not type(b) or type(a) in SYMBOLIC:                # which `==` would ask for a value
        return False
    if is_number(a):
        return a == b and repr(a) == repr(b)
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(identical, a, b))
    if type(a) is types.FunctionType:
        return made_of(a) == made_of(b)
    return (callable(a) or isinstance(a, IMMUTABLE)) and equal(a, b)


SYMBOLIC = {optional.Maybe, choice.Choice}     # types of our own whose operators build graphs
IMMUTABLE = Keys | tf.TypeSpec | tf.DType | tf.TensorShape | range | frozenset


def made_of(function):
    """What tells functions apart: one `lambda` makes another each time it is evaluated."""
    return (function.__code__, tuple(map(id, function.__closure__ or ())), tuple(map(id, function.__defaults__ or ())),
            function.__kwdefaults__ and {key: id(value) for key, value in function.__kwdefaults__.items()})


def equal(a, b):
    try:
        return bool(a == b)
    except Exception:
        return False


def parts_of(value):
    """The parts of a container that a graph can take apart and build again, or None."""
    kind = type(value)
    if kind in (list, tuple, lists.Snapshot, collections.deque) or isinstance(value, tuple):
        return list(value)
    if kind in DICTS:
        return list(value.values())
    if kind is types.MethodType:
        return [value.__self__]
    if kind is functools.partial:
        return [*value.args, *value.keywords.values()]
    if isinstance(value, list):
        return list(value)
    if isinstance(value, BaseException):
        args, fields = exceptions.content(value)[0]
        return [*args, *fields.values()]
    names = field_names(value)
    return None if names is None else [field(value, name) for name in names]


def same_structure(a, b):
    if type(a) is not type(b):
        return False
    if type(a) in DICTS:
        return list(a) == list(b)
    if isinstance(a, (list, tuple, collections.deque)):
        return len(a) == len(b)
    if type(a) is types.MethodType:
        return a.__func__ is b.__func__
    if type(a) is functools.partial:
        return a.func is b.func and list(a.keywords) == list(b.keywords) and len(a.args) == len(b.args)
    if isinstance(a, BaseException):
        (ours, fields), (others, theirs) = exceptions.content(a)[0], exceptions.content(b)[0]
        return len(ours) == len(others) and list(fields) == list(theirs)
    return field_names(a) == field_names(b)


def rebuild(example, parts):
    kind = type(example)
    if kind in DICTS:
        new = example.copy()
        for key, part in zip(example, parts):
            dict.__setitem__(new, key, part)
        return new
    if kind in (list, tuple, lists.Snapshot):
        return kind(parts)
    if kind is collections.deque:
        return kind(parts, example.maxlen)
    if isinstance(example, tuple) and hasattr(kind, "_make"):
        return kind._make(parts)
    if kind is types.MethodType:
        return kind(example.__func__, *parts)
    if kind is functools.partial:
        count = len(example.args)
        return kind(example.func, *parts[:count], **dict(zip(example.keywords, parts[count:])))
    if isinstance(example, (list, tuple)):
        new = kind.__new__(kind, parts)
        if isinstance(new, list):
            new[:] = parts
        new.__dict__.update(getattr(example, "__dict__", {}))
        return new
    if isinstance(example, BaseException):
        return exceptions.again(example, parts)
    new = kind() if kind is types.SimpleNamespace else object.__new__(kind)
    for name, part in zip(field_names(example), parts):
        if part is not UNSET:
            set_field(new, name, part)
    return new


# Instances of the author's classes: their attributes, in `__dict__` and in slots.

def field_names(instance):
    """The names of the attributes of an instance that can be built again from them; None for any other object."""
    kind = type(instance)
    slots = slots_known.get(kind, UNSET)
    if slots is UNSET:
        slots = slots_known[kind] = slots_of(kind) if made_of_attributes(kind) else None
    return None if slots is None else [*slots, *getattr(instance, "__dict__", ())]


slots_known = {types.SimpleNamespace: []}      # type -> the names of its slots; None for what is no such class


def made_of_attributes(kind):
    from .callables import left
    if issubclass(kind, (type, enum.Enum, BaseException)) or any(
            left(base) and base.__module__ not in ("builtins", "abc", "typing", "collections.abc") for base in kind.__mro__):
        return False
    try:
        object.__new__(kind)
    except TypeError:                          # built upon a type that is made in C, or abstract
        return False
    return True


def slots_of(kind):
    return [name for base in kind.__mro__ for name, member in vars(base).items()
            if type(member) is types.MemberDescriptorType]


def field(instance, name):
    fields = getattr(instance, "__dict__", ())
    return fields[name] if name in fields else getattr(instance, name, UNSET)


def set_field(instance, name, value):
    if slot(type(instance), name):
        object.__setattr__(instance, name, value)
    else:
        instance.__dict__[name] = value
