"""Code that knows nothing of staged lists and values that may be of several kinds, as graph code calls it.

    np.mean(items)        it is given the tensor that the list makes
    f(choice)             it is called with each of the values that `choice` may be
    type(choice)          asks what a thing is, not what it holds: it is given the thing itself
    zip(choice, t)        only reads the items: it is given those of a tuple or a list
"""
import collections
import copy
import functools
import operator
import sys

from . import escaping, kinds, staging


def foreign(f):
    """`f`, which knows nothing of staged lists and optional values, as graph code may call it."""
    session = staging.local.session
    if session is None or getattr(f, "__module__", None) in ABOUT_CALLERS:
        return f
    if f in IDENTITY or getattr(f, "__code__", None) in OF_NAMEDTUPLES:
        f = chosen(f) if session.loose else f
        return made(session, f) if f in COPYING else f
    from .boundary import leaving

    def given(value):
        from . import forms, lists, optional
        kind = kinds.kind_of(value) if f in READING or f in GIVING or f in ITERATING else None
        if f in TELLING and (type(value) is optional.Maybe or isinstance(value, (list, tuple, dict))):
            return value
        if kind in kinds.SEQUENCES and (f in READING or f in GIVING) and (rows := lists.rows_of(value)):
            return value if f in READING or type(rows.element) is not forms.Tensor else leaving(value)
        return value if kind in kinds.DICTS else leaving(value)

    raised = isinstance(f, type) and issubclass(f, BaseException)      # its text is filled in when it is raised

    def translated(*args, **kwargs):
        args = escaping.given(f, args)
        if not (session.staged or session.loose or session.births):    # an argument may be what makes the first of these
            return f(*args, **kwargs)
        if f in ITERATING:
            args = choice().opened(args)
        if session.loose and not raised and any(type(value) is choice().Choice for value in (*args, *kwargs.values())):
            return choice().dispatched(translated, args, kwargs)
        return fresh(session, f(*map(given, args), **{key: leaving(value) for key, value in kwargs.items()}))
    return translated


@functools.cache
def choice():
    from . import choice
    return choice


def chosen(f):
    """`f`, which asks what an object is, as one that is asked of each of several."""
    return lambda *args, **kwargs: choice().dispatched(f, choice().opened(args) if f in ITERATING else args, kwargs)


def made(session, f):
    """`f`, whose result nobody may have known before."""
    return (lambda *args, **kwargs: fresh(session, f(*args, **kwargs))) if session.births else f


def fresh(session, result):
    """Tell that `result` was made under way, if we alone know it; and what it alone holds, of a deep copy say."""
    if sys.getrefcount(result) > ALONE:
        return result
    todo = [session.born(result)]
    while todo:
        thing = todo.pop()
        for part in list.__iter__(thing) if type(thing) is list else dict.values(thing) if type(thing) is dict else ():
            if type(part) in (list, dict) and sys.getrefcount(part) <= ALONE_INSIDE:
                todo.append(session.born(part))
    return result


def references(session, result):
    return sys.getrefcount(result)


ALONE = references(None, list())               # of what nobody else knows, seen from a function like `fresh`
ALONE_INSIDE = 3                               # and of a part: its container's, the loop's, and the count's


class Identity(set):
    """Callables that ask what an object is, not what it holds."""

    def __contains__(self, f):
        try:
            return super().__contains__(f)
        except TypeError:
            return False


READING = Identity()                           # overloads that read staged lists item by item, and dicts by their keys
GIVING = Identity()                            # those that give the items on; a list of tensors is a tensor to them
TELLING = Identity()                           # those that have a text for a value that may be None, and for lists and the like
ITERATING = Identity()                         # overloads for which it counts what an argument gives, not what it is
COPYING = copy.copy, copy.deepcopy
TUPLE = collections.namedtuple("TUPLE", "")
IDENTITY = Identity([isinstance, issubclass, type, id, callable, hasattr, getattr, setattr, super, breakpoint, *COPYING,
                     operator.add, operator.concat, operator.mul])
OF_NAMEDTUPLES = {getattr(method, "__func__", method).__code__ for method in (
    TUPLE._replace, TUPLE._make, TUPLE._asdict)}       # they hand fields on, whatever these hold; all such classes share the code
ABOUT_CALLERS = {"logging", "pdb", "traceback", "warnings"}      # which look for the frame that called them
