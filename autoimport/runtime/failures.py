"""Errors of the author's that happen when the graph runs: `raise` under a tensor condition, `assert`, unset names.

    if x < 0:                               an operation that fails, in the branch of a tf.cond; its message carries
        raise BadInput(f"got {x}")   ->     the number of this error and the values that its arguments hold

TensorFlow makes an `InvalidArgumentError` of the message.  The class is asked for a new instance first, wherever the
graph was run from (`tf.function`, a session, Keras, a dataset), and that is where the author's own exception is made
again, with the values filled in.  A process that never traced the function, one that loaded a saved model, keeps
TensorFlow's error, whose text names the exception, the file and the line.
"""
import base64
import re
import sys
import types

import numpy as np
import tensorflow as tf

from . import staging, tensors

MARK = re.compile(r"autoimport-error:(\d+):([\w=,-]*)")
LIST = re.compile(r"\{\{node (?:\S*/)?python_list_([a-z]+)")       # operations on staged lists say what they are
LISTS = {"item": "list index out of range", "assignment": "list assignment index out of range",
         "pop": "pop index out of range", "last": "pop from empty list"}
known = []                                     # number -> function from values to an exception, or None for `assert`


def check(test, error):
    """Let the graph raise `error()`, an exception, where the scalar bool tensor `test` is false; gives an operation."""
    def failing():
        staging.local.session.graphs.add(tf.compat.v1.get_default_graph())
        with tf.control_dependencies([fail(error())]):
            return tf.constant(False)
    return tf.cond(test, lambda: tf.constant(True), failing)


def demanded(value, test, error):
    """`value`, which needs that the scalar bool tensor `test` holds."""
    with tf.control_dependencies([check(test, error)]):
        return tf.identity(value)


def fail(error):
    """An operation that raises `error` when it runs; tensors in its arguments and attributes are filled in then."""
    parts = content(error)
    tensors_ = symbolic(parts)
    number = len(known)
    known.append(lambda values: rebuilt(error, parts, tensors_, values))
    packed = [tf.io.encode_base64(tf.io.serialize_tensor(tf.convert_to_tensor(part))) for part in tensors_]
    text = [part if tensors.symbolic(part) else str(part) for part in error.args]
    if type(error) is not AssertionError:
        text.insert(0, f"{type(error).__name__}:")
    mark = tf.strings.join([f"autoimport-error:{number}:", tf.strings.join(packed, ",")]) if packed else \
        f"autoimport-error:{number}:"
    return tf.raw_ops.Assert(condition=tf.constant(False), data=[*text, author(), mark], summarize=10)


def content(error):
    """What an exception holds: its arguments and its attributes."""
    return [error.args, {key: value for key, value in vars(error).items() if key != "__notes__"}]


def symbolic(content):
    return [part for part in leaves(content) if tensors.symbolic(part)]


def author():
    """Where the innermost author's frame stands, in words."""
    from .frames import OURS
    frame = sys._getframe(1)
    while frame is not None:
        path = frame.f_code.co_filename
        if not path.startswith(OURS) and "/tensorflow/" not in path:
            return f"({path}, line {frame.f_lineno}, in {frame.f_code.co_name})"
        frame = frame.f_back
    return ""


def leaves(content):
    if isinstance(content, (list, tuple)):
        return [leaf for part in content for leaf in leaves(part)]
    if isinstance(content, dict):
        return [leaf for part in content.values() for leaf in leaves(part)]
    return [content]


def filled(part, table):
    """`part` with values in place of tensors."""
    if isinstance(part, (list, tuple)):
        parts = [filled(item, table) for item in part]
        return parts if isinstance(part, list) else tuple(parts)
    if isinstance(part, dict):
        return {key: filled(item, table) for key, item in part.items()}
    return table.get(id(part), part)


def rebuilt(error, content, symbolic, values):
    """The exception again, with values where tensors were."""
    kind = type(error)
    made = kind.__new__(kind, *filled(content[0], {}))
    fill(made, content, symbolic, values)
    made.__cause__, made.__suppress_context__ = error.__cause__, error.__suppress_context__
    return made


def fill(error, content, symbolic, values):
    """Give an exception its content with `values` where the tensors `symbolic` were."""
    args, fields = filled(content, {id(tensor): value for tensor, value in zip(symbolic, values)})
    error.args = args
    if symbolic and not isinstance(type(error).__init__, types.FunctionType):
        type(error).__init__(error, *args)      # `StopIteration.value` and the like
    for key, value in fields.items():
        object.__setattr__(error, key, value)


class Failed(AssertionError, tf.errors.InvalidArgumentError):
    """A failed `assert`: both what Python raises and what TensorFlow does."""

    def __init__(self, node_def, op, message, *args, text=None):
        if text is None and hasattr(self, "_message"):         # Python calls again, with what it knows
            return
        tf.errors.InvalidArgumentError.__init__(self, node_def, op, message, *args)
        if text is None:                        # a session makes another of the same class, with more in the message
            found = re.search(r"assertion failed: \[(.*?)\] \[\(", message, re.DOTALL)
            text = found.groups() if found else ()
        self.args = text

    def __str__(self):
        return str(self.args[0]) if self.args else ""


Failed.__name__ = Failed.__qualname__ = "AssertionError"


def translate(kind, make):
    """Have instances of TensorFlow's error class `kind` made by us where the message carries our mark."""
    def new(cls, node_def=None, op=None, message="", *args):
        if isinstance(node_def, BaseException):         # Python asks once more, with what it got the first time
            return node_def
        told = LIST.search(message) if isinstance(message, str) and "node " in message and "python_list_" in message else None
        if told:
            return IndexError(LISTS[told[1]])
        found = MARK.search(message) if isinstance(message, str) and "autoimport-error:" in message else None
        if found is None or int(found[1]) >= len(known):
            return make(cls)
        values = [value_of(text) for text in found[2].split(",") if text]
        error = known[int(found[1])](values)
        if type(error) is AssertionError:
            message = re.sub(rf" \[{MARK.pattern}\]", "", message)
            made = make(Failed)
            made.__init__(node_def, op, message, *args, text=error.args)
            return made
        return error
    kind.__new__ = new


def value_of(text):
    """A value out of the message: a str, or an eager tensor."""
    text = text.replace("-", "+").replace("_", "/")
    proto = type(tf.make_tensor_proto(0)).FromString(base64.b64decode(text + "=" * (-len(text) % 4)))
    value = tf.make_ndarray(proto)
    if value.dtype == np.object_ and value.ndim == 0:
        return value[()].decode("utf-8", "replace")
    with tf.init_scope():
        return tf.constant(value)


translate(tf.errors.InvalidArgumentError, Exception.__new__)
