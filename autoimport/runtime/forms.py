"""Forms: which values a place may hold while a graph runs, and which tensors carry them.

    0                     Same(0)                 nothing to carry: known while tracing
    tensor, then 0        Tensor(int32, ())       one tensor; Python numbers are weak: they take its dtype
    None, then tensor     Optional(Tensor)        a code and the tensor
    [1], then [1, 2]      Rows(Tensor)            a tensor list
    (0, t), then (1, t)   Items(tuple, ...)       part by part

The forms make a finite lattice: `join` gives the least form for two values, or raises `Differs`.
"""
import numpy as np
import tensorflow as tf

from . import lists, optional, tensors
from .contents import (
    identical,
    is_number,
    is_tensor,
    may_hold,
    number_type,
    parts_of,
    rank_of,
    rebuild,
    same_structure,
)
from .places import UNSET


class Differs(Exception):
    """Two values that no form has in common; the message says why.  `plain`: only what they are."""

    plain = False

    @classmethod
    def are(cls, a, b):
        error = cls(f"one is {told(a)}, the other {told(b)}")
        error.plain = True
        return error


class Same:
    """A value that is the same on every path."""

    def __init__(self, value):
        self.value = value

    def specs(self):
        return []

    def fits(self, value):
        return identical(self.value, value)

    def pack(self, value):
        return []

    def unpack(self, packed):
        return self.value

    def key(self):
        return Same, type(self.value), self.value if isinstance(self.value, (int, float, str)) else None


class Tensor:
    """A tensor, or a composite one.  `weak`: every value so far was a Python number."""

    def __init__(self, spec, weak=False):
        self.spec, self.weak = spec, weak

    def specs(self):
        return [self.spec]

    def fits(self, value):
        if value is UNSET or value is None:
            return False
        if is_number(value):
            return isinstance(self.spec, tf.TensorSpec) and self.spec.shape.rank in (0, None) and (
                not self.weak or rank_of(value) <= rank_of(self.spec.dtype)) and may_hold(self.spec.dtype, value)
        try:
            return self.spec.is_compatible_with(value) and is_tensor(value)
        except (TypeError, ValueError):
            return False

    def pack(self, value):
        if not isinstance(self.spec, tf.TensorSpec):
            return [value]
        if isinstance(value, tf.Tensor) and value.dtype != self.spec.dtype:
            return [tf.cast(value, self.spec.dtype)]
        return [tf.convert_to_tensor(value, self.spec.dtype)]

    def blank(self):
        """A value nobody reads."""
        if not isinstance(self.spec, tf.TensorSpec) or self.spec.dtype in (tf.resource, tf.variant):
            raise Differs(f"there is no empty value of type {self.spec}")
        shape = [0 if n is None else n for n in self.spec.shape] if self.spec.shape.rank is not None else []
        return [tf.zeros(shape, self.spec.dtype)]

    def unpack(self, packed):
        value = next(packed)
        if isinstance(self.spec, tf.TensorSpec) and isinstance(value, tf.Tensor):
            value.set_shape(self.spec.shape)
        return tensors.weak(value) if self.weak else value

    def key(self):
        return Tensor, self.spec, self.weak


class Optional:
    """A value, or None, or nothing at all.  Carried as a code and the tensors of the value."""

    def __init__(self, form, none, unset):
        self.form, self.none, self.unset = form, none, unset

    def specs(self):
        return [tf.TensorSpec([], tf.int8), *(self.form.specs() if self.form else ())]

    def fits(self, value):
        if isinstance(value, optional.Maybe):
            return (self.none or not value.form.none) and (self.unset or not value.form.unset) and (
                value.form.form is None or self.form is not None and self.form.fits(value.payload))
        if value is None or value is UNSET:
            return self.none if value is None else self.unset
        return self.form is not None and self.form.fits(value)

    def pack(self, value):
        code = optional.VALUE
        if isinstance(value, optional.Maybe):
            code, value = value.code, value.payload if value.form.form else UNSET
        elif value is None or value is UNSET:
            code, value = optional.NONE if value is None else optional.MISSING, UNSET
        packed = [] if self.form is None else self.form.blank() if value is UNSET else self.form.pack(value)
        return [tf.convert_to_tensor(code, tf.int8), *packed]

    def blank(self):
        return [tf.constant(optional.MISSING, tf.int8), *(self.form.blank() if self.form else ())]

    def unpack(self, packed):
        code = next(packed)
        return optional.Maybe(code, self.form.unpack(packed) if self.form else None, self)

    def key(self):
        return Optional, self.form and self.form.key(), self.none, self.unset


class Items:
    """A container of fixed structure, part by part."""

    def __init__(self, example, forms):
        self.example, self.forms = example, forms

    def specs(self):
        return [spec for form in self.forms for spec in form.specs()]

    def fits(self, value):
        parts = parts_of(value)
        return (parts is not None and same_structure(self.example, value)
                and all(form.fits(part) for form, part in zip(self.forms, parts)))

    def pack(self, value):
        return [tensor for form, part in zip(self.forms, parts_of(value)) for tensor in form.pack(part)]

    def blank(self):
        return [tensor for form in self.forms for tensor in getattr(form, "blank", list)()]

    def unpack(self, packed):
        return rebuild(self.example, [form.unpack(packed) for form in self.forms])

    def key(self):
        return Items, type(self.example), *(form.key() for form in self.forms)


class Rows:
    """The items of a list whose length only the graph knows; `whole`: the list itself, not just its content."""

    def __init__(self, element, whole):
        self.element, self.whole = element, whole

    def specs(self):
        return [tf.TensorSpec([], tf.variant) for _ in self.element.specs()]

    def content(self, value):
        staged = lists.rows_of(value) if type(value) is list else None
        return value if staged is None else staged

    def fits(self, value):
        value = self.content(value)
        if isinstance(value, lists.Rows):
            return value.element.key() == self.element.key()
        return isinstance(value, list) and all(map(self.element.fits, value))

    def pack(self, value):
        value = self.content(value)
        return list((value if isinstance(value, lists.Rows) else lists.rows(value, self.element)).handles)

    def blank(self):
        return list(lists.rows([], self.element).handles)

    def unpack(self, packed):
        rows = lists.Rows(self.element, [next(packed) for _ in self.specs()])
        return lists.new(rows) if self.whole else rows

    def key(self):
        return Rows, self.element.key(), self.whole


def form_of(value):
    """The form of one value: the most particular one that a graph can carry."""
    if isinstance(value, optional.Maybe):
        return value.form
    if isinstance(value, lists.Rows):
        return Rows(value.element, whole=False)
    if isinstance(value, list) and lists.rows_of(value):
        return Rows(lists.rows_of(value).element, whole=True)
    if is_tensor(value) and not isinstance(value, np.ndarray | np.generic):
        return Tensor(tf.type_spec_from_value(value), tensors.is_weak(value))
    return Same(value)


def opened(value):
    """The form of a value that must be carried although it is known now."""
    if is_number(value):
        return Tensor(tf.TensorSpec([], number_type(value)), weak=True)
    if value is None or value is UNSET:
        return Optional(None, value is None, value is UNSET)
    if is_tensor(value):
        return Tensor(tf.type_spec_from_value(value if isinstance(value, tf.Tensor) else np.asarray(value)))
    parts = parts_of(value)
    if parts is not None:                       # the example must not keep the values, which belong to this trace
        return Items(rebuild(value, [None] * len(parts)), [form_of(part) for part in parts])
    raise Differs(f"a value of type {type(value).__name__} cannot differ between paths")


def join(a, b):
    """The least form that holds what `a` and `b` hold."""
    if isinstance(a, Same) and isinstance(b, Same):
        if identical(a.value, b.value):
            return a
        return join(opened(a.value), opened(b.value))
    if isinstance(a, Same) or isinstance(b, Same):
        same, other = (a, b) if isinstance(a, Same) else (b, a)
        return other if other.fits(same.value) else join_other(opened(same.value), other)
    return join_other(a, b)


def join_other(a, b):
    if isinstance(a, Optional) or isinstance(b, Optional):
        a, b = optional_form(a), optional_form(b)
        form = join(a.form, b.form) if a.form and b.form else a.form or b.form
        return Optional(form, a.none or b.none, a.unset or b.unset)
    if isinstance(a, Tensor) and isinstance(b, Tensor):
        return join_tensors(a, b)
    if isinstance(a, Items) and isinstance(b, Items) and same_structure(a.example, b.example):
        return Items(a.example, [join(x, y) for x, y in zip(a.forms, b.forms)])
    if is_list(a) and is_list(b):
        elements = [*elements_of(a), *elements_of(b)]
        if not elements:
            raise Differs("both lists are empty")
        element = elements[0] if not isinstance(elements[0], Same) else opened(elements[0].value)
        for other in elements[1:]:
            element = join(element, other if not isinstance(other, Same) else opened(other.value))
        return Rows(element, is_whole(a) and is_whole(b))
    raise Differs.are(a, b)


def join_tensors(a, b):
    if isinstance(a.spec, tf.TensorSpec) and isinstance(b.spec, tf.TensorSpec):
        spec_a, spec_b = a.spec, b.spec
        dtype = spec_a.dtype
        if spec_a.dtype != spec_b.dtype:
            dtype = common_type(a, b)
        shape = tf.TensorShape(spec_a.shape).most_specific_compatible_shape(spec_b.shape)
        return Tensor(tf.TensorSpec(shape, dtype), a.weak and b.weak)
    spec = a.spec.most_specific_common_supertype([b.spec])
    if spec is None:
        raise Differs.are(a, b)
    return Tensor(spec)


def common_type(a, b):
    """Python numbers are weak; otherwise two dtypes are two dtypes."""
    if a.weak and b.weak and (a.spec.dtype == tf.string) == (b.spec.dtype == tf.string):
        return max(a.spec.dtype, b.spec.dtype, key=rank_of)
    if a.weak or b.weak:
        weak, strong = (a.spec.dtype, b.spec.dtype) if a.weak else (b.spec.dtype, a.spec.dtype)
        if tf.string not in (weak, strong):
            if rank_of(weak) <= rank_of(strong):
                return strong
            if strong != tf.bool:
                return tf.as_dtype(np.promote_types(strong.as_numpy_dtype, weak.as_numpy_dtype))
            return weak
    raise Differs.are(a, b)


def optional_form(form):
    return form if isinstance(form, Optional) else Optional(form, False, False)


def is_list(form):
    return isinstance(form, Rows) or isinstance(form, Items) and type(form.example) in (list, lists.Snapshot)


def is_container(form):
    return isinstance(form, (Items, Rows)) or isinstance(form, Same) and parts_of(form.value) is not None


def is_whole(form):
    return form.whole if isinstance(form, Rows) else type(form.example) is list


def elements_of(form):
    return [form.element] if isinstance(form, Rows) else form.forms


def told(form):
    """A form in the words of an error message."""
    if isinstance(form, Tensor):
        spec = form.spec
        if isinstance(spec, tf.TensorSpec):
            return f"{'a Python value like ' if form.weak else ''}{spec.dtype.name} of shape {spec.shape}"
        return f"{spec}"
    if isinstance(form, Same):
        return told_value(form.value)
    if isinstance(form, Items):
        return f"a {type(form.example).__name__} of ({', '.join(map(told, form.forms))})"
    if isinstance(form, Rows):
        return "a list of run-time length"
    missing = " or ".join(["None"] * form.none + ["unset"] * form.unset)
    return missing if form.form is None else f"{told(form.form)}, or {missing}"


def told_value(value):
    """A plain value in the words of an error message."""
    if is_number(value) or value is None:
        return repr(value)
    if value is UNSET:
        return "unset"
    parts = parts_of(value)
    if parts is not None:
        kind = "list" if isinstance(value, list) else type(value).__name__
        return f"a {kind} of ({', '.join(told(form_of(part)) for part in parts[:4])}{', ...' * (len(parts) > 4)})"
    return f"a {type(value).__name__}"
