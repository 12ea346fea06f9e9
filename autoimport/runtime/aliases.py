"""Tensors whose items were stored, under other names: a graph cannot change a tensor in place.

    y = x
    x[0] = 1            x is bound to a new tensor; y still has the old one
    return y            NumPy gives the new values: refused, with both lines

    row = x[i]          a row shares the items of what it was taken from
    x[i, 0] = 1
    return row          refused, too

Each store leaves marks: the tensors that share the items, and what has read each so far.  An operation of that graph that
reads one later is one that the author expects to see the change.  (Which slices share items: see `spans`.)
"""
import tensorflow as tf

from ..errors import StagingError
from . import frames, spans

SIZES = {"Shape", "ShapeN", "Size", "Rank"}      # a store changes none of these
VIEWS = {"StridedSlice", "Reshape", "Squeeze", "ExpandDims", "Transpose", "Unpack"}
SHARES = "_shares_items_with"                  # on a loop's variable, or a row that it reads: the tensor behind it


def stored(session, tensor, key):
    """The items `tensor[key]` were stored in the graph that is the default now."""
    frame = frames.innermost()
    line = frame.f_lineno if frame else "?"
    graph = tf.compat.v1.get_default_graph()
    chain = [tensor]
    while (behind := base(chain[-1])) is not None:
        chain.append(behind)
    where = spans.of_key(key, tensor) if len(chain) == 1 else spans.of_view(chain[-2])
    for each in chain + views(chain[-1], where, graph):
        mark(session, each, graph, line)


def views(tensor, where, graph):
    """What was taken from `tensor` and shares items with its part `where`."""
    found = []
    for operation in {*tensor.consumers(), *seen_in(tensor, graph).consumers()}:
        for view in operation.outputs:
            if (operation.type in VIEWS or hasattr(view, SHARES)) and view.shape.rank != 0 and (
                    not spans.apart(spans.of_view(view), where)):
                found += [view, *views(view, where if operation.type == "Identity" else (), graph)]
    return found


def mark(session, tensor, graph, line):
    """Whatever reads the tensor in this graph from now on reads it too late."""
    session.marks = [other for other in session.marks if other[0] is not tensor or other[1] is not graph]
    session.marks.append((tensor, graph, {id(operation) for operation in readers(tensor, graph)}, line))


def readers(tensor, graph):
    return [operation for operation in seen_in(tensor, graph).consumers() if operation.type not in SIZES]


def base(tensor):
    """What a tensor shares its items with, as NumPy's views do."""
    if tensor.shape.rank == 0:
        return None
    behind = getattr(tensor, SHARES, None)
    return tensor.op.inputs[0] if behind is None and tensor.op.type in VIEWS else behind


def check(session, graph, results=()):
    """Refuse what reads a tensor after its items were stored under another name."""
    for tensor, where, known, line in session.marks:
        if where is not graph:
            continue
        for operation in readers(tensor, graph):
            if id(operation) not in known and "gradient" not in operation.name:
                refuse(line, reader(operation))
        if any(result is tensor for result in results):
            refuse(line, "returned")


def seen_in(tensor, graph):
    """The tensor as operations of this graph see it."""
    if tensor.graph is graph:
        return tensor
    return next((inner for outer, inner in graph.captures if outer is tensor), tensor)


def left(session, graph):
    """The trace of a region's graph has ended: what it stored outside is marked in the graph around it."""
    if not session.marks:
        return
    outside = [mark for mark in session.marks if mark[1] is graph and mark[0].graph is not graph]
    session.marks = [mark for mark in session.marks if mark[1] is not graph]
    for tensor, _, _, line in outside:
        mark(session, tensor, tf.compat.v1.get_default_graph(), line)


def dropped(session, graphs):
    """These graphs are abandoned."""
    session.marks = [mark for mark in session.marks if mark[1] not in graphs]


def reader(operation):
    for entry in reversed(operation.traceback or ()):
        if frames.is_authors(entry.filename):
            return f"read at line {entry.lineno}"
    return "read"


def refuse(line, how):
    raise StagingError(f"line {line} stores items of a tensor that is {how} afterwards under another name, which does not "
                       "see them: a graph cannot change a tensor in place", (),
                       "Use the name whose items were stored, return the changed tensor from functions and assign it, or "
                       "copy it first with tf.identity")
