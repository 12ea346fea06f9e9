"""A value, or None, or an unset name: known only when the graph runs.

`best = None` before a loop that sets it makes `best` a `Maybe` after the loop: a code, and a value that means
something only if the code says so.  `best is None` asks the code; any other use takes the value, and checks the code
when the graph runs: using None or reading an unset name raises then.
"""
import operator

import tensorflow as tf

from . import tensors

VALUE, NONE, MISSING = 0, 1, 2


class Maybe:
    """`payload` where `code` is VALUE; None where it is NONE; nothing where it is MISSING."""

    def __init__(self, code, payload, form):
        self.code, self.payload, self.form = code, payload, form
        self.title = "value"

    def is_none(self):
        """A scalar bool tensor."""
        return tf.equal(self.code, NONE)

    def value(self):
        """The payload, checked when the graph runs."""
        if self.form.form is None:
            raise TypeError("'NoneType' object cannot be used as a value" if self.form.none else
                            f"cannot access local variable '{self.title}' where it is not associated with a value")
        checks = []
        if self.form.unset:
            checks.append(tf.debugging.Assert(tf.not_equal(self.code, MISSING), [
                f"cannot access local variable '{self.title}' where it is not associated with a value"]))
        if self.form.none:
            checks.append(tf.debugging.Assert(tf.not_equal(self.code, NONE), [f"'{self.title}' is None"]))
        with tf.control_dependencies([check for check in checks if check is not None]):
            return tf.nest.map_structure(passed, self.payload, expand_composites=True)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.value(), name)

    def __call__(self, *args, **kwargs):
        return self.value()(*args, **kwargs)

    def __iter__(self):
        return iter(self.value())

    def __bool__(self):
        raise tf.errors.OperatorNotAllowedInGraphError("a value that may be None has no truth while tracing")

    __hash__ = object.__hash__


def passed(part):
    return tf.identity(part) if isinstance(part, tf.Tensor) else part


def plain(value):
    """`value`, or what a Maybe holds."""
    return value.value() if isinstance(value, Maybe) else value


def forward(name, function, swapped=False):
    def method(self, other):
        value, other = self.value(), plain(other)
        return function(other, value) if swapped else function(value, other)
    setattr(Maybe, name, method)


for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor", "lshift", "rshift"):
    _function = getattr(operator, _name)
    forward(f"__{_name.rstrip('_')}__", _function)
    forward(f"__r{_name.rstrip('_')}__", _function, swapped=True)
for _name in "lt", "le", "gt", "ge", "eq", "ne", "getitem":
    forward(f"__{_name}__", getattr(operator, _name))
for _name in "neg", "pos", "abs", "invert":
    setattr(Maybe, f"__{_name}__", lambda self, name=_name: getattr(operator, name)(self.value()))

tf.register_tensor_conversion_function(
    Maybe, lambda value, dtype=None, name=None, as_ref=False: tf.convert_to_tensor(value.value(), dtype, name=name))

tensors.KINDS[Maybe] = True
tensors.TRUTHS[Maybe] = lambda value: (
    tf.constant(False) if value.form.form is None else
    tf.logical_and(tf.equal(value.code, VALUE), tensors.truth(value.payload)))
