"""Dicts that are put together, where only the graph knows which entries one of them has.

    {**base, **more}        base's "rate", unless it is in `more` when the graph runs
    f(**more)               refused: what is passed to a function is known while tracing
"""
import collections

from ..errors import StagingError
from . import dicts, staging
from .places import UNSET


def merge(owner, other):
    """`owner.update(other)` of two dicts."""
    for key, value in other.items():
        put(owner, key, value)


def put(owner, key, value):
    """`owner[key] = value`, unless that is missing."""
    before = dict.get(owner, key, UNSET)
    kind = type(owner) if isinstance(owner, collections.OrderedDict) else dict       # as Python's own `update` stores them
    kind.__setitem__(owner, key, value if before is UNSET else dicts.settled(value, before))


def merged(*parts):
    """`{**part, **part}`"""
    out = {}
    for part in parts:
        merge(out, dicts.ordered(part))
    return out


def union(a, b):
    """`a | b`, of whatever classes these dicts are."""
    out = staging.local.session.born(a | b)
    for key, value in dicts.ordered(b).items():
        if dicts.maybe_missing(value) and key in dicts.ordered(a):
            dict.__setitem__(out, key, dicts.settled(value, a[key]))
    return out


def passed(arguments):
    """The dict that `**arguments` passes to a function."""
    if isinstance(arguments, dict):
        for key, value in arguments.items():
            if dicts.maybe_missing(value):
                raise StagingError(f"whether {key!r} is among the arguments of this call is known only when the graph runs",
                                   instead="Give it a value on every path, or call the function under the condition")
    return arguments


def copying(make):
    """`make`, which makes a dict, of one that it copies too."""
    def copied(*args, **kwargs):
        if not args or not isinstance(args[-1], dict):
            return make(*args, **kwargs)
        made = make(*args[:-1])
        merge(made, dicts.ordered(args[-1]))
        made.update(kwargs)
        return made
    return copied
