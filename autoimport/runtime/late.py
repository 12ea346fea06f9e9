"""Classes of modules that are not hooked: Python and Keras call their methods, and nothing of ours stands between.

    v + w                       Vec.__add__(v, w)
    v.length                    the function of a property
    layer(x)                    Keras calls Layer.call(x)

When graph code first meets such a class, its functions get the code that they would have if their module were hooked: the
author's statements, with the test of a flag in front.  So do functions that a context manager decorates, from TensorFlow's
import on.
"""
import contextlib
import functools
import types
import weakref

from . import callables, lookup, staging

seen = weakref.WeakValueDictionary()           # id of a class -> it


def watch():
    """Have the functions that managers make of others enter and leave them in graphs."""
    give(contextlib.ContextDecorator.__call__)


def meet(cls):
    """Graph code makes, calls or uses an instance of `cls`."""
    if id(cls) not in seen and staging.local.session is not None and not (staging.local.off or staging.local.shallow):
        seen[id(cls)] = cls
        for kind in cls.__mro__:
            if not callables.left(kind):
                for value in list(vars(kind).values()):
                    if hasattr(type(value), "__get__"):
                        meet(type(value))
                    for function in functions_of(value):
                        adopt(function)


def functions_of(value):
    """The functions in what a class has under a name."""
    if isinstance(value, property):
        value = [value.fget, value.fset, value.fdel]
    elif isinstance(value, functools.cached_property):
        value = [value.func]
    else:
        value = [getattr(value, "__func__", value)]
    return [each for each in value if isinstance(each, types.FunctionType)]


def adopt(f):
    code = f.__code__
    if not (code.co_filename in staging.paths or staging.number_of(code) is not None or callables.left(f) or (
            getattr(f, callables.MARK, True) is False or hasattr(f, "autograph_info__"))):
        give(f)


def give(f):
    """Give `f` the code of its native version."""
    native, code = lookup.native(f), f.__code__
    if native is not None:
        f.__code__ = native
        staging.partly.add(code.co_filename)
