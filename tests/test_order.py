"""Side effects of a plain graph: in program order, before the results, and only where they belong."""
import dataclasses

import numpy as np
import pytest

tensorflow = pytest.importorskip("tensorflow")
tf = tensorflow.compat.v1

from autoimport.runtime.legacy import make_one_shot_iterator
from autoimport.runtime.order import chain, ordered


@pytest.fixture
def session():
    with tf.Graph().as_default(), tf.Session() as session:
        yield session


@pytest.fixture
def log():
    """`log(x)` in graph code notes the value of `x` in `log.seen` when the graph runs."""
    def log(x):
        tf.numpy_function(lambda value: seen.append(np.asarray(value).tolist()), [x], [])
    seen = log.seen = []
    return log


def variable(start, **kwargs):
    return tf.Variable(start, use_resource=True, **kwargs)


def run(session, function, *args):
    result = ordered(function)(*args)
    session.run(tf.global_variables_initializer())
    return session.run(result)


def test_reads_and_writes_happen_in_program_order(session):
    v = variable(1.0)

    def step(x):
        before = v.read_value()
        v.assign_add(x)
        between = v.read_value()
        v.assign(v * 10.0)
        return before, between, v.read_value()

    assert run(session, step, tf.constant(2.0)) == (1.0, 3.0, 30.0)


def test_side_effects_happen_though_nothing_needs_them(session, log):
    def step(x):
        log(x)
        y = x + 1
        log(y)
        for _ in range(20):
            log(y * 0)
        return x

    assert run(session, step, tf.constant(1)) == 1
    assert log.seen == [1, 2] + [0] * 20


def test_printing(session, capfd):
    def step(x):
        for k in range(9):
            tf.print("line", k, x)
        return x

    run(session, step, tf.constant(7))
    assert capfd.readouterr().err.splitlines() == [f"line {k} 7" for k in range(9)]


def test_inside_loops_and_branches(session, log):
    v = variable(0)

    def step(n):
        def body(i):
            v.assign_add(i)
            tf.cond(i % 2 > 0, lambda: tf.group(v.assign(v * 2), note("odd", v)), lambda: note("even", v))
            return i + 1
        log(v)
        last = tf.while_loop(lambda i: i < n, body, [0])
        log(v)
        return last

    def note(word, value):
        log(tf.strings.join([word, " ", tf.as_string(value)]))
        return tf.no_op()

    assert run(session, step, tf.constant(4)) == 4
    assert log.seen == [0, b"even 0", b"odd 2", b"even 4", b"odd 14", 14]


@pytest.mark.parametrize("kind", ["v1", "keras"])
def test_optimizer_as_a_bare_statement_in_a_loop(session, kind):
    v = variable(3.0)
    optimizer = tf.train.AdamOptimizer(0.1) if kind == "v1" else tensorflow.keras.optimizers.Adam(0.1)

    def train():
        def body(i, losses):
            loss = v * v
            if kind == "v1":
                optimizer.minimize(loss)
            else:
                optimizer.apply_gradients([(tf.gradients(loss, v)[0], v)])
            return i + 1, losses.write(i, loss)
        return tf.while_loop(lambda i, losses: i < 5, body, [0, tf.TensorArray(tf.float32, 5)])[1].stack()

    losses = run(session, train).tolist()
    assert losses[0] == 9.0 and losses == sorted(losses, reverse=True) and losses[4] < 7.0
    assert session.run(v) < 2.6


def test_a_failing_assert_stops_what_follows(session, log):
    def step(x):
        log(x)
        tf.debugging.Assert(x > 0, ["not positive"])
        log(x + 1)
        return x

    with pytest.raises(tensorflow.errors.InvalidArgumentError, match="not positive"):
        run(session, step, tf.constant(-5))
    assert log.seen == [-5]


def test_variables_made_inside_keep_their_value_between_runs(session):
    made = []

    def count():
        made.append(variable(10))
        made[0].assign_add(1)
        return made[0].read_value()

    result = ordered(count)()
    session.run(tf.global_variables_initializer())
    assert session.run(made[0]) == 10                     # initializing runs no side effect
    assert [session.run(result) for _ in range(3)] == [11, 12, 13]


def test_keras_layers(session):
    layer = tensorflow.keras.layers.Dense(2, kernel_initializer="ones")
    normal = tensorflow.keras.layers.BatchNormalization(momentum=0.5)

    def model(x):
        return normal(layer(x), training=True)

    result = ordered(model)(tf.ones((4, 3)))
    session.run(tf.global_variables_initializer())
    assert session.run(result).shape == (4, 2)
    assert session.run(normal.moving_mean.value).tolist() == [1.5, 1.5]      # updated, though nothing asked for it


def test_two_calls_in_one_graph_stay_apart(session, log):
    step = ordered(lambda x: (log(x), x * 2)[1])
    one, two = step(tf.constant(1)), step(tf.constant(2))
    assert session.run(two) == 4 and log.seen == [2]
    assert session.run(one) == 2 and log.seen == [2, 1]


def test_a_call_within_belongs_to_the_call_around_it(session, log):
    inner = ordered(lambda x: (log(x), x)[1])

    def outer(x):
        inner(x)
        inner(x + 1)
        return x

    assert run(session, outer, tf.constant(1)) == 1
    assert log.seen == [1, 2]


def test_no_side_effects_no_change(session):
    x = tf.constant(1.0)
    assert ordered(lambda: x)() is x
    y = {"a": [x * 2]}
    assert ordered(lambda: y)() is y
    assert ordered(lambda: None)() is None


@pytest.mark.parametrize("nothing", [None, 3, "text", (), object()])
def test_a_function_that_returns_nothing_to_run(session, log, nothing):
    assert ordered(lambda: (log(tf.constant(1)), nothing)[1])() is nothing


@dataclasses.dataclass
class Pair:
    first: object
    second: object


def test_every_kind_of_result_waits(session, log):
    def results(x):
        log(x)
        return {
            2: x, "s": (x, [x]), "pair": Pair(x, None), "array": tensorflow.TensorArray(tf.int32, 1).write(0, x),
            "ragged": tensorflow.RaggedTensor.from_row_lengths(tf.stack([x, x]), [2]),
            "sparse": tf.SparseTensor([[0]], tf.stack([x]), [1]),
            "slices": tf.IndexedSlices(tf.stack([x]), tf.constant([0])), "plain": 1}

    got = ordered(results)(tf.constant(5))
    assert list(got) == [2, "s", "pair", "array", "ragged", "sparse", "slices", "plain"]
    assert got[2] is got["s"][0] is got["s"][1][0] is got["pair"].first
    for part in (got[2], got["array"].stack(), got["ragged"], got["sparse"], got["slices"]):
        log.seen.clear()
        session.run(part)
        assert log.seen == [5]


def test_containers_that_were_given_are_given_back(session, log):
    items, self = [tf.constant(1)], Pair(tf.constant(1), 2)
    assert ordered(lambda items: (log(items[0]), items)[1])(items) is items
    assert ordered(lambda self: (log(self.first), self)[1])(self) is self


def test_an_operation_that_is_returned_is_the_callers(session, log):
    v = variable(1.0)

    def build():
        log(v)
        return v * 2.0, v.assign_add(1.0).op, tf.global_variables_initializer()

    double, update, init = ordered(build)()
    session.run(init)
    assert log.seen == []
    assert session.run(double) == 2.0 and session.run(double) == 2.0
    session.run(update)
    assert session.run(double) == 4.0
    assert log.seen == [1.0, 1.0, 1.0, 2.0]


def test_what_is_run_at_another_time_is_no_side_effect(session, tmp_path):
    held = {}

    def build():
        v = held["v"] = variable(1.0)
        held["saver"] = tf.train.Saver([v])
        iterator = tf.data.make_initializable_iterator(tensorflow.data.Dataset.range(10))
        held["start"] = iterator.initializer
        held["table"] = tensorflow.lookup.StaticHashTable(
            tensorflow.lookup.KeyValueTensorInitializer(tf.constant([1], tf.int64), tf.constant([5], tf.int64)), 0)
        v.assign_add(1.0)
        return v.read_value(), iterator.get_next()

    value, item = ordered(build)()
    session.run([tf.global_variables_initializer(), tf.tables_initializer(), held["start"]])
    assert session.run((value, item)) == (2.0, 0)
    path = held["saver"].save(session, str(tmp_path / "point"))
    assert session.run((value, item)) == (3.0, 1)
    held["saver"].restore(session, path)
    assert session.run(held["v"]) == 2.0


def test_an_exception_leaves_the_graph_as_it_was(session, log):
    def fails():
        log(tf.constant(1))
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        ordered(fails)()
    assert ordered(lambda: (log(tf.constant(2)), tf.constant(3))[1])() is not None
    assert not tf.get_default_graph()._add_control_dependencies


def test_gradients_through_an_ordered_call(session, log):
    x = tf.constant(2.0)

    def power(x):
        log(x)
        return tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, (log(y), y * x)[1]), [0, x])[1]

    y = ordered(power)(x)
    assert session.run(tf.gradients(y, x)[0]) == 32.0
    assert log.seen == [2.0, 2.0, 4.0, 8.0]


def test_in_tf_function(log):
    """TensorFlow's own order there lets the loop begin before the first line, and the assignment before the check."""
    v = tensorflow.Variable(0)

    @tensorflow.function(autograph=False)
    @ordered
    def step(n):
        log(tensorflow.strings.join(["slow", tf.as_string(tf.reduce_sum(tf.random.uniform([2000000])) * 0)]))
        last = tf.while_loop(lambda i: i < n, lambda i: (v.assign_add(1), log(i), i + 1)[2], [0])
        tf.debugging.Assert(last > 2, ["too small"])
        v.assign(100)
        return last

    assert step(tensorflow.constant(3)).numpy() == 3
    assert log.seen[1:] == [0, 1, 2] and v.numpy() == 100
    with pytest.raises(tensorflow.errors.InvalidArgumentError, match="too small"):
        step(tensorflow.constant(1))
    assert v.numpy() == 101


@pytest.mark.parametrize("kind", ["branch", "function"])
def test_gradients_through_branches_and_functions(session, log, kind):
    v, x = variable(3.0), tf.constant(2.0)
    square = tensorflow.function(lambda x: (log(x), x * x)[1], autograph=False)

    def step(x):
        log(x)
        y = square(x) if kind == "function" else tf.cond(x > 0, lambda: (log(x), x * x)[1], lambda: x)
        v.assign_add(y)
        return y * v

    y = ordered(step)(x)
    gradients = tf.gradients(y, [x, v.handle])
    session.run(tf.global_variables_initializer())
    assert session.run(gradients) == [28.0, 4.0]
    assert log.seen == [2.0, 2.0]


@pytest.mark.parametrize("inside", [False, True])
def test_gradients_in_tf_function(log, inside):
    @ordered
    def power(x):
        log(x)
        y = tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, (log(y), y * x)[1]), [0, x])[1]
        return (y, tf.gradients(y, x)[0]) if inside else y

    power, x = tensorflow.function(power, autograph=False), tensorflow.constant(2.0)
    with tensorflow.GradientTape() as tape:
        tape.watch(x)
        y = power(x)
    assert (y[1] if inside else tape.gradient(y, x)).numpy() == 32.0
    assert log.seen == [2.0, 2.0, 4.0, 8.0]


def test_eagerly_nothing_changes():
    assert ordered(lambda x: x)(3) == 3


def test_chain_orders_a_loop_body(log):
    v = tensorflow.Variable(0)

    @tensorflow.function(autograph=False)
    def step(n):
        def body(i):
            tf.debugging.Assert(i < 2, ["too many"])
            v.assign_add(1)
            chain(tf.get_default_graph())
            return i + 1
        return tf.while_loop(lambda i: i < n, body, [0])

    with pytest.raises(tensorflow.errors.InvalidArgumentError, match="too many"):
        step(tensorflow.constant(5))
    assert v.numpy() == 2


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize("where", ["graph", "function", "eager"])
def test_one_shot_iterators_in_a_loop_go_on(where, shuffled):
    def dataset():
        numbers = tf.data.Dataset.from_tensor_slices(tf.range(6))
        return (numbers.shuffle(1) if shuffled else numbers).repeat().batch(2)

    def batches(data):
        def body(i, found):
            return i + 1, found.write(i, make_one_shot_iterator(data).get_next())
        return tf.while_loop(lambda i, _: i < 4, body, [0, tf.TensorArray(tf.int32, 4)])[1].stack()

    if where == "graph":
        with tf.Graph().as_default(), tf.Session() as session:
            result = session.run(ordered(batches)(ordered(dataset)()))
    elif where == "function":
        result = tensorflow.function(lambda: batches(dataset()), autograph=False)().numpy()
    else:
        data = dataset()
        result = tensorflow.function(lambda: batches(data), autograph=False)().numpy()
    assert result.tolist() == [[0, 1], [2, 3], [4, 5], [0, 1]]
