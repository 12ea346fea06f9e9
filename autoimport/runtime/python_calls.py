"""Python functions that an operation calls when the graph runs: what they raise is told at the author's lines alone.

    tf.py_function(f, [x], tf.float32)          `f` may be a graph version here, that runs on plain values
"""
import functools

import tensorflow as tf

from . import traceback


def calling(operation):
    @functools.wraps(operation)
    def call(func, *args, **kwargs):
        return operation(told(func), *args, **kwargs)
    return call


def told(function):
    """`function`, whose exceptions show no frames of ours."""
    @functools.wraps(function)
    def run(*args):
        try:
            return function(*args)
        except Exception as error:
            traceback.caught(error)
            raise
    return run


OVERLOADS = {operation: calling(operation) for operation in (tf.py_function, tf.numpy_function, tf.compat.v1.py_func)}
