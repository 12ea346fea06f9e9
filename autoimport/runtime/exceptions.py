"""An exception of the author's, and what caused it: taken apart while tracing, and made again with values.

    raise Bad(x, limit=3) from error        [(args, attributes) of the Bad, the same of `error`]        held: [x]
"""
import base64
import itertools
import types

import numpy as np
import tensorflow as tf

from . import passing, tensors
from .groups import GROUP


def chain(error):
    """An exception, what caused it, and so on."""
    found = []
    while error is not None and not any(error is other for other in found):
        found.append(error)
        error = error.__cause__
    return found


def content(error):
    """What an exception holds: its arguments and its attributes; and the same of what caused it."""
    return [(arguments(each), fields_of(each)) for each in chain(error)]


def fields_of(error):
    return {key: value for key, value in vars(error).items() if key not in passing.ADDED}


def arguments(error):
    """What an exception was made of: one of the system's does not count its file among its `args`."""
    return error.__reduce__()[1] if isinstance(error, OSError) else error.args


OF_SYSTEM = "errno", "strerror", "filename"


def add_note(error, note):
    """`error.add_note(note)`, where a graph may know the text."""
    if tensors.symbolic(note):
        vars(error).setdefault("__notes__", []).append(note)
    else:
        error.add_note(note)


def again(error, parts):
    """An exception like `error`, with other arguments and attributes."""
    args, fields = content(error)[0]
    made = type(error).__new__(type(error), *parts[:len(args)])
    made.args = tuple(parts[:len(error.args)])
    vars(made).update(zip(fields, parts[len(args):]))
    return made


def symbolic(content):
    return [part for part in leaves(content) if tensors.symbolic(part)]


def leaves(content):
    if isinstance(content, (list, tuple)):
        return [leaf for part in content for leaf in leaves(part)]
    if isinstance(content, dict):
        return [leaf for part in content.values() for leaf in leaves(part)]
    if isinstance(content, BaseException):     # one of a group
        return leaves((content.args, fields_of(content)))
    return [content]


def filled(part, table):
    """`part` with values in place of tensors."""
    if isinstance(part, (list, tuple)):
        parts = [filled(item, table) for item in part]
        return parts if isinstance(part, list) else tuple(parts)
    if isinstance(part, dict):
        return {key: filled(item, table) for key, item in part.items()}
    if isinstance(part, BaseException) and any(id(leaf) in table for leaf in leaves(part)):
        args = filled(part.args, table)
        made = type(part).__new__(type(part), *args)
        made.args, made.__cause__ = args, part.__cause__
        vars(made).update(filled(fields_of(part), table))
        return made
    return table.get(id(part), part)


def rebuilt(error, content, held, weak, values):
    """The exception again, and what caused it, with `values` where tensors were."""
    values = list(map(given, values, weak))
    causes, table = chain(error), {id(tensor): value for tensor, value in zip(held, values)}
    made = [type(each).__new__(type(each), *args) for each, (args, _) in zip(causes, filled(content, table))]
    for each, cause in itertools.pairwise(made):
        each.__cause__ = cause
    made[-1].__cause__, made[-1].__suppress_context__ = causes[-1].__cause__, causes[-1].__suppress_context__
    fill(made[0], content, held, values)
    return made[0]


def fill(error, content, held, values):
    """Give an exception, and what caused it, their content with `values` where the tensors `held` were."""
    table = {id(tensor): value for tensor, value in zip(held, values)}
    for each, (args, fields) in zip(chain(error), filled(content, table)):
        each.args = args[:len(each.args)] if isinstance(each, OSError) else args
        for key, value in zip(OF_SYSTEM, args if len(args) > 1 and isinstance(each, OSError) else ()):
            setattr(each, key, value)
        if held and not isinstance(type(each).__init__, types.FunctionType):
            type(each).__init__(each, *args)    # `StopIteration.value` and the like
        for key, value in fields.items():
            object.__setattr__(each, key, value)
        for member, like in zip(each.exceptions, args[1]) if isinstance(each, GROUP) else ():
            if member is not like and isinstance(like, BaseException):
                become(member, like)


def become(error, other):
    """Give an exception the content of another."""
    fill(error, content(other), (), ())


def value_of(text):
    """A value out of the message: a str, or an array."""
    text = text.replace("-", "+").replace("_", "/")
    proto = type(tf.make_tensor_proto(0)).FromString(base64.b64decode(text + "=" * (-len(text) % 4)))
    value = tf.make_ndarray(proto)
    return value[()].decode("utf-8", "replace") if value.dtype == np.object_ and value.ndim == 0 else value


def given(value, weak):
    """Such a value as the author's exception holds it: a Python number, or a tensor, or what a session gives for one."""
    if isinstance(value, str):
        return value
    if weak:
        return value.item()
    with tf.init_scope():
        return tf.constant(value) if tf.executing_eagerly() else value[()]
