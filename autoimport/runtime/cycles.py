"""Recursion without an end: a function whose graph holds a branch that calls it, which holds a branch that ...

Python ends that with a `RecursionError` at some depth, wherever it happens to be.  It is told as what it is: which
functions call each other, and where.
"""
import sys
import types

from ..errors import StagingError
from . import frames, staging


def refused(error):
    """What to raise in place of a `RecursionError` in a branch or a loop: it, if no cycle of calls is under way."""
    calls, frame, around = [], sys._getframe(1), None
    while frame is not None and frame.f_code is not staging.local.session.entry:
        code = frame.f_code
        if frames.is_authors(code.co_filename) and staging.number_of(code) is None:      # not a native version
            owner = frames.owner_of(code)
            this = owner or (code.co_filename, code.co_firstlineno)
            if around != this:                 # no block of the call before
                calls.append(Call(frame, this))
            around = owner
        frame = frame.f_back
    calls.reverse()
    found = cycle([call.site for call in calls])
    if found is None:
        return error
    first, size = found
    sides = [(f"{call.name} calls {calls[first + (i + 1) % size].name}", f"line {call.frame.f_lineno}")
             for i, call in enumerate(calls[first:first + size])]
    refusal = StagingError("this recursion ends where a tensor says so, and making the graph for it has no end", sides,
                           "Write a loop, or `return` the call itself: a function that ends with a call of its own becomes a "
                           "loop; or let it end by a Python number")
    for call in reversed(calls[:first + 1]):
        refusal.where = types.TracebackType(refusal.where, call.frame, call.frame.f_lasti, call.frame.f_lineno)
    return refusal


def room():
    """Raise Python's error for too many calls while enough are left for TensorFlow to leave its graphs in order."""
    depth, frame = 0, sys._getframe(1)
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    if depth > sys.getrecursionlimit() - SPARE:
        raise RecursionError("maximum recursion depth exceeded")


SPARE = 200
NESTED = 8                                     # fewer branches than these, one in the other, leave room for sure


def told(error):
    """Is this what `refused` gave?"""
    return isinstance(error, StagingError) and error.where is not None


class Call:
    """A call under way, by its innermost frame: that of the function, or of the block of it where it calls the next."""

    def __init__(self, frame, owner):
        self.frame, self.name = frame, frame.f_code.co_name
        self.site = owner, self.name, frame.f_lineno


def cycle(sites):
    """(where it begins, how long it is): the calls that come again and again at the end of a row of calls."""
    middle = len(sites) // 2
    for size in range(1, len(sites) // 3 + 1):
        row = sites[middle:middle + size]
        if row == sites[middle + size:middle + 2 * size]:
            return next(i for i, site in enumerate(sites) if site in row), size
    return None
