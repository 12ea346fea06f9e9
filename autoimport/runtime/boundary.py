"""Where graph code meets code that knows nothing of it: what leaves is made of tensors again."""
import functools
import sys

from . import autograph, contents, frames, lists, optional, order, origins, staging, traceback
from .session import Session


def outermost(function, graph):
    """A graph version that begins a trace of its own in `graph`."""
    @order.ordered
    def inside(*args, **kwargs):
        value = function(*args, **kwargs)
        staging.local.session.exit = function.__code__, frames.exit_of(function.__code__)
        return leaving(value)

    @functools.wraps(function)
    def begin(*args, **kwargs):
        frame = sys._getframe()
        outer, staging.local.session = staging.local.session, Session(
            graph, frame.f_code, origins.outside(frame.f_back, function.__code__))
        try:
            return inside(*args, **kwargs)
        except Exception as error:
            traceback.clean(error)
            autograph.let_pass(error)
            raise
        finally:
            staging.local.session = outer
    return begin


def leaving(value):
    """`value` as the outside may see it: staged lists stacked, optional values checked when the graph runs."""
    if isinstance(value, optional.Maybe):
        return leaving(value.value())
    if isinstance(value, list) and lists.rows_of(value):
        return lists.rows_of(value).stack()
    parts = contents.parts_of(value) if type(value) in (list, tuple, dict) or hasattr(value, "_fields") else None
    if parts is None:
        return value
    left = [leaving(part) for part in parts]
    return value if all(a is b for a, b in zip(parts, left)) else contents.rebuild(value, left)
