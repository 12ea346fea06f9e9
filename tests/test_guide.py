"""The AutoGraph guide: its functions in graphs against the eager run, and the example as a whole."""
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

tensorflow = pytest.importorskip("tensorflow")
tf = tensorflow.compat.v1

import numpy as np

import autoimport as autograph

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def guide():
    """The modules of the package beside the example, hooked."""
    sys.path.insert(0, str(EXAMPLES))
    try:
        with autograph.install(packages=["guide_models"]):
            from guide_models import basics, networks, training
            yield SimpleNamespace(basics=basics, networks=networks, training=training)
    finally:
        sys.path.remove(str(EXAMPLES))


def in_session(build):
    with tf.Graph().as_default(), tf.Session() as session:
        result = build()
        session.run(tf.global_variables_initializer())
        return session.run(result)


@pytest.mark.parametrize("how", ["graph", "function", "to_graph"])
@pytest.mark.parametrize("name, arguments, expected", [
    ("square_if_positive", (9.0,), 81.0),
    ("square_if_positive", (-9.0,), 0.0),
    ("sum_even", ([10, 12, 15, 20],), 42),
    ("fizzbuzz", (10, 16), 16),
    ("inverse", (4.0,), 0.25),
    ("count", (5,), 5),
    ("arange", (10,), list(range(10))),
    ("arange", (0,), []),
    ("nearest_odd_square", (4,), 17),
    ("nearest_odd_square", (5,), 25),
    ("nearest_odd_square", (-6,), -6),
    ("square_until_stop", (4, 100), 256),
    ("squares", (np.arange(10),), [n * n for n in range(10)]),
    ("argwhere_cumsum", (np.ones(10, np.float32), 5.0), 5),
    ("argwhere_cumsum", (np.ones(3, np.float32), 5.0), 2),
])
def test_functions(guide, name, arguments, expected, how):
    function = getattr(guide.basics, name)

    def call():
        return function(*map(tf.constant, arguments))

    if expected:                                          # `tf.stack([])` fails eagerly
        assert np.asarray(call()).tolist() == expected
    if how == "to_graph":
        function = autograph.to_graph(function)
    result = tensorflow.function(call)().numpy() if how == "function" else in_session(call)
    assert result.tolist() == expected


def test_print(guide, capfd):
    in_session(lambda: guide.basics.fizzbuzz(tf.constant(10), tf.constant(16)))
    assert "".join(capfd.readouterr()).split() == ["Buzz", "11", "Fizz", "13", "14", "FizzBuzz"]
    tensorflow.function(guide.basics.count)(tf.constant(3))
    assert "".join(capfd.readouterr()).split() == ["0", "1", "2"]


def test_assert(guide):
    with pytest.raises(tf.errors.InvalidArgumentError, match="Do not pass zero!"):
        in_session(lambda: guide.basics.inverse(tf.constant(0.0)))
    with pytest.raises(tf.errors.InvalidArgumentError, match="Do not pass zero!"):
        tensorflow.function(guide.basics.inverse)(tf.constant(0.0))


def test_collatz_in_a_lambda_layer(guide):
    def model():
        return tf.keras.Sequential([tf.keras.layers.Lambda(guide.networks.collatz, output_shape=())])

    assert in_session(lambda: model()(np.array([6171]))).tolist() == [261]
    assert model().predict(np.array([6171]), verbose=0).tolist() == [261]


@pytest.mark.parametrize("where", ["graph", "function"])
def test_stochastic_depth(guide, where):
    batch = np.random.RandomState(0).randn(2, 8, 8, 1).astype(np.float32)

    def build():
        model = guide.networks.StochasticNetworkDepth(
            [tf.keras.layers.Conv2D(4, (3, 3), padding="same") for _ in range(6)], pfirst=1.0, plast=0.5)
        model.build(tf.TensorShape((None, None, None, 1)))
        return model

    if where == "graph":
        graph = tf.Graph()
        with graph.as_default():
            model = build()
            phase = tf.placeholder(tf.bool, ())
            results = model(tf.constant(batch), training=phase)
            start = tf.global_variables_initializer()
        session = tf.Session(graph=graph)
        session.run(start)

        def run(training):
            return session.run(results, {phase: training})
    else:
        model = build()
        traced = tensorflow.function(lambda training: model(batch, training=training))

        def run(training):
            return [tensor.numpy() for tensor in traced(tf.constant(training))]

    (first, depth), (second, _) = run(False), run(False)
    assert depth == 6 and first.shape == (2, 8, 8, 4) and (first == second).all()
    depths = {int(run(True)[1]) for _ in range(30)}
    assert len(depths) > 1 and depths <= set(range(1, 7))


class Digits:
    """Random images that a network can tell apart: each class is brightest in a place of its own."""

    labels = np.arange(400, dtype=np.uint8) % 10
    images = np.random.RandomState(0).randint(0, 50, (400, 28, 28)).astype(np.uint8)
    images[np.arange(400), labels, labels] = 255
    images[np.arange(400), labels + 10] = 200
    both = (images, labels), (images, labels)


@pytest.mark.parametrize("where", ["graph", "function"])
def test_the_training_loop_learns_in_the_graph(guide, where, capfd):
    hp = SimpleNamespace(learning_rate=0.005, max_steps=60)

    def data():
        return [guide.training.setup_mnist_data(Digits.both, training, 50) for training in (True, False)]

    if where == "graph":
        results = in_session(lambda: guide.training.train(*data(), hp))
    else:
        # the lists grow, and the batches go on, as in the session; variables are made before the function is traced
        model, optimizer, sets = guide.training.mlp_model((28 * 28,)), tf.train.AdamOptimizer(0.005), data()
        results = tensorflow.function(lambda: guide.training.training_loop(model, optimizer, *sets, hp))()
    train_losses, test_losses, train_accuracies, test_accuracies = map(np.array, results)
    assert train_losses.shape == test_losses.shape == train_accuracies.shape == test_accuracies.shape == (60,)
    assert test_losses[0] > 1.5 > 0.5 > test_losses[-1] and test_accuracies[-1] > 0.9
    assert len(set(train_losses.tolist())) > 50
    printed = re.findall(r"^Step (\d+) train loss: (\S+) test loss: \S+ train accuracy: \S+ test accuracy: \S+$",
                         "".join(capfd.readouterr()), re.MULTILINE)
    assert [int(step) for step, _ in printed] == [0, 50]
    assert [float(loss) for _, loss in printed] == pytest.approx(train_losses[[0, 50]].tolist(), rel=1e-4)


SAID = """
Eager results: 81.00, 0.00
Graph results: 81.00, 0.00
tf.function results: 81.00, 0.00
Eager result: 42
Graph result: 42
tf.function result: 42
FizzBuzz
Do not pass zero!
[0 1 2 3 4 5 6 7 8 9]
tf.function: 17 25 37
256
[ 0  1  4  9 16 25 36 49 64 81]
[261]
test sum abs delta:  0.0
train sum abs delta:
Step 0 train loss:
Final test accuracy:
Plotted to
"""


def test_the_whole_example(tmp_path):
    plot = tmp_path / "guide.png"
    run = subprocess.run(
        [sys.executable, "-m", "autoimport", str(EXAMPLES / "guide.py"), "--digits", "small", "--steps", "40",
         "--plot", str(plot)],
        capture_output=True, text=True, timeout=300, check=False,
        env=os.environ | {"PYTHONPATH": str(EXAMPLES.parent), "AUTOIMPORT_CACHE_DIR": str(tmp_path / "cache")})
    assert run.returncode == 0, run.stderr[-3000:]
    at = 0
    text = run.stdout + run.stderr
    for line in SAID.strip().splitlines():
        assert line in text, line
        if line in run.stdout:
            at = run.stdout.index(line, at)               # in the guide's order
    assert plot.read_bytes()[:4] == b"\x89PNG"
