"""What is asked of forms alone: of what kind is that which they carry?"""
import tensorflow as tf

from . import contents, lists
from .candidates import KINDS, Either, OneOf, Union
from .contents import parts_of
from .forms import Hollow, Items, Rows, Same, Tensor
from .kinds import SEQUENCES


def is_list(form):
    return isinstance(form, Rows) or isinstance(form, Items) and type(form.example) in (*SEQUENCES, lists.Snapshot)


def is_either(form):
    """Is this the form of a tuple or a list of so many items?"""
    return isinstance(form, Either) or isinstance(form, Items) and type(form.example) in KINDS


def is_container(form):
    return isinstance(form, (Items, Rows, Either, Hollow)) or isinstance(form, Same) and parts_of(form.value) is not None


def kind_of(form):
    """What kind of list a form has: (its type, or None for the content of one alone, and the most it holds)."""
    if isinstance(form, Rows):
        return form.whole, form.limit
    kind = type(form.example)
    return None if kind is lists.Snapshot else kind, getattr(form.example, "maxlen", None)


def elements_of(form):
    return [form.element] if isinstance(form, Rows) else form.forms


def of_dtypes(form):
    """Is this the form of a number, or of one of several dtypes?"""
    if isinstance(form, Union):
        return all(map(of_dtypes, form.forms))
    return isinstance(form, Tensor) and isinstance(form.spec, tf.TensorSpec) and form.spec.dtype not in (
        tf.string, tf.variant, tf.resource)


def of_variables(form):
    """Is this the form of a variable, or of one of several, or of numbers?"""
    forms = form.forms if isinstance(form, Union) else [form]
    return all(isinstance(each, OneOf) and all(map(contents.is_variable, each.values)) or of_dtypes(each)
               for each in forms)


def grows(form, value):
    """Is this a text that a loop makes longer?"""
    return isinstance(form, Same) and type(form.value) is type(value) is str and (
        value.startswith(form.value) or value.endswith(form.value))


def lasts(form):
    """Whether a form means the same in another trace: it names no object of this one."""
    if isinstance(form, (Items, Either)):
        return all(map(lasts, form.forms)) and not any(isinstance(part, Same) for part in form.forms)
    if isinstance(form, OneOf):
        return all(type(value) is str for value in form.values)
    if isinstance(form, Union):
        return all(map(lasts, form.forms))
    inner = getattr(form, "form", None) or getattr(form, "element", None)
    return inner is None or lasts(inner)
