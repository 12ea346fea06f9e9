"""The text of an exception, made again by Python of the values that it shows.

    raise ValueError(f"bad {v:>5} {w}")     ->     ["bad ", Shown(v, "", ">5"), " ", Shown(w, "", "")]

A graph writes the elements of an array in TensorFlow's form (`[5 2.5]`), eager code in NumPy's (`[5.  2.5]`).  So the
message of the failing operation holds the values too, and where the exception is made again Python writes its text.
"""
import typing

import numpy as np
import tensorflow as tf

from . import exceptions, tensors
from .printing import LIMIT


class Shown(typing.NamedTuple):
    """A value that is shown in a text; `conversion` is None for a text itself."""
    value: tf.Tensor
    conversion: str | None = None
    spec: str = ""

    def text(self, value):
        """What eager code writes of this value; it came from a message: an array, or a str."""
        if self.conversion is None:
            return value
        if isinstance(value, str):
            value = value.encode()
        elif self.value.dtype != tf.string:
            value = value[()]
        kind = f"shape={np.shape(value)}, dtype={self.value.dtype.name}"
        if self.conversion == "s":
            value = f"tf.Tensor({chr(10) if np.ndim(value) else ''}{value}, {kind})"
        elif self.conversion:
            value = f"<tf.Tensor: {kind}, numpy={value if np.ndim(value) == 0 and type(value) is not bytes else repr(value)}>"
        return format(value, self.spec)

    def told(self):
        """What stands for the value while nobody knows it."""
        return format(str(self.value), self.spec if self.conversion else "")

    def differs(self):
        """Does eager code write it otherwise than the graph?"""
        kind = self.value.dtype
        return self.conversion is not None and (
            self.conversion == "s" or self.value.shape.rank != 0 or kind.is_floating or kind.is_complex or kind == tf.string)


def shows(text, value, conversion, spec):
    """`text`, a tensor, which is the text of `value`."""
    if isinstance(text, tf.Tensor) and isinstance(value, tf.Tensor) and not (tensors.symbolic(spec) or tensors.is_weak(value)):
        text._shown = Shown(value, conversion, spec)
    return text


def parts(text):
    """The parts that a text was joined of, those that only the graph knows as `Shown`."""
    return [getattr(part, "_shown", None) or Shown(part) if tensors.symbolic(part) else part
            for part in getattr(text, "_parts", (text,))]


def shown(text):
    """What a text shows, if eager code writes it otherwise; else nothing."""
    found = [part for part in parts(text) if isinstance(part, Shown)] if isinstance(text, tf.Tensor) else []
    return found if any(part.differs() for part in found) and not any((size(part.value) or 0) > LIMIT for part in found) else []


def size(value):
    return value.shape.num_elements()


def written(text, values):
    """The text again, with these values."""
    values = iter(values)
    return "".join(part.text(next(values)) if isinstance(part, Shown) else part for part in parts(text))


def settle(error):
    """An exception leaves the trace: its texts show what is known of them, as those of TensorFlow's own graphs do."""
    for each in exceptions.chain(error):
        if any(hasattr(arg, "_parts") or hasattr(arg, "_shown") for arg in each.args if isinstance(arg, tf.Tensor)):
            each.args = tuple("".join(part.told() if isinstance(part, Shown) else part for part in parts(arg))
                              if isinstance(arg, tf.Tensor) else arg for arg in each.args)
