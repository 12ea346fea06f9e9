"""What nobody reads and may fail: the graph computes it, for an operation with a side effect waits for it."""
import tensorflow as tf

from . import choice, compiled, fallible, lists, optional, private


def demand(value):
    """Have the graph compute `value`, which nobody reads; XLA, which raises nothing, need not."""
    value = optional.read(value)
    graph = tf.compat.v1.get_default_graph()
    parts = [part for part in tensors_of(value) if part.graph is graph and worth(part.op)]
    if parts and not compiled.here():          # as its data: TensorFlow drops what only a control dependency asks for
        tf.raw_ops.Assert(condition=tf.constant(True), data=parts, name="unread")


def tensors_of(value):
    """The symbolic tensors that a value is made of."""
    if isinstance(value, optional.Maybe):
        return tensors_of([value.ag__code, value.ag__payload])
    if isinstance(value, choice.Choice):
        return tensors_of([value.ag__index, *value.ag__values])
    if isinstance(value, lists.Segment):
        return list(value.rows.handles)
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [tensor for part in value for tensor in tensors_of(part)]
    if isinstance(value, tf.__internal__.CompositeTensor) and not isinstance(value, tf.Variable):
        return tensors_of(tf.nest.flatten(value, expand_composites=True))
    return [value] if isinstance(value, tf.Tensor) and hasattr(value, "graph") else []


def worth(op):
    """May this operation, or one that it needs, fail, without being run anyway?  In a plain graph, where operations stand
    about that nobody is to run by himself (and that want to be fed), only what fails for a value counts."""
    if op.graph.building_function:
        return op.type not in GIVEN and not private.stateful(op)
    found, todo = set(), [op]
    while todo:
        op = todo.pop()
        if op in found or private.stateful(op):
            continue
        if fallible.fails(op) or fallible.picks(op) or fallible.RUNS.search(op.type) or op.type in fallible.LISTS or (
                op.name.rpartition("/")[2].startswith("python_list")):
            return True
        found.add(op)
        todo += [tensor.op for tensor in op.inputs]
    return False


GIVEN = "Placeholder", "Const", "Shape", "Rank", "Size"
