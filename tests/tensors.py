"""Arguments of golden cases as tensors, results of graphs as plain data, and the ways to run a function in a graph."""
import math

import numpy as np
import tensorflow as tf

KINDS = {bool: tf.bool, int: tf.int32, float: tf.float32}


def kind(value):
    """The dtype that a plain value gets as a tensor; None for what stays as it is."""
    if type(value) is list:
        found = {kind(item) for item in value}
        return None if not found or None in found else tf.float32 if len(found) > 1 else found.pop()
    return KINDS.get(type(value))


def tensor(value):
    dtype = kind(value)
    return value if dtype is None else tf.constant(value, dtype)


def spec(value):
    """The `TensorSpec` of a tensor, its lengths unknown."""
    return tf.TensorSpec([None] * value.shape.rank, value.dtype)


def data(value):
    """Python data for what a function returns: tensors as numbers and lists."""
    if isinstance(value, tf.RaggedTensor):
        return value.to_list()
    if isinstance(value, tf.TensorArray):
        return data(value.stack())
    if isinstance(value, (tf.Tensor, tf.Variable)):
        value = value.numpy()
    if isinstance(value, (np.ndarray, np.generic)):
        return data(value.tolist())
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, dict):
        return {key: data(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        items = [data(item) for item in value]
        return items if isinstance(value, list) else tuple(items)
    return value


def same(a, b):
    """Whether two results of `data` are the same, floats within the reach of float32."""
    if isinstance(a, float) or isinstance(b, float):
        return isinstance(a, (int, float)) and isinstance(b, (int, float)) and (
            math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-6) or a != a and b != b)
    if isinstance(a, (list, tuple)):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return isinstance(b, dict) and list(a) == list(b) and all(map(same, a.values(), b.values()))
    return a == b


def dtypes(value):
    """The dtypes of the tensors in a result; None where Python numbers are among them, whose dtype is free."""
    leaves = [leaf for leaf in tf.nest.flatten(value) if not isinstance(leaf, str)]
    if any(isinstance(leaf, (bool, int, float)) for leaf in leaves):
        return None
    return {leaf.dtype for leaf in leaves if hasattr(leaf, "dtype")} - {tf.string}


def gradients(function):
    """A function that gives the result, and the gradient of its float tensors, summed, by its float arguments."""
    def both(*args):
        sources = [value for value in args if tf.is_tensor(value) and value.dtype.is_floating]
        with tf.GradientTape() as tape:
            for source in sources:
                tape.watch(source)
            result = function(*args)
            floats = [tf.reduce_sum(leaf) for leaf in tf.nest.flatten(result)
                      if tf.is_tensor(leaf) and leaf.dtype.is_floating]
            total = tf.add_n(floats) if floats else None
        if total is None or not sources:
            return result, []
        return result, tape.gradient(total, sources, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return both


def in_session(function, args):
    """`function` of placeholders in a plain graph: a function that runs it in a Session on values."""
    graph = tf.Graph()
    with graph.as_default():
        holders = [tf.compat.v1.placeholder(spec(value).dtype, spec(value).shape) if tf.is_tensor(value) else value
                   for value in args]
        result = function(*holders)
    leaves = tf.nest.flatten(result)
    fetched = [leaf for leaf in leaves if tf.is_tensor(leaf)]
    session = tf.compat.v1.Session(graph=graph)

    def run(*args):
        values = iter(session.run(fetched, {holder: value.numpy() for holder, value in zip(holders, args)
                                            if tf.is_tensor(value)}))
        return tf.nest.pack_sequence_as(result, [next(values) if tf.is_tensor(leaf) else leaf for leaf in leaves])
    return run if fetched else None


def in_keras(calls):
    """For (function of one tensor, value) pairs, each a Lambda layer of one model: what the model predicts."""
    inputs, outputs = [], []
    for function, value in calls:
        def layer(batch, function=function, shape=value.shape):
            return tf.expand_dims(function(tf.reshape(batch, shape)), 0)
        inputs.append(tf.keras.Input(value.shape, batch_size=1, dtype=value.dtype))
        outputs.append(tf.keras.layers.Lambda(layer, dtype=value.dtype.name)(inputs[-1]))
    model = tf.keras.Model(inputs, outputs)
    results = model.predict([tf.expand_dims(value, 0) for _, value in calls], verbose=0)
    return [result[0] for result in (results if len(calls) > 1 else [results])]
