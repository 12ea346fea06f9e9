"""A trampoline: functions that end with calls of each other, where a tensor says when that ends, as one loop that calls them in turn.

    even(n)  calls  odd(n - 1)  calls  even(n - 2) ...      while next >= 0:
                                                                if next == 0: result = odd(*args[0])       asks for even
                                                                if next == 1: result = even(*args[1])      asks for odd

Such a call under a tensor condition begins the loop; in a function that the loop has called, it tells the loop what comes next.
What Python decides about stays Python's own recursion: a call with other things than before, but for tensors and numbers, the next
node of a tree for example.
"""
import inspect
import types

from ..errors import StagingError
from ..library import trampoline as library
from . import contents, cycles, frames, optional, staging, tensors
from .places import UNSET


class Entry:
    """A call under way of a function that may end with such a call.  `trampoline`: the loop that has made it; `calls`: it and those
    that led to it, as (code, its parameters)."""

    def __init__(self, session, frame):
        self.session, self.depth, self.trampoline, self.calls = session, len(session.notes), None, ()
        if session.entering is not None and frames.is_of(frame.f_code, session.entering[0]):
            (_, self.trampoline, self.calls), session.entering = session.entering, None
        self.calls = *self.calls, (frame.f_code, dict(frame.f_locals))

    def tail(self, function):
        if not isinstance(function, (types.FunctionType, types.MethodType)):
            return staging.call(function)

        def call(*args, **kwargs):
            session = self.session
            if len(session.notes) == self.depth:               # no tensor decides about it
                return enter(session, function, args, kwargs, self.trampoline, self.calls)
            if code_of(function) in session.nested or self.is_another(function, args, kwargs):
                return enter(session, function, args, kwargs, None, self.calls)
            if self.trampoline is None:
                return start(session, function, args, kwargs, self.calls)
            return self.trampoline.ask(function, args, kwargs)
        return call

    def is_another(self, function, args, kwargs):
        """Has `function` been called with other things before?"""
        now = bound(function, args, kwargs).arguments
        return any(frames.is_of(code, function) and not all(key in then and alike(then[key], now[key]) for key in now)
                   for code, then in self.calls)


def enter(session, function, args, kwargs, *known):
    session.entering = function, *known
    try:
        return staging.call(function)(*args, **kwargs)
    finally:
        session.entering = None


def bound(function, args, kwargs):
    found = inspect.signature(function).bind(*args, **kwargs)
    found.apply_defaults()
    return found


def alike(a, b, depth=0):
    """Is the one the other, but for the tensors and numbers in it?"""
    if a is b or isinstance(a, str) and a == b:
        return True
    if is_number(a) or is_number(b):
        return is_number(a) and is_number(b)
    parts, others = contents.parts_of(a), contents.parts_of(b)
    return type(a) is type(b) and parts is not None and others is not None and len(parts) == len(others) and depth < DEEPEST and all(
        alike(part, other, depth + 1) for part, other in zip(parts, others))


def is_number(value):
    return tensors.symbolic(value) and type(value) not in contents.SYMBOLIC or contents.is_number(value) and not isinstance(value, str)


DEEPEST = 4


class Trampoline:
    """A loop: the number of the function to call `next`, -1 at its end, and what each is to be called with."""

    def __init__(self, session, calls):
        self.session, self.calls = session.born(self) and session, calls
        self.functions, self.args, self.next = [], session.born({}), -1

    def ask(self, function, args, kwargs):
        """The next pass is to make this call: the one under way has no result, and needs none."""
        asked = bound(function, args, kwargs)
        if function not in self.functions:
            self.functions.append(function)
        if len(self.functions) > MOST:
            raise StagingError(f"more than {MOST} functions end with calls of each other under tensor conditions",
                               instead="Write a loop")
        number = self.functions.index(function)
        staging.setitem((asked.args, asked.kwargs), self.args, number)
        staging.setattr_(number, self, "next")
        return UNSET

    def run(self, number):
        """Make a call that was asked for."""
        asked = self.args[number]
        args, kwargs = asked.ag__payload if isinstance(asked, optional.Maybe) else asked
        return enter(self.session, self.functions[number], args, kwargs, self, self.calls)


MOST = 16


def start(session, function, args, kwargs, calls):
    """This call, and those that it ends with: in a loop, or where that cannot be, each in the one before."""
    trampoline = Trampoline(session, calls)
    trampoline.ask(function, args, kwargs)
    result = trampoline.run(staging.call(library.taken)(trampoline))
    if not staging.symbolic(trampoline.next):
        return result
    asked = range(len(trampoline.functions))
    try:
        return staging.call(library.bounced)(trampoline, result)
    except StagingError as why:
        codes = {*map(code_of, trampoline.functions)} - session.nested
        session.nested |= codes
        try:
            return staging.call(library.nested)(trampoline, asked, result)
        except StagingError as error:
            session.nested -= codes
            raise why if cycles.told(error) else error from None


def code_of(function):
    return getattr(function, "__func__", function).__code__
