"""The failure of an operation cannot be caught in a graph, nor what leaves an ExitStack."""
import contextlib

import tensorflow as tf


def operation(x):
    """`except tf.errors.X` around operations"""
    try:
        y = tf.debugging.check_numerics(x, "x")
    except tf.errors.InvalidArgumentError:
        y = x * 0
    return y


def in_a_tuple(x):
    """`except (..., tf.errors.X)`"""
    for _ in range(2):
        try:
            x = tf.strings.to_number(tf.strings.as_string(x))
        except (KeyError, tf.errors.OpError):
            x = x + 1
    return x


def asserted(x):
    """`except Exception` around `tf.debugging.assert_*`"""
    try:
        tf.debugging.assert_positive(x)
        y = x
    except Exception:
        y = -x
    return y


def divided(x, y):
    """`except Exception` around a division of integers"""
    try:
        return x // y
    except Exception:
        return x


def gathered(x, i):
    """`except Exception` around `tf.gather`"""
    try:
        return tf.gather(x, i)
    except Exception:
        return x[0]


def past_the_end(x):
    """`except Exception` around `tf.gather`, of an item that is not there"""
    try:
        return tf.gather(x, 10)
    except Exception:
        return x[0]


def suppressed(x):
    """`contextlib.suppress` around what may fail"""
    with contextlib.suppress(tf.errors.InvalidArgumentError):
        x = tf.linalg.inv(x)
    return x


def checked(x):
    if x > 2:
        raise ValueError("large")
    return x


def stacked(x):
    """A `raise` that leaves a `with contextlib.ExitStack()`"""
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.suppress(ValueError))
        checked(x)
        x = x + 1
    return x


CASES = []
REFUSED = [(operation, 1.0), (in_a_tuple, 1.0), (asserted, 1.0), (divided, 6, 2), (gathered, [1.0, 2.0], 1),
           (past_the_end, [1.0]), (suppressed, [[1.0]]), (stacked, 1)]
