"""`getattr`, `hasattr`, `setattr`, `delattr` and `object.__setattr__` in graph code: as the statements they stand for."""
import functools

from ..errors import StagingError
from . import choice, dicts, staging
from .places import UNSET, of_attribute


def named(function):
    """A function of an object and the name of an attribute, which may be one of several."""
    @functools.wraps(function)
    def call(*args):
        name = args[1] if len(args) > 1 else None
        if type(name) is choice.Choice:
            return choice.each(name, lambda own: call(args[0], own, *args[2:]), runs=function not in READING)
        if staging.symbolic(name):
            raise StagingError(f"{function.__name__.rstrip('_')}() of a name that only the graph knows",
                               instead="Choose among the attributes with if/elif")
        return function(*args)
    return call


def getattr_(*args):
    if len(args) == 3:
        return dicts.settled(getattr(args[0], args[1], UNSET), args[2])
    return getattr(*args)


def hasattr_(*args):
    return dicts.present(getattr(*args, UNSET)) if len(args) == 2 and staging.local.session.loose else hasattr(*args)


def setattr_(*args):
    return staging.setattr_(args[2], args[0], args[1]) if len(args) == 3 else setattr(*args)


def delattr_(*args):
    return staging.delattr_(*args) if len(args) == 2 else delattr(*args)


def object_setattr(owner, key, value):
    noted(owner, key)
    object.__setattr__(owner, key, value)


def object_delattr(owner, key):
    noted(owner, key)
    object.__delattr__(owner, key)


def noted(owner, key):
    session = staging.local.session
    session.changing(owner)
    session.note(of_attribute(owner, key))


READING = getattr_, hasattr_
OVERLOADS = {getattr: named(getattr_), hasattr: named(hasattr_), setattr: named(setattr_), delattr: named(delattr_),
             object.__setattr__: object_setattr, object.__delattr__: object_delattr}
