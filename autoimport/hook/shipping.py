"""Functions that go to another process, or into a file, with their code: it goes as Python alone would have compiled it.

    joblib.Parallel(2)(delayed(lambda x: f(x) if x else 0)(n) for n in data)         # cloudpickle takes the lambda's code
    keras.Sequential([keras.layers.Lambda(lambda x: tf.nn.relu(x))]).save("model.keras")               # and so does Keras

Who reads that may have no hook, or not even this package: the test of a flag in front of each function would fail there.
"""
import sys
from types import CodeType, FunctionType

from ..errors import ConversionError
from ..runtime import lookup, staging

tables = {}                                    # ident of a unit -> {native code: plain code}


def plain(code):
    """The code that Python itself makes of what `code` was made of; `code`, if that is not of a hooked module."""
    number = first_number(code)
    if number is None:
        return code
    ident = number >> staging.BITS
    if ident not in tables:
        try:
            tables[ident] = lookup.pairs(staging.unit_of(ident, code.co_filename))
        except ConversionError:                # its source is gone
            return code
    return tables[ident].get(code, code).replace(co_filename=code.co_filename)


def first_number(code):
    """The number in the prologue of a function, or in one of those that it holds; None if there is no prologue."""
    number = staging.number_of(code)
    inner = (first_number(value) for value in code.co_consts if isinstance(value, CodeType))
    return number if number is not None else next((found for found in inner if found is not None), None)


def attach(name):
    """Have the pickler in module `name` do so."""
    module = sys.modules[name]
    try:
        if hasattr(module, "CloudPickler"):
            table = module.CloudPickler._dispatch_table
            table[CodeType] = lambda code, real=table[CodeType]: real(plain(code))
        elif hasattr(module, "func_dump"):
            module.func_dump = lambda f, real=module.func_dump: real(plain_function(f))
        else:
            table = module.Pickler.dispatch
            table[CodeType] = lambda pickler, code, real=table[CodeType]: real(pickler, plain(code))
    except (AttributeError, KeyError):         # another version, which does it some other way
        pass


def plain_function(f):
    if not isinstance(f, FunctionType):
        return f
    return FunctionType(plain(f.__code__), f.__globals__, f.__name__, f.__defaults__, f.__closure__)
