"""Programs of TensorFlow 1, which build a plain graph and run it in one function: hooked or not, they give the same."""
import importlib
import sys

import pytest
import tensorflow as tf

import autoimport
from autoimport.runtime import staging

staging.attach()

SOURCE = '''
import tensorflow as tf

v1 = tf.compat.v1

class Net:
    def __init__(self):
        self.x = v1.placeholder(tf.float32, [None])
        self.rate = v1.placeholder(tf.float32, [])
        self.weight = v1.get_variable("weight", initializer=2.0)
        self.bias = v1.get_variable("bias", initializer=1.0)
        self.y = self.x * self.weight * self.rate + self.bias

def distinct(net):
    seen, values = set(), {}
    for variable in [*v1.trainable_variables(), net.weight]:
        if variable not in seen:
            seen.add(variable)
        values[variable] = values.get(variable, 0) + 1
    values.setdefault(net.x, 7)
    frozen = set([net.bias])
    return len(seen), [v.name for v in v1.trainable_variables() if v not in frozen], values[net.weight], values[net.x]

def main(batches):
    net = Net()
    told, results = distinct(net), []
    with v1.Session() as session:
        session.run(v1.global_variables_initializer())
        for batch in batches:
            feed = {net.x: batch}
            feed[net.rate] = 2.0 if batch[0] > 1 else 1.0
            if net.rate in feed and feed[net.rate] > 1:
                feed.update({net.rate: 5.0})
            results.append(session.run(net.y, feed_dict=feed).tolist())
    return told, results
'''


def run(name):
    try:
        with tf.Graph().as_default():
            return importlib.import_module(name).main([[1.0, 2.0], [3.0]])
    finally:
        sys.modules.pop(name, None)


def test_placeholders_and_variables_are_keys(tmp_path, monkeypatch):
    (tmp_path / "legacy_net.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    expected = run("legacy_net")
    with autoimport.install(packages=["legacy_net"]):
        assert run("legacy_net") == expected == ((2, ["weight:0"], 2, 7), [[3.0, 5.0], [31.0]])


@pytest.mark.parametrize("make", [lambda x: {int(x), int(x)}, lambda x: {int(x): 1}, lambda x: {1}.union([int(x)]), hash])
def test_numbers_that_only_the_graph_knows_are_no_keys(make):
    """A graph of TensorFlow 1 knows tensors by what they are; those that stand for equal numbers would be two keys."""
    with tf.Graph().as_default(), pytest.raises(TypeError, match="tf.unique"):
        autoimport.to_graph(lambda x: make(int(x)))(tf.compat.v1.placeholder(tf.int32, []))
