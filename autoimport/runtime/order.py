"""In a plain graph, side effects happen in program order and before the results are there, as in `tf.function`.

    def step(x):
        v.assign_add(x)                # nobody asks a session for this operation, nor for the one that prints
        print("v is", v)
        return 2 * v                   # read after the update

A session runs what a result needs and nothing else, in any order.  So `ordered` lets `step` build its operations, then
makes each one with a side effect wait for those before it that touch the same resource (those that touch none, like
printing, wait for each other), and the results for all of them.  Branches and loop bodies are graphs of their own,
which TensorFlow orders itself when asked to.

Programs written for sessions hand operations about, to be run when they are asked for.  Hence three exceptions:

- a function that returns nothing a session could run leaves its operations as they are;
- an operation that is returned, as in `return loss, train_op`, is the caller's: the tensors beside it do not need it;
- what is made to run once, or at another time (initializers, savers, queues), is not a side effect of the call.
"""
import collections
import functools
import re

import tensorflow as tf

from . import forms, private

LATER = re.compile(r"SaveV2|RestoreV2|InitializeTable.*|LookupTableImport.*|Queue(Enqueue|Close).*")
NOTHING = re.compile(r"NoOp|Placeholder.*|.*Dataset(V\d+)?")       # stateful by name: a dataset runs when it is iterated
VARIABLES = "VarHandleOp", "VariableV2", "Variable"
COMPOSITE = tf.RaggedTensor, tf.SparseTensor, tf.IndexedSlices, tf.experimental.ExtensionType


def ordered(function):
    """`function`, which builds part of the default graph, with its side effects in program order.

    Nothing changes in a `tf.function` (which does the same), and in calls that an ordered call makes.  Where there
    are side effects, the tensors returned (in lists, tuples, dicts and dataclasses, composite ones, tensor arrays)
    become identities that wait for all of them; a container that was an argument is returned as it is.
    """
    @functools.wraps(function)
    def run(*args, **kwargs):
        graph = tf.compat.v1.get_default_graph()
        if tf.executing_eagerly() or graph.building_function or private.orders(graph):
            return function(*args, **kwargs)
        start = len(graph.get_operations())
        with private.ordering(graph):
            result = function(*args, **kwargs)
        given = {id(argument) for argument in (*args, *kwargs.values())}
        return after(graph, graph.get_operations()[start:], result, given)
    return run


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
    asked = behind([fetch for fetch in fetches if isinstance(fetch, tf.Operation)], set(operations))
    effects = link([operation for operation in operations if operation not in later and operation not in asked])
    if not effects:
        return result
    with tf.control_dependencies(effects):
        done = tf.no_op("side_effects")
    waiting = {}                               # a tensor that is returned twice is still one tensor

    def wait(fetch):
        if isinstance(fetch, tf.Operation):
            runs = {operation for operation in behind([fetch], asked) if private.stateful(operation)}
            if runs and runs <= later:         # an initializer: what needs it cannot happen before it
                return fetch
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
    parts = None if id(value) in given else forms.parts_of(value)
    if not parts:
        return value
    changed = [each(change, part, graph, given) for part in parts]
    return value if all(a is b for a, b in zip(parts, changed)) else forms.rebuild(value, changed)


def behind(operations, among):
    """Those `among` a set of operations that would run because of the given ones and no tensor: `tf.group` and such."""
    found, rest = set(), [operation for operation in operations if operation in among]
    while rest:
        operation = rest.pop()
        if operation not in found:
            found.add(operation)
            rest += [other for other in operation.control_inputs if other in among]
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
    """Chain the operations with side effects, in the order they were made; returns them."""
    writer, readers, effects = {}, collections.defaultdict(list), []
    for operation in operations:
        reads, writes = private.resources(operation)
        if not private.stateful(operation) or NOTHING.fullmatch(operation.type) or makes(operation):
            continue
        place = private.frame(operation)
        before = {writer.get((place, resource)) for resource in reads | writes}
        if not reads | writes:
            writes = {None}
            before = {writer.get((place, None))}
        for resource in writes:
            before.update(readers.pop((place, resource), ()))
            writer[place, resource] = operation
        for resource in reads:
            readers[place, resource].append(operation)
        private.wait(operation, [other for other in before if other is not None and other is not operation])
        if writes:
            effects.append(operation)
    return effects


def makes(operation):
    """Whether an operation only makes a resource (a variable, an iterator, a table): the first use brings it about."""
    return any(tensor.dtype == tf.resource for tensor in operation.outputs) and not any(
        tensor.dtype == tf.resource for tensor in operation.inputs)
