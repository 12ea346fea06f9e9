"""Everything of TensorFlow's that is not public and that we cannot do without, one function each.

Each import says what it is for and what happens without it; nothing else in the runtime reaches behind the public
interface for the order of side effects.
"""
import contextlib

import tensorflow as tf

from ..errors import StagingError

try:                                           # which operations have side effects that must keep their order
    from tensorflow.python.framework.auto_control_deps import op_is_stateful as stateful
except ImportError:                            # the definition of the operation says so too, with fewer exceptions
    def stateful(operation):
        return operation.op_def.is_stateful

try:                                           # which resources an operation only reads
    from tensorflow.python.framework.auto_control_deps_utils import get_read_write_resource_inputs
except ImportError:                            # everything counts as written: slower graphs, never a wrong order
    def get_read_write_resource_inputs(operation):
        return (), [tensor for tensor in operation.inputs if tensor.dtype == tf.resource]

try:                                           # a branch of a `tf.cond` that is traced in pieces
    from tensorflow.python.framework.auto_control_deps import AutomaticControlDependencies
    from tensorflow.python.framework.func_graph import func_graph_from_py_func
    from tensorflow.python.ops.cond_v2 import _build_cond as build_cond
    from tensorflow.python.ops.control_flow_util_v2 import CondBranchFuncGraph, unique_fn_name
except ImportError:                            # an exception that the graph raises cannot be caught: it is refused
    CondBranchFuncGraph = None

try:                                           # whether XLA will compile what is made in a graph (jit_compile=True)
    from tensorflow.python.ops.control_flow_util import GraphOrParentsInXlaContext as compiled
except ImportError:                            # what it cannot take is told when the graph runs, in its own words
    def compiled(graph):
        return False

try:                                           # what lists and dicts become as attributes of modules and checkpoints
    from tensorflow.python.trackable.data_structures import ListWrapper, _DictWrapper
    WRAPPERS = {ListWrapper, _DictWrapper}
except ImportError:                            # a graph does not see what is changed in them
    WRAPPERS = set()

try:                                           # a tensor of another graph: never the author's error, whatever he catches
    from tensorflow.python.framework.errors import InaccessibleTensorError
except ImportError:                            # it is a ValueError, and `except ValueError` takes it while tracing
    class InaccessibleTensorError(Exception):
        pass


try:                                           # what traces the functions of datasets
    from tensorflow.python.data.ops.structured_function import StructuredFunctionWrapper
except ImportError:                            # what fails in those of a dataset that is gone is told in TensorFlow's words
    class StructuredFunctionWrapper:
        pass

try:                                           # what a loop over a dataset reads
    from tensorflow.python.data.ops.iterator_ops import OwnedIterator
except ImportError:                            # graph code cannot loop over one; errors of eager ones keep TensorFlow's frames
    class OwnedIterator:
        __next__ = None


try:                                           # what adds up gradients, and what a handle of a list says of its items
    from tensorflow.python.ops import gen_math_ops
    from tensorflow.python.ops.handle_data_util import get_handle_data, set_handle_data
except ImportError:                            # the gradient of a list that is read in nested loops may never come back
    gen_math_ops = None


def storage(wrapper):
    """The list or dict in which one of these wrappers keeps its items."""
    return getattr(wrapper, "_storage", None) if isinstance(wrapper, list) else wrapper.__wrapped__


def before_sums(function):
    """Call `function` with what TensorFlow is about to add up by AddN: gradients of one tensor, most of all."""
    add = getattr(gen_math_ops, "add_n", None)

    def add_n(inputs, name=None):
        function(inputs)
        return add(inputs, name)
    if add is not None:
        gen_math_ops.add_n = add_n


def tell_items(handles):
    """Have those of these handles of lists in a graph that do not say what their items are say what the others do."""
    handles = [handle for handle in handles if not tf.is_tensor(handle) or not hasattr(handle, "numpy")]
    known = [get_handle_data(handle) for handle in handles]
    told = next((data for data in known if data.shape_and_type), None)
    for handle, data in zip(handles, known) if told is not None else ():
        if not data.shape_and_type:
            data.CopyFrom(told)
            for item in data.shape_and_type:   # which may differ in shape
                item.shape.CopyFrom(tf.TensorShape(None).as_proto())
            set_handle_data(handle, data)


def flow_holder(array):
    """The object whose attribute `_flow` is the tensor that a TensorArray stands for; None if there is no such."""
    holder = getattr(array, "_implementation", None)
    return holder if isinstance(getattr(holder, "_flow", None), tf.Tensor) else None


def orders(graph):
    """Whether branches and loops made in this graph get their side effects ordered.  Absent means no."""
    return getattr(graph, "_add_control_dependencies", False)


@contextlib.contextmanager
def ordering(graph):
    """Side effects inside branches and loops made in `graph` happen in program order.

    TensorFlow orders the function graphs of branches and bodies when the graph they are made in has this flag, as
    those of `tf.function` have; it only does so for control flow of version 2.  Raises AttributeError where this
    TensorFlow has no such flag.
    """
    before = graph._add_control_dependencies
    legacy = not tf.compat.v1.control_flow_v2_enabled()
    graph._add_control_dependencies = True
    if legacy:
        tf.compat.v1.enable_control_flow_v2()
    try:
        yield
    finally:
        graph._add_control_dependencies = before
        if legacy:
            tf.compat.v1.disable_control_flow_v2()


def resources(operation):
    """(the resources that an operation reads, those that it may write), seen through identities, as tensor refs."""
    if operation.type == "VarIsInitializedOp":            # TensorFlow's own table of reads lacks it
        return {origin(tensor) for tensor in operation.inputs}, set()
    reads, writes = ({origin(tensor) for tensor in tensors} for tensors in get_read_write_resource_inputs(operation))
    return reads - writes, writes


def origin(tensor):
    while tensor.op.type == "Identity":
        tensor = tensor.op.inputs[0]
    return tensor.ref()


def frame(operation):
    """The control flow context of version 1 that an operation is in: control edges must not cross its border."""
    return getattr(operation, "_control_flow_context", None)


def wait(operation, others):
    """Let an operation that exists already run after `others`.  There is no public way to do this.

    In a plain graph, a loop waits through its inputs: taking a gradient later adds inputs to the loop operation, behind
    its control inputs if it has any, and TensorFlow then finds the graph invalid.  (A function graph is written anew.)
    """
    if operation.graph.building_function or operation.type not in ("While", "StatelessWhile"):
        operation._add_control_inputs(others)
        return
    with tf.control_dependencies(others), tf.device(operation.device):
        for index, tensor in enumerate(operation.inputs):
            operation._update_input(index, tf.identity(tensor))


def watched(graph):
    """The variables that a function graph has read so far; its public `variables` are filled in when it is complete."""
    return list(getattr(graph, "_watched_variables", ()))


class Branch:
    """A branch of a `tf.cond` to be, whose graph can be entered again and again."""

    def __init__(self, name):
        if CondBranchFuncGraph is None:
            raise StagingError("with this version of TensorFlow no graph can catch an exception that a tensor decides about",
                               instead="Return a flag")
        graph = tf.compat.v1.get_default_graph()
        self.graph = CondBranchFuncGraph(unique_fn_name("cond/", name), collections=graph._collections)
        self.order = AutomaticControlDependencies() if orders(graph) else None
        self.opened = []
        with self:
            if self.order:
                self.order.__enter__()

    def __enter__(self):
        self.opened.append(self.graph.as_default())
        self.opened[-1].__enter__()

    def __exit__(self, *error):
        self.opened.pop().__exit__(*error)

    open = __enter__

    def leave(self):
        self.__exit__(None, None, None)

    def finish(self, results):
        """The branch is complete, and gives `results`."""
        if self.order:
            with self:
                results = [self.order.mark_as_return(tf.convert_to_tensor(result)) for result in results]
                self.order.__exit__(None, None, None)
        func_graph_from_py_func(self.graph.name, lambda: results, [], {}, func_graph=self.graph)
        if self.order:
            self.graph.control_outputs.extend(self.order.ops_which_must_run)
            self.graph.collective_manager_ids_used = self.order.collective_manager_ids_used


def cond(test, yes, no):
    """`tf.cond` of two branches: a list of their results."""
    return build_cond(test, yes.graph, no.graph, yes.graph.external_captures, no.graph.external_captures,
                      building_gradient=False, name="cond")


def passed():
    """How often the loop whose body or test is being traced has run before: a tensor; None without."""
    graph = tf.compat.v1.get_default_graph()
    first = (getattr(graph, "inputs", None) or [None])[0]
    return first if type(graph).__name__ in ("WhileBodyFuncGraph", "WhileCondFuncGraph") and first.dtype == tf.int32 else None


def lines(function, node):
    """(file, line) of each frame that TensorFlow keeps for a node of a function that it has registered; nothing without."""
    try:
        from tensorflow.python.eager import context
        info = context.context().get_graph_debug_info(function)
        from tensorflow.python.util import tf_stack
        return {(frame.filename, frame.lineno) for frame in tf_stack.LoadTracesFromDebugInfo(info).get(node, ())}
    except Exception:
        return set()


def stacks(path):
    """The stacks in the debug file of a saved model: {"node@function": [(file, line, function)]}; nothing without."""
    try:
        from tensorflow.core.framework import graph_debug_info_pb2
        from tensorflow.python.util import tf_stack
        info = graph_debug_info_pb2.GraphDebugInfo()
        with tf.io.gfile.GFile(path, "rb") as file:
            info.ParseFromString(file.read())
        return {key: [(frame.filename, frame.lineno, frame.name) for frame in stack]
                for key, stack in tf_stack.LoadTracesFromDebugInfo(info).items()}
    except Exception:
        return {}


def graph_of(wrapped):
    """The graph of a function that a dataset has wrapped, in a list; nothing without."""
    return [wrapped.function.graph] if hasattr(getattr(wrapped, "function", None), "graph") else []


def function_graph(graph, name):
    """The graph of a function that `graph` calls by this name; None without."""
    return getattr(getattr(graph, "_functions", {}).get(name), "_cached_graph", None)


def graphs_behind(iterator):
    """The graphs of the functions of the dataset that an iterator reads; nothing without."""
    found, datasets = [], [getattr(iterator, "_dataset", None)]
    try:
        for dataset in datasets:               # those that it is made of come behind
            found += [each.function.graph for each in dataset._functions()]
            datasets += dataset._inputs()
    except AttributeError:
        return []
    return found


def of_forward_mode(error):
    """Is this the failure of TensorFlow's to differentiate a `tf.cond` in a `tf.while_loop` forwards?"""
    trace = error.__traceback__ if type(error) is AssertionError else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_name == "_resolve_grad_inputs"
