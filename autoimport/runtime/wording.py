"""Forms and values in the words of an error message.

    Tensor(float32, (2,))           float32 of shape (2,)
    Tensor(int32, (), weak=True)    a Python int
    Optional(Rows(...))             a list of run-time length, or None
    OneOf([tf.add, tf.abs])         a function, or a function
"""
import tensorflow as tf

from .candidates import Either, OneOf, Union
from .contents import is_number, parts_of
from .forms import Differs, Hollow, Items, Rows, Same, Tensor
from .places import UNSET

PYTHON = {tf.bool: "bool", tf.string: "str", tf.float32: "float", tf.float64: "float", tf.int32: "int", tf.int64: "int"}


def differing(a, b):
    """Forms `a` and `b` have none in common."""
    error = Differs(f"one is {told(a)}, the other {told(b)}")
    error.plain = True
    return error


def told(form):
    """A form in the words of an error message."""
    if isinstance(form, Tensor):
        spec = form.spec
        if isinstance(spec, tf.TensorSpec):
            return f"a Python {PYTHON.get(spec.dtype, 'number')}" if form.weak else f"{spec.dtype.name} of shape {spec.shape}"
        return f"{spec}"
    if isinstance(form, Same):
        return told_value(form.value)
    if isinstance(form, Items):
        kind = "list" if isinstance(form.example, list) else type(form.example).__name__
        return f"a {kind} of ({', '.join(map(told, form.forms))})"
    if isinstance(form, Either):
        return f"a tuple or a list of ({', '.join(map(told, form.forms))})"
    if isinstance(form, Rows):
        return "a list of run-time length"
    if isinstance(form, Hollow):
        return told(form.form)
    if isinstance(form, Union):
        return " or ".join(map(told, form.forms))
    if isinstance(form, OneOf):
        return " or ".join(map(told_value, form.values))
    missing = " or ".join(["None"] * form.none + ["unset"] * form.unset)
    return missing if form.form is None else f"{told(form.form)}, or {missing}"


def told_value(value):
    """A plain value in the words of an error message."""
    if is_number(value) or value is None:
        return repr(value)
    if value is UNSET:
        return "unset"
    from .lattice import form_of, is_staged
    if is_staged(value):
        return "a list of run-time length"
    parts = parts_of(value) if isinstance(value, (list, tuple, dict)) else None
    if parts is not None:
        kind = "list" if isinstance(value, list) else type(value).__name__
        return f"a {kind} of ({', '.join(told(form_of(part)) for part in parts[:4])}{', ...' * (len(parts) > 4)})"
    return f"a {type(value).__name__}"
