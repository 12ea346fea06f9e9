"""Where graph code meets code that knows nothing of it: what leaves is made of tensors again."""
import collections
import functools

import tensorflow as tf

from ..errors import StagingError
from . import aliases, choice, contents, iterables, lists, optional, order, outside, staging, traceback
from .session import Session


def outermost(function, graph):
    """A graph version that begins a trace of its own in `graph`."""
    def traced(*args, **kwargs):
        result = leaving(function(*args, **kwargs))
        aliases.check(staging.local.session, graph, tf.nest.flatten(result) if staging.local.session.marks else ())
        return result
    inside = order.ordered(traced)

    @functools.wraps(function)
    def begin(*args, **kwargs):
        session = Session(graph)
        outer, staging.local.session = staging.local.session, session
        try:
            result = inside(*args, **kwargs)
            if session.outside and graph.building_function:
                outside.tell(session)
            return result
        except Exception as error:
            traceback.clean(error)
            raise
        finally:
            staging.local.session = outer
    return begin


def leaving(value):
    """`value` as the outside may see it: staged lists stacked, optional values checked when the graph runs."""
    if isinstance(value, optional.Maybe):
        return leaving(value.value())
    if type(value) is choice.Choice:
        if all(isinstance(each, str) for each in value.values):
            return choice.text(value)
        if all(isinstance(each, (list, collections.deque)) for each in value.values) and any(
                isinstance(each, list) and lists.rows_of(each) or len(each) != len(value.values[0]) for each in value.values):
            return iterables.together(value).given()
        value = choice.select(value.index, [tuple(each) if isinstance(each, list) else leaving(each) for each in value.values])
        value = leaving(list(value)) if isinstance(value, tuple) else value
        if type(value) is choice.Choice:
            raise StagingError(f"a graph cannot give back {value!r}: which of them it is, is known only when it runs. "
                               "Return tensors, or a number that says which.")
        return value
    if isinstance(value, (list, collections.deque)) and lists.rows_of(value):
        return lists.rows_of(value).given()
    parts = contents.parts_of(value) if type(value) in (list, tuple, dict) or hasattr(value, "_fields") else None
    if parts is None:
        return value
    left = [leaving(part) for part in parts]
    return value if all(a is b for a, b in zip(parts, left)) else contents.rebuild(value, left)
