"""Variables on one path, tensors on the other: a name that may be either is what the variable holds there."""
import numpy as np
import pytest
import tensorflow as tf

from autoimport.runtime import staging

staging.attach()

SOURCE = '''
import tensorflow as tf

class Moments(tf.Module):
    def __init__(self):
        self.mean = tf.Variable([1.0, 2.0])
        self.seen = tf.Variable(0)

    def branch(self, x, train):
        if train:
            mean = tf.reduce_mean(x, 0)
            self.mean.assign(0.5 * self.mean + 0.5 * mean)
            self.seen.assign_add(1)
        else:
            mean = self.mean
        return (x - mean) * tf.cast(self.seen + 1, tf.float32)

    def expression(self, x, train):
        return (x if train else self.mean) * 2.0

    def loop(self, x, train):
        best = self.mean
        for row in x:
            if train and row[0] > best[0]:
                best = row
        return best + 1.0

    def assigned_later(self, x, train):
        kept, rows = self.mean if train else x[0], []
        for _ in x:
            rows.append(kept)
        self.mean.assign_add([1.0, 1.0])
        a, b = kept
        return -kept * a + tf.maximum(kept, b) + rows[1]

    def none(self, x, train):
        found = None
        if train:
            found = self.mean
        elif x[0, 0] > 0.0:
            found = x[0]
        return tf.zeros([2]) if found is None else found * 3.0
'''
X = np.array([[3.0, 1.0], [5.0, 2.0]], np.float32)


@pytest.fixture(scope="module")
def moments(tmp_path_factory):
    import importlib
    import sys

    import autoimport
    folder = tmp_path_factory.mktemp("variables")
    (folder / "held_by_modules.py").write_text(SOURCE)
    sys.path.insert(0, str(folder))
    try:
        with autoimport.install(packages=["held_by_modules"]):
            yield importlib.import_module("held_by_modules").Moments
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop("held_by_modules", None)


METHODS = pytest.mark.parametrize("name", ["branch", "expression", "loop", "assigned_later", "none"])
TRAIN = pytest.mark.parametrize("train", [True, False])


def with_gradients(model, name, x, train):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = getattr(model, name)(x, train)
    return y, *tape.gradient(y, [x, model.mean], unconnected_gradients="zero")


@METHODS
@TRAIN
def test_function(moments, name, train):
    eager, staged = moments(), moments()
    step = tf.function(lambda x, train: with_gradients(staged, name, x, train), autograph=False)
    for _ in range(2):
        expected = with_gradients(eager, name, tf.constant(X), tf.constant(train))
        for got, wanted in zip(step(tf.constant(X), tf.constant(train)), expected):
            np.testing.assert_allclose(got, wanted)
    np.testing.assert_allclose(staged.mean, eager.mean)


@METHODS
@TRAIN
def test_session(moments, name, train):
    expected = getattr(moments(), name)(tf.constant(X), tf.constant(train))
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        model, given = moments(), tf.compat.v1.placeholder(tf.bool, [])
        result = getattr(model, name)(tf.constant(X), given)
        session.run([model.mean.initializer, model.seen.initializer])
        np.testing.assert_allclose(session.run(result, {given: train}), expected)
