"""Python's state that a trace changes and that outlives it: the graph will not change it when it runs.

    self.calls += 1         a number that grows: at the first call, and then no more
    self.last = x           a tensor that nobody outside can read
    log.append(x)

Eager code changes such state at every call.  One warning for each line says so, when the trace has ended.  Objects that
the trace made are no such state, and neither is what is set once (`if self.w is None: self.w = tf.Variable(...)`).
"""
import collections
import contextlib
import gc
import sys
import warnings

import tensorflow as tf

from ..errors import StateWarning
from . import contents, frames, lists, origins
from .places import UNSET, Cell, Content

OURS = __name__.partition(".")[0] + "."
told = set()                                   # (file, line) of the warnings given


def watch(session, place, before=UNSET, updates=False):
    """`place` is about to change, outside of any region; `updates`: its new value depends on the one it has."""
    known = session.lasting.get(place)
    if known is None and is_local(session, place):
        session.born(place.owner)
    elif known is None:
        frame = frames.innermost()
        before = place.get() if before is UNSET else before
        session.lasting[place] = before, updates, frame and (frame.f_code.co_filename, frame.f_lineno)
    elif updates and not known[1]:
        session.lasting[place] = known[0], True, known[2]


def is_local(session, place):
    """Is this a variable of a function that runs in the trace?"""
    frame = sys._getframe(2) if type(place) is Cell else None
    while frame is not None and frame.f_code is not session.entry:
        if place.title in frame.f_code.co_cellvars and frames.locals_of(frame).get(place.title, UNSET) is place.get():
            return True
        frame = frame.f_back
    return False


def tell(session):
    """The trace has ended: warn of what it changed for good."""
    for error in session.thrown.authors.values():
        error.__traceback__ = None             # it keeps frames that have ended, and their names
    owners = collections.Counter(id(place.owner) for place in session.lasting)
    collected = False
    for place, (before, updates, where) in session.lasting.items():
        if (type(place.owner).__module__.startswith(OURS) or session.made(session.own, place.owner)
                or isinstance(place.owner, tf.Tensor)):        # which ends with the graph
            continue
        if sys.getrefcount(place.owner) <= owners[id(place.owner)] + 1:
            continue
        now = place.get()
        if isinstance(place, Content) and isinstance(now, lists.Rows):
            place.set(before)                  # what stands for the items means nothing outside
        if where is None or where in told or contents.identical(now, before):
            continue
        if holds_tensor(now) and not holds_tensor(before):
            what = "is given a tensor of the graph, which nobody outside of the graph can read"
        elif updates and changed(before, now):
            what = "changes while the function is traced, not each time the graph runs"
        else:
            continue
        collected = collected or gc.collect() >= 0         # a cycle may keep what has ended
        if sys.getrefcount(place.owner) <= owners[id(place.owner)] + 1:
            continue
        told.add(where)
        warnings.warn_explicit(f"{place.name()} {what}. Return the new value, or keep it in a tf.Variable.", StateWarning, *where)


@contextlib.contextmanager
def called_once(session, function):
    """TensorFlow calls `function`, into a graph of its own that may run several times or never: warn of what it changes around.

        tf.while_loop(more, lambda i: (seen.append(i), i + 1)[1:], [0])          `seen` has one item, eagerly one for each pass
    """
    graph = tf.compat.v1.get_default_graph()   # (what a dataset calls, it calls once eagerly, too)
    cells = () if graph in session.graphs or origins.OF_DATASET.match(getattr(graph, "name", "")) else function.__closure__ or ()
    before = [content_of(cell) for cell in cells]
    yield
    after = [content_of(cell) for cell in cells]
    names = ", ".join(repr(name) for name, then, now in zip(function.__code__.co_freevars, before, after)
                      if changed(then, now) or holds_tensor(now) and not holds_tensor(then))
    frame = frames.innermost()
    where = frame and (frame.f_code.co_filename, frame.f_lineno)
    if names and where and where not in told:
        told.add(where)
        warnings.warn_explicit(f"what a function changes that TensorFlow calls while tracing ({names}) does not change each time the "
                               "graph runs it. Return the new value, or write a Python loop or condition, which is converted.",
                               StateWarning, *where)


def content_of(cell):
    """What a variable holds, of a list or a dict its items."""
    try:
        value = cell.cell_contents
    except ValueError:
        return None
    return [*value] if type(value) is list else [*value.values()] if type(value) is dict else value


def holds_tensor(value):
    if isinstance(value, lists.Rows):
        return True
    parts = value if isinstance(value, (list, tuple)) else [value]
    return any(isinstance(part, tf.Tensor) and not hasattr(part, "_numpy") for part in parts)


def changed(before, now):
    """Did a number, a text, or a list of such, become another?"""
    if isinstance(now, list) and isinstance(before, list):
        return all(map(contents.is_number, now)) and not (len(now) == len(before) and all(map(contents.identical, before, now)))
    return contents.is_number(before) and contents.is_number(now) and not contents.identical(before, now)
