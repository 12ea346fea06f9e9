"""Which operation an error of TensorFlow's is about: its message names a function and a node in it.

    {{function_node __inference_f_16}} {{node cond/GatherV2}} indices[0] = 7 is not in [0, 3)

The operation is looked for among the graphs that live, and so are the calls that led to the function in which it is.
"""
import gc
import re
import sys

import tensorflow as tf

from . import frames, origins, private

FUNCTION, NODE = re.compile(r"\{\{function_node ([^}]*)\}\} ?"), re.compile(r"\{\{node ([^}]*)\}\}")
WHOLE = re.compile(r"\[Op:(__inference_\w+)\]")
NAMED = re.compile(r"__(?:inference|forward|backward)_(.*)_\d+")
CALLS = re.compile(r"If|While|Case|PartitionedCall|Dataset")
DATASETS = re.compile(r"function passed to|IteratorGetNext|ReduceDataset")


def led_to(message):
    """The places that led to the operation that a message of TensorFlow's names, as far as they are known."""
    search = Search(message)
    return [*search.callers()[0], *origins.of(search.op)] if search.op is not None else []


class Search:
    """What a message is about.

    functions  the names of the functions that it names, outermost first
    node, op   the name of the node; the operation, None where it is not found
    """

    def __init__(self, message):
        self.message, self.everything = message, None
        self.functions, self.node = FUNCTION.findall(message) or WHOLE.findall(message), NODE.search(message)[1]
        self.op = self.find()

    def find(self):
        """The operation called `node`, in the innermost of `functions` by name, or in the graph of the session that runs;
        of a dataset, whose errors do not name the function, in one of those of the dataset that is read."""
        for graph in [graph for function in reversed(self.functions) for graph in self.called(function, self.node)] or running():
            op = operation(graph, self.node)
            if op is not None:
                return op
        if not DATASETS.search(self.message):
            return None
        for graphs in (below(reading(), self.node), below(self.started(), self.node), list(origins.traced)):
            found = [operation(graph, self.node) for graph in graphs if origins.OF_DATASET.match(getattr(graph, "name", ""))]
            found = {tuple(origins.of(op)): op for op in found if op is not None}
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    def started(self):
        """The graphs that may be the one that runs."""
        return running() or (self.called(self.functions[0]) if self.functions else [])

    def called(self, function, node=None):
        """The graphs of the function that TensorFlow calls `function`, as far as they have a `node`."""
        found = by_name(function)
        if not found:
            if self.everything is None:        # it takes a while: once for all that is asked
                self.everything = [graph for graph in gc.get_objects() if type(graph).__name__.endswith("FuncGraph")]
            found = by_name(function, self.everything)
        found = [graph for graph in found if node is None or operation(graph, node)]
        if len(found) > 1 and node is not None:
            lines = private.lines(function, node)
            found = [graph for graph in found if not lines or any(
                (place.file, place.line) in lines for place in origins.of(operation(graph, node))[-1:])][-1:]
        return found

    def callers(self):
        """(places, ends): what led to the function in which the operation is, where it is one that a graph calls.

        A function that was traced once may be called in several places.  Nobody knows which call it was: then `places` are
        common to all ways that lead there, and `ends` the last of each.
        """
        ways = [way for start in self.started() for way in ways_to(self.op.graph, start, {})]
        known = [[place for call in way for place in origins.of(call)] for way in ways]
        common = [place for place, *others in zip(*known) if all(place == other for other in others)]
        return common, [way[-1] for way in known if way and way != common]


def ways_to(graph, start, found):
    """The calls, one in the other, by which `start` runs `graph`: a tuple of operations for each way.  `found` has those of
    the graphs that were asked before."""
    if start is graph:
        return [()]
    if start not in found:
        found[start] = []
        for call in start.get_operations():
            step = (call,) if "Call" in call.type or "Dataset" in call.type else ()
            found[start] += [step + way for inner in inner_graphs(call) for way in ways_to(graph, inner, found)]
    return found[start]


def inner_graphs(call):
    """The graphs of the functions that an operation calls."""
    names = re.findall(r'func \{\s+name: "([^"]+)"', str(call.node_def)) if CALLS.search(call.type) else ()
    return filter(None, (private.function_graph(call.graph, name) for name in names))


def operation(graph, node):
    try:
        return graph.get_operation_by_name(node)
    except (KeyError, ValueError):
        return None


def by_name(function, graphs=origins.traced):
    """Those of the graphs that are of the function which TensorFlow calls `function`."""
    name = NAMED.fullmatch(function)
    name = name[1] if name else function
    return [graph for graph in list(graphs) if getattr(graph, "name", None) == name]


def below(graphs, node):
    """Those of these graphs, and of the functions that they call or have datasets call, that have a `node`."""
    graphs = list(graphs)
    for graph in graphs:
        inner = [*getattr(graph, "_of_datasets", ()), *(inner for call in graph.get_operations() for inner in inner_graphs(call))]
        graphs += [graph for graph in dict.fromkeys(inner) if graph not in graphs]
    return [graph for graph in graphs if operation(graph, node)]


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
