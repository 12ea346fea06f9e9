"""Where the operations of a graph come from: the author's frames, kept with each operation that graph code makes.

    tf.gather(xs, i)          op._authors = (code of `pick`, offset of the call, code of its caller, offset, ...)

Only code objects and offsets are kept: lines and columns are worked out when somebody asks.  TensorFlow keeps a stack of
its own with each operation, which has no columns, and does not know which frames belong together.
"""
import gc
import re
import sys
import weakref

import tensorflow as tf

from . import frames, private, staging

BORDER = re.compile(r"polymorphic_function[/\\]|structured_function\.py$")       # what is outside called the finished graph
NAMED = re.compile(r"__(?:inference|forward|backward)_(.*)_\d+")
CALLS = re.compile(r"If|While|Case|PartitionedCall|Dataset")
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


# Which operation an error of TensorFlow's is about

FUNCTION, NODE = re.compile(r"\{\{function_node ([^}]*)\}\} ?"), re.compile(r"\{\{node ([^}]*)\}\}")
WHOLE = re.compile(r"\[Op:(__inference_\w+)\]")
DATASETS = re.compile(r"function passed to|IteratorGetNext|ReduceDataset")
OF_DATASET = re.compile("Dataset_|reduce_")    # how TensorFlow calls their functions


def named(message):
    """The functions that a message names, outermost first."""
    return FUNCTION.findall(message) or WHOLE.findall(message)


def led_to(message):
    """The places that led to the operation that a message of TensorFlow's names, as far as they are known."""
    functions, node = named(message), NODE.search(message)[1]
    op = find(functions, node, message)
    return [*callers(op, functions)[0], *of(op)] if op is not None else []


def find(functions, node, message=""):
    """The operation called `node`, in the innermost of `functions` by name, or in the graph of the session that runs;
    of a dataset, whose errors do not name the function, in one of those of the dataset that is read."""
    for graph in [graph for function in reversed(functions) for graph in called(function, node)] or running():
        op = operation(graph, node)
        if op is not None:
            return op
    started = called(functions[0]) if functions else running()
    for graphs in (below(reading(), node), below(started, node), list(traced)) if DATASETS.search(message) else ():
        found = [operation(graph, node) for graph in graphs if OF_DATASET.match(getattr(graph, "name", ""))]
        found = {tuple(of(op)): op for op in found if op is not None}
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def operation(graph, node):
    try:
        return graph.get_operation_by_name(node)
    except (KeyError, ValueError):
        return None


def by_name(function, graphs=traced):
    """The graphs of the function that TensorFlow calls `function`."""
    name = NAMED.fullmatch(function)
    name = name[1] if name else function
    return [graph for graph in list(graphs) if getattr(graph, "name", None) == name]


def called(function, node=None):
    """The same, as far as they have a `node`, among all that there are."""
    found = by_name(function) or by_name(function, [
        graph for graph in gc.get_objects() if type(graph).__name__.endswith("FuncGraph")])
    found = [graph for graph in found if node is None or operation(graph, node)]
    if len(found) > 1 and node is not None:
        lines = private.lines(function, node)
        found = [graph for graph in found if not lines or any(
            (place.file, place.line) in lines for place in of(operation(graph, node))[-1:])][-1:]
    return found


def below(graphs, node):
    """Those of these graphs, and of the functions that they call or have datasets call, that have a `node`."""
    graphs, names = list(graphs), set()
    for graph in graphs:
        graphs += getattr(graph, "_of_datasets", ())
        for name in {name for call in graph.get_operations() for name in names_in(call)} - names:
            names.add(name)
            graphs += [graph for graph in by_name(name) if not OF_DATASET.match(graph.name)]
    return [graph for graph in graphs if operation(graph, node)]


def names_in(call):
    """The functions that an operation calls, by name."""
    return re.findall(r'func \{\s+name: "([^"]+)"', str(call.node_def)) if CALLS.search(call.type) else ()


def callers(op, functions):
    """(places, ends): what led to the function in which an operation is, where it is one that a graph calls.

    A function that was traced once may be called in several places.  Nobody knows which call it was: then `places` are
    common to all ways that lead there, and `ends` the last of each.
    """
    starts = running() or (called(functions[0]) if functions else [])
    ways = [way for start in starts[-1:] for way in ways_to(op.graph, start, ())]
    known = [[place for call in way for place in of(call)] for way in ways]
    common = [place for place, *others in zip(*known) if all(place == other for other in others)]
    return common, [way[-1] for way in known if way and way != common]


def ways_to(graph, start, seen):
    """The calls, one in the other, by which `start` runs `graph`: a tuple of operations for each way."""
    if start is graph:
        return [()]
    found = []
    for call in start.get_operations() if start not in seen else ():
        for name in names_in(call):
            for inner in called(name)[-1:]:
                step = (call,) if "Call" in call.type or "Dataset" in call.type else ()
                found += [step + way for way in ways_to(graph, inner, (*seen, start))]
    return found


def running():
    """The graph of the session that is running, which is a caller of ours now."""
    return [owner.graph for owner in at_work(tf.compat.v1.Session)]


def reading():
    """The graphs of the functions of the dataset that is read by the iterator which is a caller of ours now (or, in the
    training loop of Keras, was given to the graph that runs), or that is reduced."""
    given = [each for args in at_work(tf.types.experimental.GenericFunction, "args") for each in args or ()]
    iterators = at_work(tf.data.Iterator) or [each for each in given if isinstance(each, tf.data.Iterator)]
    return [graph for iterator in iterators for graph in private.graphs_behind(iterator)] + [
        graph for reducing in at_work(tf.data.Dataset, "wrapped_func") for graph in private.graph_of(reducing)]


def at_work(kind, name="self"):
    """The object of TensorFlow's, of this kind, one of whose methods is running, or another of its variables; in a list."""
    frame = sys._getframe(1)
    while frame is not None:
        known = frame.f_locals if frames.is_plumbing(frame.f_code.co_filename) else {}
        if isinstance(known.get("self"), kind):
            return [known.get(name)]
        frame = frame.f_back
    return []
