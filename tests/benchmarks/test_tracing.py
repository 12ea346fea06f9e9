"""Tracing functions that hold no tensor conditions: what the graph versions cost where nothing is staged."""
import time

import modules
import pytest
import tensorflow as tf

SOURCE = '''
def helper(x):
    return x + 1.0

class Model:
    def __init__(self, scale):
        self.scale = scale

    def layer(self, x):
        return x * self.scale

MODEL = Model(1.5)

def calls(x):
    for i in range(300):
        x = helper(x)
    return x

def methods(x):
    for i in range(300):
        x = MODEL.layer(x)
    return x

def branches(x, flag=True):
    for i in range(300):
        if flag:
            x = x + 1.0
        else:
            x = x - 1.0
    return x

def tensorflow_calls(x):
    for i in range(100):
        x = tf.nn.relu(tf.math.square(tf.add(x, 1.0)))
    return x
'''


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    path = tmp_path_factory.mktemp("tracing") / "traced.py"
    path.write_text(SOURCE)
    return modules.both(path, tf=tf)


@pytest.mark.parametrize("name, what", [("calls", "300 calls of a helper"), ("branches", "300 Python branches"),
                                        ("methods", "300 calls of a method"), ("tensorflow_calls", "300 operations")])
def test_tracing(both, name, what, compare):
    hooked, plain = (getattr(module, name) for module in both)
    argument = tf.constant(1.0)

    def ours():
        return tf.function(hooked).get_concrete_function(argument)

    def theirs():
        return tf.function(plain, autograph=False).get_concrete_function(argument)

    assert nodes(ours()) == nodes(theirs())
    goal = 1.10 if name in ("calls", "branches") else None
    compare(f"tracing {what}", "autograph=False", ours, theirs, goal, rounds=21, clock=time.thread_time)


def nodes(concrete):
    return len(concrete.graph.as_graph_def().node)
