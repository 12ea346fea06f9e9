"""Attributes that are computed when they are first read: `functools.cached_property`, `__getattr__`.

    @cached_property            if x > 0:                   in the branch, the attribute is set
    def cube(self): ...             y = o.cube              after it, it may be: reading it computes it where it is not
                                y += o.cube

Python sets the first kind in code of its own, which no operator of ours sees; so that is told of each.
"""
import functools

import tensorflow as tf

from . import callables, contents, staging, tensors
from .places import NOWHERE, UNSET, Attribute, of_attribute


def watch():
    """Have the regions under way know which cached properties they compute."""
    get = functools.cached_property.__get__

    @functools.wraps(get)
    def noting(self, instance, owner=None):
        try:
            value = get(self, instance, owner)
        except BaseException as error:
            error.__traceback__ = error.__traceback__.tb_next      # without this frame, from 3.11 on
            raise
        session = staging.local.session
        if session is not None and session.notes and instance is not None and holds_tensor(value):
            place = of_attribute(instance, self.attrname)
            place.set(UNSET)
            session.note(place)
            place.set(value)
        return value
    functools.cached_property.__get__ = noting


def holds_tensor(value):
    """Does what was computed belong to the graph?  Anything else stays as it is on every path."""
    return tensors.any_symbolic(value) or any(map(tensors.any_symbolic, contents.parts_of(value) or ()))


def computed(place):
    """What gives the value of a place that may be unset, as Python does: a function of the `Maybe`; or None."""
    if type(place) is not Attribute:
        return None
    kind, owner, key = type(place.owner), place.owner, place.key
    found = getattr(kind, key, None)
    if isinstance(found, functools.cached_property):
        return Computed(place, lambda: staging.call(found.func)(owner))
    if callables.own(kind, "__getattr__"):
        return Computed(place, lambda: staging.call(kind.__getattr__)(owner, key))
    return None


class Computed:
    """What a `Maybe` holds, or where it is unset what `compute()` gives; the place has it from then on."""

    def __init__(self, place, compute):
        self.place, self.compute = place, compute
        self.found = None, None                # the graph in which it was asked for last, and what it is there

    def __call__(self, value):
        from . import dicts, expressions
        graph = tf.compat.v1.get_default_graph()
        if self.found[0] is not graph:
            found = expressions.choose(dicts.present(value), value.ag__there, self.compute, site=NOWHERE)
            staging.local.session.note(self.place)
            self.place.set(found)
            self.found = graph, found
        return self.found[1]
