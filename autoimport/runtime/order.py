"""In a plain graph, side effects happen in program order and before the results are there, as in `tf.function`.

    def step(x):
        v.assign_add(x)                # nobody asks a session for this operation, nor for the one that prints
        print("v is", v)
        return 2 * v                   # read after the update

A session runs what a result needs and nothing else, in any order.  So `ordered` lets `step` build its operations, then
makes each one with a side effect wait for those before it, as far as anybody could tell the difference, and the
results for all of them.

Branches, loop bodies and functions are graphs of their own, in which TensorFlow keeps an order itself, but not all of
it: an assignment does not wait for an assertion before it, nor a loop that writes a variable and prints for what is
printed before the loop.  `chain` adds what is missing there.

Programs written for sessions hand operations about, to be run when they are asked for.  Hence three exceptions:

- a function that returns nothing a session could run leaves its operations as they are;
- an operation that is returned, as in `return loss, train_op`, is the caller's: the tensors beside it do not need it;
- what is made to run once, or at another time (initializers, savers, queues), is not a side effect of the call.
"""
import collections
import dataclasses
import functools
import re

import tensorflow as tf

from . import contents, private

LATER = re.compile(r"SaveV2|RestoreV2|InitializeTable.*|LookupTableImport.*|Queue(Enqueue|Close).*")
LAZY = re.compile(r".*Dataset(V\d+)?")         # stateful by name only: a dataset runs when something iterates over it
RUNS = re.compile(r"If|While|Case|StatefulPartitionedCall")
VARIABLES = "VarHandleOp", "VariableV2", "Variable"
COMPOSITE = tf.RaggedTensor, tf.SparseTensor, tf.IndexedSlices, tf.experimental.ExtensionType


def ordered(function):
    """`function`, which builds part of the default graph, with its side effects in program order.

    Where there are side effects, the tensors returned (in lists, tuples, dicts and dataclasses, composite ones,
    tensor arrays) become identities that wait for all of them; a container that was an argument is returned as it
    is.  In a function graph only the order is seen to: its results wait already.  Nothing changes in calls that an
    ordered call makes, and eagerly.
    """
    @functools.wraps(function)
    def run(*args, **kwargs):
        graph = tf.compat.v1.get_default_graph()
        if tf.executing_eagerly() or private.orders(graph) and not graph.building_function:
            return function(*args, **kwargs)
        start = len(graph.get_operations())
        if graph.building_function:
            result = function(*args, **kwargs)
            chain(graph, start)
            return result
        with private.ordering(graph):
            result = function(*args, **kwargs)
        given = {id(argument) for argument in (*args, *kwargs.values())}
        return after(graph, graph.get_operations()[start:], result, given)
    return run


def chain(graph, start=0):
    """Put the side effects among the operations that a function graph got since it had `start` of them in order.

    For the graphs of branches and loop bodies, when they are complete.
    """
    link(graph.get_operations()[start:])


def after(graph, operations, result, given):
    """`result`, waiting for the side effects among `operations`, which the call added to `graph`."""
    fetches = []

    def note(fetch):
        fetches.append(fetch)
        return fetch

    each(note, result, graph, given)
    if not fetches or not operations:
        return result
    later = deferred(operations)
    asked = behind(fetch for fetch in fetches if isinstance(fetch, tf.Operation)) & set(operations)
    effects = link([operation for operation in operations if operation not in later and operation not in asked])
    if not effects:
        return result
    with tf.control_dependencies(effects):
        done = tf.no_op("side_effects")
    waiting = {}                               # a tensor that is returned twice is still one tensor

    def wait(fetch):
        if isinstance(fetch, tf.Operation):
            runs = [operation for operation in behind([fetch]) if private.stateful(operation)]
            if runs and not any(operation in asked and operation not in later for operation in runs):
                return fetch                   # an initializer: what needs it cannot happen before it
            return tf.group(done, fetch)
        if id(fetch) not in waiting:
            with tf.control_dependencies([done]):
                waiting[id(fetch)] = fetch.identity() if isinstance(fetch, tf.TensorArray) else tf.identity(fetch)
        return waiting[id(fetch)]
    return each(wait, result, graph, given)


def each(change, value, graph, given):
    """`value` with `change` applied to what a session could run of it: tensors and operations of `graph`."""
    if isinstance(value, COMPOSITE):
        return tf.nest.map_structure(lambda part: each(change, part, graph, given), value, expand_composites=True)
    if isinstance(value, (tf.Tensor, tf.Operation, tf.TensorArray)):
        home = value.flow if isinstance(value, tf.TensorArray) else value
        return change(value) if getattr(home, "graph", None) is graph else value
    if id(value) in given or not (isinstance(value, (list, tuple, dict)) or dataclasses.is_dataclass(type(value))):
        return value
    parts = contents.parts_of(value)
    if not parts:
        return value
    changed = [each(change, part, graph, given) for part in parts]
    return value if all(a is b for a, b in zip(parts, changed)) else contents.rebuild(value, changed)


def behind(operations):
    """The operations that would run because of the given ones, those included, and for no tensor: as in `tf.group`."""
    found, rest = set(), list(operations)
    while rest:
        operation = rest.pop()
        if operation not in found:
            found.add(operation)
            rest += operation.control_inputs
    return found


def deferred(operations):
    """Those of the operations that are made here and run by themselves, at another time."""
    later, fresh = set(), set()
    for operation in operations:
        first = operation.inputs[0].op if operation.inputs else None
        if operation.type in VARIABLES:
            fresh.add(operation)
        elif operation.type in ("AssignVariableOp", "Assign") and first in fresh:      # the first: its initializer
            fresh.discard(first)
            later.add(operation)
        elif LATER.fullmatch(operation.type) or any(tensor.op in later for tensor in operation.inputs):
            later.add(operation)
        elif operation.type == "MakeIterator" and operation.inputs[1].op.type == "IteratorV2":
            later.add(operation)               # `iterator.initializer`; an anonymous iterator begins where it is made
    return later


def link(operations):
    """Make the operations with side effects wait for each other, in the order they were made; returns them.

    What uses a resource waits for what used it before, two reads excepted.  What uses none, or runs functions, may
    print, fail or call Python: it waits for everything before it, and everything that writes after it waits for it; so does
    what may fail: `if i > n: raise ...` is there to be told before `t[i]` is.
    """
    from . import fallible
    writer, readers, effects = {}, collections.defaultdict(list), []
    barrier, since = {}, collections.defaultdict(list)
    for operation in operations:
        if not private.stateful(operation) or LAZY.fullmatch(operation.type) or makes(operation):
            if barrier and (before := barrier.get(private.frame(operation))) and fallible.may_fail(operation):
                private.wait(operation, [before])
            continue
        reads, writes = private.resources(operation)
        place = private.frame(operation)
        before = {writer.get((place, resource)) for resource in reads | writes}
        for resource in reads:
            readers[place, resource].append(operation)
        for resource in writes:
            before.update(readers.pop((place, resource), ()))
            writer[place, resource] = operation
        if writes or not reads:
            effects.append(operation)
            before.add(barrier.get(place))
            if not writes or RUNS.fullmatch(operation.type):
                before.update(since.pop(place, ()))
                barrier[place] = operation
            else:
                since[place].append(operation)
        before -= {None, operation}
        if before:
            private.wait(operation, sorted(before, key=lambda other: other.name))
    return effects


def makes(operation):
    """Whether an operation only makes a resource (a variable, an iterator, a table): the first use brings it about."""
    return any(tensor.dtype == tf.resource for tensor in operation.outputs) and not any(
        tensor.dtype == tf.resource for tensor in operation.inputs)
