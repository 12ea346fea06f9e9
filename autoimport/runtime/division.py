"""Python's numbers, divided by zero: a ZeroDivisionError, when the graph runs.

    int(x) / n          RealDiv by n + n % n: integer operations of TensorFlow's fail by themselves, at no cost; the name
                        of this one says what it stands for

Tensors follow TensorFlow, here as eagerly: `x / 0.` is infinite.
"""
import operator
import re

import tensorflow as tf

from . import compiled, failures, staging, tensors

MARK = re.compile(r"\{\{node (?:\S*/)?python_(truediv|floordiv|mod)_(int|float)(?:_\d+)?/")
NAMES = "truediv", "floordiv", "mod"
NUMBERS = {"int": int, "float": float}


def error(name, kind):
    """What Python raises of this operation on numbers of this kind."""
    try:
        getattr(operator, name)(NUMBERS[kind](1), NUMBERS[kind](0))
    except ZeroDivisionError as error:
        return ZeroDivisionError(*error.args)


def told(text):
    """The exception that a message of TensorFlow's stands for, or None."""
    found = MARK.search(text)
    return found and error(*found.groups())


def divided(original, name, a, b):
    """`original(a, b)` for the method `name`, one of NAMES or reflected, of Python's numbers."""
    reflected = name not in NAMES
    divisor, name = (a, name[1:]) if reflected else (b, name)
    divisor = tf.convert_to_tensor(divisor)
    known, session = tensors.static(divisor), staging.local.session
    if session is None or known is not None and known != 0 or divisor.dtype.is_complex or divisor.dtype == tf.string:
        return original(a, b)
    kind = "float" if divisor.dtype.is_floating else "int"
    if known is not None:
        raise error(name, kind)
    if session.thrown.attempts or compiled.here():
        divisor = failures.demanded(divisor, tf.not_equal(divisor, tf.zeros([], divisor.dtype)), lambda: error(name, kind))
    else:
        with tf.name_scope(f"python_{name}_{kind}"):
            there = divisor if divisor.dtype.is_integer else tf.cast(tf.not_equal(divisor, 0), tf.int32)
            divisor += tf.cast(tf.raw_ops.FloorMod(x=there, y=there), divisor.dtype)
    return original(divisor, b) if reflected else original(a, divisor)
