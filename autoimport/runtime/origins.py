"""Where the operations of a graph come from: the author's frames, kept with each operation that graph code makes.

    tf.gather(xs, i)          op._authors = (code of `pick`, offset of the call, code of its caller, offset, ...)

Only code objects and offsets are kept: lines and columns are worked out when somebody asks.  TensorFlow keeps a stack of
its own with each operation, which has no columns, and does not know which frames belong together.
"""
import re
import sys
import weakref

import tensorflow as tf

from . import frames, private, staging

BORDER = re.compile(r"polymorphic_function[/\\]|structured_function\.py$")       # what is outside called the finished graph
OF_DATASET = re.compile("Dataset_|reduce_")    # how TensorFlow calls the functions of datasets
traced = weakref.WeakSet()                     # every graph that graph code was traced into


class Graphs(set):
    """The graphs of one trace; also known by name, as long as they live, to whoever looks for an operation."""

    def add(self, graph):
        super().add(graph)
        traced.add(graph)


def keep(graph):
    """Have the graph of a function of a dataset live as long as the one that it is for."""
    traced.add(graph)
    if not tf.executing_eagerly():
        outer = tf.compat.v1.get_default_graph()
        outer._of_datasets = (*getattr(outer, "_of_datasets", ()), graph)


def watch():
    """Have operations remember where they were made."""
    make = tf.Operation.__init__

    def remember(self, *args, **kwargs):
        if make is not object.__init__:        # an operation is complete before, from TensorFlow 2.14 on
            make(self, *args, **kwargs)
        session = staging.local.session
        if session is not None:
            self._authors = stack(sys._getframe(1), session)
    tf.Operation.__init__ = remember
    wrap = private.StructuredFunctionWrapper.__init__

    def trace(self, *args, **kwargs):
        wrap(self, *args, **kwargs)
        for graph in private.graph_of(self):
            keep(graph)
    private.StructuredFunctionWrapper.__init__ = trace


def stack(frame, session):
    """The author's frames from `frame` outwards: code and offset of each, innermost first."""
    found, entry, authors = [], session.entry, frames.AUTHORS
    while frame is not None:
        code = frame.f_code
        if code is entry:
            found += *(() if found else session.exit), *session.outside
            break
        if authors[code.co_filename]:
            found += code, frame.f_lasti
        frame = frame.f_back
    else:
        found += staging.local.around
    return tuple(found)


def outside(frame, graph_code):
    """The author's frames around a trace that begins with `graph_code`, up to what runs the finished graph."""
    found = []
    while frame is not None and not BORDER.search(frame.f_code.co_filename):
        code = frame.f_code
        if frames.is_authors(code.co_filename) and "site-packages" not in code.co_filename and (
                found or not frames.same_function(code, graph_code)):
            found += code, frame.f_lasti
        frame = frame.f_back
    return tuple(found)


def places(authors):
    """The `Place`s of a stack of the author's, outermost first; regions are told as the functions they belong to."""
    kept = []
    for code, lasti in reversed(list(zip(authors[::2], authors[1::2]))):
        owner = frames.owner_of(code)
        if owner is not None:
            for back in range(len(kept) - 1, -1, -1):
                if frames.belongs(kept[back][0], owner):
                    del kept[back:]
                    break
        elif kept and frames.enters(kept[-1][0], code):
            kept.pop()
        kept.append((code, lasti))
    return [frames.place(code, lasti) for code, lasti in kept]


def since(places, others):
    """`places` without those that lead to the innermost function that both lead through."""
    count = 0
    while places[count] == (others[count:] or [None])[0] and count + 1 < len(places):
        count += 1
    return places[count:]


def of(op):
    """The `Place`s that led to an operation, outermost first; [] where no graph code made it."""
    return places(getattr(op, "_authors", ()))


def where(value):
    """Where graph code made a tensor, in words; "" for anything else."""
    places = of(value.op) if staging.symbolic(value) and isinstance(value, tf.Tensor) else []
    return f"line {places[-1].line}" if places else ""


def kept(op):
    """The same from the stack that TensorFlow keeps, for an operation that other code made."""
    return [frames.Place(frame.filename, frame.lineno, frame.name) for frame in op.traceback or ()
            if frames.is_authors(frame.filename)]


def kept_of_hooked(op):
    """The same for a function of a hooked module that has no graph version, since there is nothing in it to stage."""
    places = kept(op)
    first = next((i for i, place in enumerate(places) if place.file in staging.paths), None)
    return places[first:] if first is not None and places[-1].file in staging.paths else []
