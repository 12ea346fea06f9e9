"""Where graph code meets code that knows nothing of it: what leaves is made of tensors again."""
import collections
import functools
import sys

import tensorflow as tf

from ..errors import StagingError
from . import (
    about,
    aliases,
    choice,
    composed,
    contents,
    cycles,
    dicts,
    escaping,
    frames,
    iterables,
    late,
    lists,
    optional,
    order,
    origins,
    outside,
    passing,
    promotion,
    staging,
    threads,
    traceback,
    unbound,
)
from .clauses import Raised
from .session import Session


def outermost(function, graph):
    """A graph version that begins a trace of its own in `graph`."""
    @order.ordered
    def inside(*args, **kwargs):
        try:
            value = unbound.run(function, *args, **kwargs)
        except Raised:
            return tf.constant(0)              # something that a session can fetch
        session = staging.local.session
        session.exit = function.__code__, frames.exit_of(function.__code__)
        result = leaving(value)
        aliases.check(session, graph, tf.nest.flatten(result) if session.marks else ())
        return result

    @functools.wraps(function)
    def begin(*args, **kwargs):
        frame = sys._getframe()
        session = Session(graph, frame.f_code, origins.outside(frame.f_back, function.__code__))
        outer, staging.local.session = staging.local.session, session
        threads.begin(session)
        try:
            for each in (*args, *kwargs.values()):
                late.meet(type(each))
            result = inside(*args, **kwargs)
            if session.lasting and graph.building_function:
                outside.tell(session)
            return escaping.kept(result)
        except Exception as error:
            if isinstance(error, StagingError):
                about.complete(error)
            elif isinstance(error, tf.errors.OperatorNotAllowedInGraphError):
                about.reword(error)
            composed.settle(error)
            traceback.clean(error)
            passing.let_pass(error)
            error.__traceback__ = (                # without this frame, from 3.11 on
                error.where if cycles.told(error) else error.__traceback__.tb_next or error.__traceback__)
            if frames.enters(frame.f_back.f_code, function.__code__):
                traceback.skip(frame.f_back)
            raise
        finally:
            staging.local.session = outer
            threads.under_way.remove(session)
    return begin


def inner(function):
    """A graph version that a library calls, a layer's say, inside of the trace: it may not change what is raised."""
    def call(*args, **kwargs):
        try:
            return escaping.kept(function(*args, **kwargs))
        except Exception as error:
            passing.let_pass(error)
            raise
    return call


def leaving(value):
    """`value` as the outside may see it: staged lists stacked, optional values checked when the graph runs."""
    if isinstance(value, optional.Maybe):
        value = optional.read(value)
        return leaving(value.ag__value(optional.NO_NONE) if isinstance(value, optional.Maybe) else value)
    if type(value) is choice.Choice:
        if all(isinstance(each, str) for each in value.ag__values):
            return choice.text(value)
        if all(isinstance(each, (list, collections.deque)) for each in value.ag__values) and any(
                isinstance(each, list) and lists.rows_of(each) or len(each) != len(value.ag__values[0]) for each in value.ag__values):
            return iterables.together(value).given()
        if all(map(contents.is_number, bare := [*map(contents.bare, value.ag__values)])):
            return choice.select(value.ag__index, bare)    # members of an IntEnum
        if choice.is_read(value):
            return choice.read(value)
        if choice.of_dtypes(value):
            return choice.select(value.ag__index, promotion.promoted(value.ag__values))
        value = choice.select(value.ag__index, [tuple(each) if isinstance(each, list) else leaving(each) for each in value.ag__values])
        value = leaving(list(value)) if isinstance(value, tuple) else value
        if type(value) is choice.Choice:
            raise StagingError(f"a graph cannot give back {value!r}: which of them it is, is known only when it runs",
                               instead="Return tensors, or a number that says which")
        return value
    if isinstance(value, (list, collections.deque)) and lists.rows_of(value):
        return lists.rows_of(value).given()
    parts = contents.parts_of(value) if type(value) in (list, tuple, dict) or hasattr(value, "_fields") else None
    if parts is None:
        return value
    left = [leaving(known(key, part)) for key, part in zip(value, parts)] if type(value) is dict else [*map(leaving, parts)]
    return value if all(a is b for a, b in zip(parts, left)) else contents.rebuild(value, left)


def known(key, entry):
    """The entry of a dict that leaves, which has to be there when the graph runs."""
    if not dicts.maybe_missing(entry):
        return entry
    there = optional.Maybe(entry.ag__code, entry.ag__payload, entry.ag__form)
    there.ag__missing = ValueError(f"the entry {key!r} is missing when the graph runs, and a dict that a graph gives back has all its "
                                   "keys at all times: use a value that stands for a missing one")
    return there
