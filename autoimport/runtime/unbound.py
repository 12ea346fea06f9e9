"""A local name that is read where it has no value: an UnboundLocalError, in a region too.

    def f(c):
        y = 1
        del y
        if c:                   to Python, `y` is a free variable of the function that the branch has become:
            print(y)            a NameError, "cannot access free variable 'y' ..."
"""
import dis
import functools
import inspect
import re
import sys

from . import frames

LOCAL = ("cannot access local variable {!r} where it is not associated with a value" if sys.version_info >= (3, 11) else
         "local variable {!r} referenced before assignment")


def unbound(name):
    """What Python raises where a local name has no value."""
    return UnboundLocalError(LOCAL.format(name))


class Regions:
    """Around code that may be a region, for who may see what it raises."""

    def __enter__(self):
        pass

    def __exit__(self, kind, error, entries):
        made = in_function(error) if kind is NameError else None
        if made is not None:
            try:
                raise made
            except UnboundLocalError:
                made.__context__ = error.__context__       # not `error`, which is handled here
                raise


regions = Regions()


def run(function, /, *args, **kwargs):
    """`function(...)`, as its caller may see it."""
    with regions:
        return function(*args, **kwargs)


def delegate(function, /, *args, **kwargs):
    """`yield from function(...)`, likewise."""
    with regions:
        return (yield from function(*args, **kwargs))


def guarded(function, native):
    """A graph version as the code `native` calls it, or yields from it."""
    return functools.partial(delegate if native.co_flags & inspect.CO_GENERATOR else run, function)


def in_function(error):
    """What the function around the region that raised this NameError would have raised, if that is another exception."""
    entry = error.__traceback__
    while entry.tb_next is not None:
        entry = entry.tb_next
    code, name = entry.tb_frame.f_code, str(error).partition("'")[2].partition("'")[0]
    if "free variable" not in str(error) or frames.owner_of(code) is None or name in code.co_consts[-3]:
        return None                            # (the last is said there, too, of a variable of a function around)
    return unbound(name).with_traceback(error.__traceback__)


def at_the_name(error, stack):
    """The stack that led to an UnboundLocalError (see `origins.stack`), where its innermost function has read the name: the
    graph finds out where the value is used."""
    name = re.search(r"'(\w+)'", str(error))
    if name is None or not stack:
        return stack
    code, lasti, *around = stack
    place, found = frames.place(code, lasti), lasti
    for step in dis.get_instructions(code):
        if step.offset < lasti and step.opname.startswith("LOAD_") and step.argval == name[1]:
            at = frames.place(code, step.offset)
            if (place.line, place.column or 0) <= (at.line, at.column or 0) <= (place.end_line or place.line, place.end_column or 0):
                found = step.offset
    return (code, found, *around)
