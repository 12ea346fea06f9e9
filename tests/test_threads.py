"""Functions that a library runs in threads of its own, while a graph is built, belong to the trace (`runtime.threads`)."""
import importlib

import pytest
import tensorflow as tf

import autoimport as autograph

SOURCE = '''
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy(["/cpu:0"])

def doubled(x):
    if x > 3:
        x = x * 2
    for i in tf.range(3):
        x += i
    if x > 100:
        raise ValueError(f"{x} is too large")
    return x

def train(x):
    def step(v):
        if v > 1:
            v += 1
        return doubled(v)
    xs = []
    for _ in tf.range(2):
        xs.append(strategy.run(step, args=(x,)))
    return xs

def failing(x):
    def step(v):
        return tf.gather([1, 2], doubled(v))
    return strategy.run(step, args=(x,))
'''


@pytest.fixture
def replicas(tmp_path, monkeypatch):
    (tmp_path / "replicas.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    with autograph.install(packages=["replicas"]):
        return importlib.import_module("replicas")


def test_nested_functions_of_replicas(replicas):
    graph = tf.function(replicas.train)
    assert [*graph(tf.constant(1))] == [4, 4]
    assert [*graph(tf.constant(5))] == [15, 15]
    with pytest.raises(ValueError, match="103 is too large"):
        graph(tf.constant(49))


def test_failures_of_replicas_are_told_from_the_call_on(replicas):
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        tf.function(replicas.failing)(tf.constant(1))
    places = [(place.line, place.function) for place in caught.value.author_frames]
    assert places == [(28, "failing"), (27, "step")]
