"""Forms: which values a place may hold while a graph runs, and which tensors carry them.

    0                     Same(0)                 nothing to carry: known while tracing
    tensor, then 0        Tensor(int32, ())       one tensor; Python numbers are weak: they take its dtype
    None, then tensor     Optional(Tensor)        a code and the tensor
    [1], then [1, 2]      Rows(Tensor)            a tensor list
    (0, t), then (1, t)   Items(tuple, ...)       part by part

With those for values of several kinds (`candidates`) they make a finite lattice (see `lattice`); `wording` tells them in
error messages.
"""
import collections
import functools

import numpy as np
import tensorflow as tf

from . import choice, lists, numpy_arrays, optional, staging, tensors
from .contents import bare, identical, is_number, is_tensor, is_variable, may_hold, parts_of, rank_of, rebuild, same_structure
from .places import UNSET


class Differs(Exception):
    """Two values that no form has in common; the message says why.  `plain`: only what they are."""

    plain = False


class Form:
    """What a place may hold.  A choice among Python values fits where each of them does."""

    def fits(self, value):
        return all(map(self.holds, value.ag__values)) if type(value) is choice.Choice else self.holds(value)

    def pack(self, value):
        """The tensors that carry `value`."""
        if type(value) is choice.Choice:
            return choice.mixed(value.ag__index, [self.packed(each) for each in value.ag__values])
        return self.packed(value)


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


FLOATS, INTS = range(2)                        # of the numbers that a float stands for: none is an int in Python; the graph knows


class Tensor(Form):
    """A tensor, or a composite one.  `weak`: every value so far was a Python number; `array`: an array of NumPy's; `ints`:
    whether ints are among those that are floats now, which is carried beside the tensor."""

    def __init__(self, spec, weak=False, array=False, ints=FLOATS):
        self.spec, self.weak, self.array = spec, weak, array
        self.ints = ints if isinstance(spec, tf.TensorSpec) and spec.dtype.is_floating else FLOATS

    def specs(self):
        return [self.spec] if self.ints != INTS else [self.spec, tf.TensorSpec([], tf.bool)]

    def holds(self, value):
        if value is UNSET or value is None:
            return False
        if is_number(value := bare(value)):
            return isinstance(self.spec, tf.TensorSpec) and self.spec.shape.rank in (0, None) and (
                not self.weak or rank_of(value) <= rank_of(self.spec.dtype)) and self.takes(value) and may_hold(self.spec.dtype, value)
        try:
            if isinstance(self.spec, tf.TensorSpec) and isinstance(value, tf.Tensor | np.ndarray | np.generic):
                return (self.spec.dtype == value.dtype or follows(value, self.spec.dtype)) and self.takes(value) and within(
                    tf.TensorShape(value.shape), self.spec.shape) and (not self.array or numpy_arrays.is_array(value))
            return is_tensor(value) and self.spec.is_compatible_with(value)
        except (TypeError, ValueError):
            return False

    def takes(self, value):
        """Is this no int among floats?"""
        return self.ints != FLOATS or not self.spec.dtype.is_floating or tensors.int_where(value) is False

    def packed(self, value):
        if not isinstance(self.spec, tf.TensorSpec):
            return [value]
        ints = [tf.convert_to_tensor(tensors.int_where(value))] if self.ints == INTS else []
        if (isinstance(value, (tf.Tensor, np.ndarray, np.generic)) or is_variable(value)) and value.dtype != self.spec.dtype:
            return [tf.cast(value, self.spec.dtype), *ints]
        return [tf.convert_to_tensor(bare(value), self.spec.dtype), *ints]

    def blank(self):
        """A value nobody reads."""
        if not isinstance(self.spec, tf.TensorSpec) or self.spec.dtype in (tf.resource, tf.variant):
            raise Differs(f"there is no empty value of type {self.spec}")
        shape = [0 if n is None else n for n in self.spec.shape] if self.spec.shape.rank is not None else []
        return [tf.zeros(shape, self.spec.dtype), *([tf.constant(False)] if self.ints == INTS else [])]

    def unpack(self, packed):
        value = next(packed)
        if self.ints == INTS:
            value._int_where = next(packed)
        if isinstance(self.spec, tf.TensorSpec) and isinstance(value, tf.Tensor):
            value.set_shape(self.spec.shape)
        return tensors.weak(value) if self.weak else numpy_arrays.marked(value) if self.array else value

    def key(self):
        return Tensor, self.spec, self.weak, self.array, self.ints


def within(shape, general):
    """Whether every tensor of this shape has that more general one."""
    return general.rank is None or shape.rank == general.rank and all(
        known is None or known == size for size, known in zip(shape, general))


class Optional:
    """A value, or None, or nothing at all.  Carried as a code and the tensors of the value."""

    def __init__(self, form, none, unset):
        self.form, self.none, self.unset = form, none, unset

    def specs(self):
        return [tf.TensorSpec([], tf.int8), *(self.form.specs() if self.form else ())]

    def fits(self, value):
        if isinstance(value, optional.Maybe):
            return (self.none or not value.ag__form.none) and (self.unset or not value.ag__form.unset) and (
                value.ag__form.form is None or self.form is not None and self.form.fits(value.ag__payload))
        if value is None or value is UNSET:
            return self.none if value is None else self.unset
        return self.form is not None and self.form.fits(value)

    def pack(self, value):
        code = optional.VALUE
        if isinstance(value, optional.Maybe):
            code, value = value.ag__code, value.ag__payload if value.ag__form.form else UNSET
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


class Items(Form):
    """A container of fixed structure, part by part."""

    def __init__(self, example, forms):
        self.example, self.forms = example, forms

    def specs(self):
        return [spec for form in self.forms for spec in form.specs()]

    def holds(self, value):
        parts = parts_of(value)
        return (parts is not None and same_structure(self.example, value)
                and all(form.fits(part) for form, part in zip(self.forms, parts)))

    def packed(self, value):
        return [tensor for form, part in zip(self.forms, parts_of(value)) for tensor in form.pack(part)]

    def blank(self):
        return [tensor for form in self.forms for tensor in getattr(form, "blank", list)()]

    def unpack(self, packed):
        return staging.local.session.born(rebuild(self.example, [form.unpack(packed) for form in self.forms]))

    def key(self):
        return Items, type(self.example), *(form.key() for form in self.forms)


class Hollow(Form):
    """An item that needs no tensor, yet has to be counted: `[]` of `[[] for _ in range(n)]`."""

    def __init__(self, form):
        self.form = form

    def specs(self):
        return [tf.TensorSpec([], tf.int8)]

    def holds(self, value):
        return self.form.fits(value)

    def packed(self, value):
        return [tf.constant(0, tf.int8)]

    blank = functools.partialmethod(packed, None)

    def unpack(self, packed):
        next(packed)
        return self.form.unpack(packed)

    def key(self):
        return Hollow, self.form.key()


def item(form):
    """A form for the items of a list, of which there have to be tensors."""
    return form if form.specs() else Hollow(form)


class Rows(Form):
    """The items of a list whose length only the graph knows.  `whole`: the type of the list, None for the content of
    one alone; `limit`: the most that a deque keeps."""

    def __init__(self, element, whole=None, limit=None):
        self.element, self.whole, self.limit = item(element), whole, limit

    def specs(self):
        return [tf.TensorSpec([], tf.variant) for _ in self.element.specs()]

    def content(self, value):
        staged = lists.rows_of(value) if type(value) in (list, collections.deque) else None
        return value if staged is None else staged

    def holds(self, value):
        kind, value = type(value), self.content(value)
        if self.whole and kind is not self.whole:
            return False
        if isinstance(value, lists.Rows):
            return value.element.key() == self.element.key() or self.covers(value.element)
        return isinstance(value, (list, collections.deque)) and all(map(self.element.fits, value))

    def covers(self, element):
        """Is every item of this form one of ours, too?  `[]` is, where ours are lists that grow."""
        from . import lattice
        try:
            return item(lattice.join(self.element, element)).key() == self.element.key()
        except Differs:
            return False

    def packed(self, value):
        value = self.content(value)
        return list((lists.become(value, self.element) if isinstance(value, lists.Rows) else lists.rows(value, self.element)).handles)

    def blank(self):
        return list(lists.rows([], self.element).handles)

    def unpack(self, packed):
        rows = lists.Rows(self.element, [next(packed) for _ in self.specs()])
        return lists.new(rows, self.whole, self.limit) if self.whole else rows

    def key(self):
        return Rows, self.element.key(), self.whole, self.limit


def follows(value, dtype):
    """Does a tensor that stands for a Python number take this dtype, as the number does?  An array known now does."""
    if isinstance(value, (np.ndarray, np.generic)):
        return rank_of(tf.as_dtype(value.dtype)) <= rank_of(dtype)
    return tensors.is_weak(value) and tf.string not in (value.dtype, dtype) and rank_of(value.dtype) <= rank_of(dtype)
