"""Running graphs: what the graph versions build against what an expert writes by hand.

Without `maximum_iterations`, which XLA wants and which costs an expert a second counter.
"""
import modules
import numpy as np
import pytest
import tensorflow as tf

SOURCE = '''
def branch_in_a_loop(v):
    total = 0.0
    for x in v:
        if x > 0.5:
            total += x
        else:
            total -= x * 2.0
    return total

def nested_loops(n):
    total = 0
    for i in tf.range(n):
        for j in tf.range(i):
            total += j
    return total

def while_loop(n):
    steps = 0
    while n > 0:
        n = n - 1
        steps += 2
    return steps

def list_in_a_loop(n):
    out = []
    for i in tf.range(n):
        out.append(tf.cast(i, tf.float32) * 2.0)
    return tf.stack(out)

def recurrence(v):
    state = tf.zeros([8])
    for x in v:
        if tf.reduce_sum(state) > 10.0:
            state = state * 0.5
        state = tf.tanh(state * 1.1 + x)
    return tf.reduce_sum(state)

def gradient(v):
    with tf.GradientTape() as tape:
        tape.watch(v)
        y = recurrence(v)
    return tape.gradient(y, v)
'''


def branch_in_a_loop(v):
    n = tf.shape(v)[0]
    items = tf.TensorArray(tf.float32, n).unstack(v)

    def body(i, total):
        x = items.read(i)
        return i + 1, tf.cond(x > 0.5, lambda: total + x, lambda: total - x * 2.0)
    return tf.while_loop(lambda i, total: i < n, body, (0, 0.0))[1]


def nested_loops(n):
    def outer(i, total):
        _, total = tf.while_loop(lambda j, total: j < i, lambda j, total: (j + 1, total + j), (0, total))
        return i + 1, total
    return tf.while_loop(lambda i, total: i < n, outer, (0, 0))[1]


def while_loop(n):
    return tf.while_loop(lambda n, steps: n > 0, lambda n, steps: (n - 1, steps + 2), (n, 0))[1]


def list_in_a_loop(n):
    def body(i, out):
        return i + 1, out.write(i, tf.cast(i, tf.float32) * 2.0)
    start = 0, tf.TensorArray(tf.float32, n, element_shape=[])
    return tf.while_loop(lambda i, out: i < n, body, start)[1].stack()


def recurrence(v):
    n = tf.shape(v)[0]
    items = tf.TensorArray(tf.float32, n, element_shape=[8]).unstack(v)

    def body(i, state):
        state = tf.cond(tf.reduce_sum(state) > 10.0, lambda: state * 0.5, lambda: state)
        return i + 1, tf.tanh(state * 1.1 + items.read(i))
    return tf.reduce_sum(tf.while_loop(lambda i, state: i < n, body, (0, tf.zeros([8])))[1])


def gradient(v):
    with tf.GradientTape() as tape:
        tape.watch(v)
        y = recurrence(v)
    return tape.gradient(y, v)


CASES = {
    branch_in_a_loop: lambda: tf.random.stateless_uniform([8000], [1, 2]),
    nested_loops: lambda: tf.constant(120),
    while_loop: lambda: tf.constant(8000),
    list_in_a_loop: lambda: tf.constant(8000),
    recurrence: lambda: tf.random.stateless_uniform([4000, 8], [1, 2]),
    gradient: lambda: tf.random.stateless_uniform([1000, 8], [1, 2]),
}


@pytest.fixture(scope="module")
def graph_versions(tmp_path_factory):
    path = tmp_path_factory.mktemp("running") / "staged.py"
    path.write_text(SOURCE)
    return modules.load(path, True, tf=tf)


@pytest.mark.parametrize("hand", CASES, ids=lambda hand: hand.__name__)
def test_running(graph_versions, hand, compare):
    argument = CASES[hand]()
    ours = tf.function(getattr(graph_versions, hand.__name__)).get_concrete_function(argument)
    theirs = tf.function(hand, autograph=False).get_concrete_function(argument)
    np.testing.assert_allclose(ours(argument), theirs(argument), rtol=1e-4)
    goal = None if hand in (recurrence, gradient) else 1.05
    compare(f"running {hand.__name__.replace('_', ' ')}", "by hand", lambda: ours(argument), lambda: theirs(argument),
            goal, rounds=21, notes=f"{nodes(ours)} nodes, by hand {nodes(theirs)}")


def nodes(concrete):
    """How many there are in the graph and in those of its branches and loops."""
    graph = concrete.graph.as_graph_def()
    return len(graph.node) + sum(len(function.node_def) for function in graph.library.function)
