"""A `tf.function` that is made part of the graph around it, for what it raises to be caught there.

    @tf.function(input_signature=[tf.TensorSpec([], tf.float32)])
    def root(x): ...
    root(2)                         its body, of `tf.convert_to_tensor(2, tf.float32)`
"""
import functools
import inspect

import tensorflow as tf

from . import staging


def opened(function, signature):
    """`function`, given what the signature makes of its arguments."""
    @functools.wraps(function)
    def call(*args, **kwargs):
        bound = inspect.signature(function).bind(*args, **kwargs)
        given = [tf.__internal__.nest.map_structure_up_to(spec, converted, spec, value) for spec, value in zip(signature, bound.args)]
        return function(*given, *bound.args[len(given):], **bound.kwargs)
    return call


def converted(spec, value):
    return staging.call(tf.convert_to_tensor)(value, spec.dtype) if isinstance(spec, tf.TensorSpec) else value
