"""What a function of a dataset raises while it is traced, and what a session or an iterator runs into, told without
TensorFlow's frames around the author's.

    data.map(parse)        File "model.py", line 9, in load       data.map(parse)
                             a dozen frames of TensorFlow's       -> left out
                           File "model.py", line 4, in parse      tf.reshape(line, [3])

`tf.function` and Keras leave theirs out by themselves.  Nothing happens here while nothing fails.
"""
import functools

import tensorflow as tf

from . import private, traceback

METHODS = ("map", "flat_map", "interleave", "filter", "reduce", "scan", "take_while", "group_by_window",
           "bucket_by_sequence_length", "rejection_resample", "apply", "from_generator", "map_with_legacy_function",
           "filter_with_legacy_function")


def watch():
    """Have the methods that take a function, and those that run a graph, tell of failures so."""
    for kind in tf.data.Dataset, tf.compat.v1.data.Dataset:
        for name in METHODS:
            method = vars(kind).get(name)
            if isinstance(method, type(watch)):
                setattr(kind, name, filtering(method))
    for kind, name in (tf.compat.v1.Session, "run"), (private.OwnedIterator, "__next__"):
        kind = next(each for each in kind.__mro__ if name in vars(each))
        setattr(kind, name, filtering(vars(kind)[name]))


def filtering(method):
    @functools.wraps(method)
    def call(*args, **kwargs):
        try:
            try:
                return method(*args, **kwargs)
            except StopIteration as error:
                if method.__name__ != "__next__" or isinstance(error.__context__, tf.errors.OutOfRangeError):
                    raise
                traceback.filtered(error)      # the author's, for one element: no end of the data, more may follow
                raise RuntimeError("function of a dataset raised StopIteration") from error
        except Exception as error:
            traceback.filtered(error)
            raise
    return call
