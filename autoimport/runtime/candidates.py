"""Forms of a value of which the graph knows only the number, among candidates that tracing knows.

    tf.add, then tf.abs   OneOf([add, abs])               the number of one of several Python values
    (1, t), then (t,)     Union([Items, Items])           the number of a structure, and the tensors of each
    (s, t), then [s, t]   Either([Tensor, Tensor])        the number of the type, and the items once
"""
import tensorflow as tf

from . import choice, lists, staging
from .contents import identical
from .forms import Form


class OneOf:
    """One of several Python values, by their number: functions, types, texts, objects that were there before."""

    def __init__(self, values):
        self.values = values

    def specs(self):
        return [tf.TensorSpec([], tf.int32)]

    def numbers(self, value):
        """Which of ours the candidates of `value` are; None for one that is missing."""
        return [next((i for i, own in enumerate(self.values) if identical(own, other)), None)
                for other in candidates(value)]

    def fits(self, value):
        return None not in self.numbers(value)

    def pack(self, value):
        numbers = self.numbers(value)
        if not isinstance(value, choice.Choice):
            return [tf.constant(numbers[0])]
        return [value.ag__index if numbers == list(range(len(numbers))) else tf.gather(tf.constant(numbers), value.ag__index)]

    def blank(self):
        return [tf.constant(0)]

    def unpack(self, packed):
        return choice.Choice(next(packed), self.values)

    def key(self):
        return OneOf, *map(id, self.values)


class Union:
    """A value of one of several structures, by its number; the tensors of each are carried."""

    def __init__(self, forms):
        self.forms = forms

    def specs(self):
        return [tf.TensorSpec([], tf.int32), *(spec for form in self.forms for spec in form.specs())]

    def numbers(self, value):
        return [next((i for i, form in enumerate(self.forms) if form.fits(part)), None) for part in candidates(value)]

    def fits(self, value):
        return None not in self.numbers(value)

    def pack(self, value):
        numbers, index = self.numbers(value), value.ag__index if type(value) is choice.Choice else 0
        packed = [tf.gather(tf.constant(numbers), index)]
        for i, form in enumerate(self.forms):
            own = [form.pack(part) if number == i else None for number, part in zip(numbers, candidates(value))]
            blank = form.blank() if None in own else None
            rows = [blank if row is None else row for row in own]
            packed += choice.mixed(index, rows) if len(rows) > 1 else rows[0]
        return packed

    def blank(self):
        return [tf.constant(0), *(tensor for form in self.forms for tensor in form.blank())]

    def unpack(self, packed):
        index = next(packed)
        return choice.Choice(index, [form.unpack(packed) for form in self.forms], self)

    def key(self):
        return Union, *(form.key() for form in self.forms)


class Either(Form):
    """A tuple on one path, and a list of as many items on another: `grads` that only a condition makes a list of."""

    def __init__(self, forms):
        self.forms = forms

    def specs(self):
        return [tf.TensorSpec([], tf.int32), *(spec for form in self.forms for spec in form.specs())]

    def holds(self, value):
        return type(value) in KINDS and len(value) == len(self.forms) and not (
            type(value) is list and lists.rows_of(value)) and all(form.fits(part) for form, part in zip(self.forms, value))

    def packed(self, value):
        staging.local.session.freeze(value, *FROZEN)
        return [tf.constant(KINDS.index(type(value))), *(
            tensor for form, part in zip(self.forms, value) for tensor in form.pack(part))]

    def blank(self):
        return [tf.constant(0), *(tensor for form in self.forms for tensor in getattr(form, "blank", list)())]

    def unpack(self, packed):
        index, session = next(packed), staging.local.session
        parts = session.born([form.unpack(packed) for form in self.forms])
        session.freeze(parts, *FROZEN)
        return choice.Choice(index, [tuple(parts), parts], self)

    def key(self):
        return Either, *(form.key() for form in self.forms)


KINDS = tuple, list
FROZEN = "on another path a tuple is in its place", "Make a list of it on every path: list(items)"


def candidates(value):
    return value.ag__values if type(value) is choice.Choice else [value]
