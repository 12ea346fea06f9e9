"""Functions that graph code makes and TensorFlow keeps: it may call them when the trace that made them has ended.

    @tf.custom_gradient
    def f(x):
        def grad(dy):                          a tape calls it, perhaps from code that is not hooked
            return dy if dy > 0 else 2 * dy
        return x, grad

Such a call begins a trace of its own.
"""
import functools
import types

from . import frames, staging

LIBRARIES = frames.LIBRARIES


def kept(value):
    """`value` as code that is not ours may keep it, with the functions in a tuple or a list."""
    if type(value) in (tuple, list):
        found = [*map(kept, value)]
        return value if all(a is b for a, b in zip(value, found)) else type(value)(found)
    return outliving(value) if type(value) is types.FunctionType and made_in_graph(value.__code__) else value


def given(f, args):
    """The arguments of a call of `f`, which may be a library's."""
    return [*map(kept, args)] if types.FunctionType in map(type, args) and of_library(f) else args


def decorator(value):
    """A decorator, as it is called with a function that graph code makes."""
    return (lambda function: value(kept(function))) if of_library(value) else value


def of_library(f):
    return (getattr(f, "__module__", None) or "").partition(".")[0] in LIBRARIES


def made_in_graph(code):
    """Is this the code of a function inside of a graph version?  It asks operators of ours, and enters no graph version."""
    return "ag__" in code.co_names and staging.number_of(code) is None and frames.owner_of(code) is None


def outliving(function):
    @functools.wraps(function)
    def call(*args, **kwargs):
        session = staging.local.session
        if session is None:
            return staging.enter(function, function.__code__)(*args, **kwargs)
        from . import outside
        with outside.called_once(session, function):
            return kept(function(*args, **kwargs))
    call.ag__function = function               # what graph code calls in its place
    return call
