"""Cursors: a loop over anything, driven by a bare `tf.while_loop`, gives what Python's `for` gives eagerly."""
import itertools

import numpy as np
import pytest
import tensorflow as tf

import autoimport
from autoimport.constructs import operators
from autoimport.errors import StagingError
from autoimport.runtime import combined, iterables, iterating, plain, ranges, staging
from autoimport.runtime.builtins import OVERLOADS

staging.attach()
operators()


@pytest.fixture(autouse=True)
def calls_stay(monkeypatch):
    """The functions of this file are called as they are."""
    call = staging.call
    monkeypatch.setitem(vars(staging), "call", lambda function: call(function) if getattr(
        function, "__module__", None) == "autoimport.library.iteration" else function)


class Names:
    """The builtins a program uses: Python's eagerly, ours in a graph."""

    def __init__(self, staged):
        for builtin, overload in OVERLOADS.items():
            setattr(self, builtin.__name__, overload if staged else builtin)


EAGER, STAGED = Names(False), Names(True)


def fold(iterable, function, start):
    """`for item in iterable: start = function(start, item)`, staged where it has to be."""
    cursor = iterable if isinstance(iterable, iterables.Cursor) else iterables.cursor(iterable)
    if cursor is None:
        for item in iterable:
            start = function(start, item)
        return start
    state = cursor.start()
    size = len(state)

    def body(*packed):
        raw, keep, following = cursor.item(*packed[:size])
        total = packed[size]

        def run():
            return tf.convert_to_tensor(function(total, cursor.value(raw)))
        return [*following, run() if keep is None else tf.cond(keep, run, lambda: total)]

    out = tf.while_loop(lambda *packed: cursor.more(*packed[:size]), body, [*state, tf.convert_to_tensor(start)])
    cursor.finish(*out[:size])
    return out[size]


def horner(total, item):
    """Depends on the items and on their order."""
    for part in tf.nest.flatten(item):
        total = total * 1.5 + tf.cast(tf.reduce_sum(part), tf.float32)
    return total


def results(program, *inputs):
    """What the program gives eagerly, in a tf.function, and in a graph with a session that runs it twice."""
    eager = program(EAGER, *map(tf.constant, inputs))
    def staged(*tensors):
        return staging.enter(program, program.__code__)(STAGED, *tensors)
    traced = tf.function(staged, autograph=False)(*map(tf.constant, inputs))
    dynamic = tf.function(staged, autograph=False, input_signature=[
        tf.TensorSpec([None] * np.ndim(value), tf.constant(value).dtype) for value in inputs])(
            *map(tf.constant, inputs))
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        fetched = staged(*(tf.constant(value) + tf.zeros_like(value) for value in inputs))
        first, second = session.run(fetched), session.run(fetched)
    return [tf.nest.map_structure(np.asarray, result) for result in (eager, traced, dynamic, first, second)]


def check(program, *inputs):
    eager, *others = results(program, *inputs)
    for other in others:
        tf.nest.map_structure(lambda a, b: np.testing.assert_allclose(a, b, rtol=1e-6), eager, other)


def dataset(n):
    return tf.data.Dataset.range(n)


def unsized(n):
    return dataset(n).filter(lambda x: tf.not_equal(x % 3, 1))


ROWS = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
LOOPS = {
    "rows": lambda b, t, n: t,
    "tf.range": lambda b, t, n: tf.range(n),
    "tf.range down": lambda b, t, n: tf.range(n, -3, -2),
    "tf.range of floats": lambda b, t, n: tf.range(0.0, tf.cast(n, tf.float32), 0.7),
    "range": lambda b, t, n: b.range(n),
    "range from": lambda b, t, n: b.range(2, n),
    "range by 3": lambda b, t, n: b.range(-4, n, 3),
    "range down": lambda b, t, n: b.range(n, -2, -1),
    "range by tensor": lambda b, t, n: b.range(n, 0, 1 - n),
    "range empty": lambda b, t, n: b.range(n, 2),
    "range int64": lambda b, t, n: b.range(0, tf.cast(n, tf.int64), 2),
    "range uint8": lambda b, t, n: b.range(tf.cast(n, tf.uint8)),
    "ragged": lambda b, t, n: tf.RaggedTensor.from_row_lengths(tf.reshape(t, [-1]), [1, 0, 3, 2]),
    "dataset": lambda b, t, n: dataset(5),
    "dataset of tensor": lambda b, t, n: tf.data.Dataset.from_tensor_slices(t),
    "dataset unsized": lambda b, t, n: unsized(9),
    "dataset of pairs": lambda b, t, n: tf.data.Dataset.from_tensor_slices((t, {"x": [1, 2, 3]})),
    "dataset iterator": lambda b, t, n: b.iter(unsized(7)),
    "enumerate": lambda b, t, n: b.enumerate(t),
    "enumerate from": lambda b, t, n: b.enumerate(t, 5),
    "enumerate from tensor": lambda b, t, n: b.enumerate(t, n if b is STAGED else int(n)),
    "enumerate range": lambda b, t, n: b.enumerate(b.range(n)),
    "enumerate dataset": lambda b, t, n: b.enumerate(unsized(6), 1),
    "enumerate filter": lambda b, t, n: b.enumerate(b.filter(lambda x: tf.equal(x % 2, 1), tf.range(n)), 3),
    "enumerate filter dataset": lambda b, t, n: b.enumerate(b.filter(lambda x: tf.equal(x % 2, 0), unsized(6)), 3),
    "zip": lambda b, t, n: b.zip(t, t[:2] * 2),
    "zip range": lambda b, t, n: b.zip(b.range(3, n), t),
    "zip list": lambda b, t, n: b.zip(t, [10, 20, 30, 40]),
    "zip numpy": lambda b, t, n: b.zip(np.arange(2.0), t),
    "zip python range": lambda b, t, n: b.zip(range(7, 2, -2), t),
    "zip tuples": lambda b, t, n: b.zip([(1, 2.0), (3, 4.0)], t),
    "zip count": lambda b, t, n: b.zip(t, itertools.count(3, 2)),
    "zip datasets": lambda b, t, n: b.zip(unsized(8), dataset(3)),
    "zip dataset and tensor": lambda b, t, n: b.zip(t, unsized(20)),
    "zip filters": lambda b, t, n: b.zip(b.filter(lambda x: x > 1, tf.range(n)),
                                         b.filter(lambda x: tf.equal(x % 2, 0), dataset(9))),
    "zip of none": lambda b, t, n: b.zip(),
    "map": lambda b, t, n: b.map(lambda row: row * 2 + 1, t),
    "map two": lambda b, t, n: b.map(lambda row, i: row * tf.cast(i, tf.float32), t, b.range(n)),
    "map list": lambda b, t, n: b.map(lambda row, i: row * i, t, [2.0, 3.0, 4.0]),
    "map dataset": lambda b, t, n: b.map(lambda x: x + 1, unsized(6)),
    "filter": lambda b, t, n: b.filter(lambda row: row[0] > 2, t),
    "filter none": lambda b, t, n: b.filter(None, tf.range(n) - 2),
    "filter map": lambda b, t, n: b.filter(lambda x: x > 4, b.map(lambda x: x * x, tf.range(n))),
    "filter all": lambda b, t, n: b.filter(lambda x: x > 99, tf.range(n)),
    "map filter": lambda b, t, n: b.map(lambda x: x * x, b.filter(lambda x: tf.equal(x % 2, 0), tf.range(n))),
    "map filter dataset": lambda b, t, n: b.map(lambda x: x * x, b.filter(lambda x: tf.equal(x % 2, 0), unsized(9))),
    "filter filter map": lambda b, t, n: b.filter(lambda x: x > 3, b.map(
        lambda x: x + 1, b.filter(lambda x: tf.equal(x % 2, 0), tf.range(n)))),
    "filter map filter dataset": lambda b, t, n: b.filter(lambda x: x > 3, b.map(
        lambda x: x + 1, b.filter(lambda x: tf.equal(x % 2, 0), unsized(9)))),
    "reversed": lambda b, t, n: b.reversed(t),
    "reversed range": lambda b, t, n: b.reversed(b.range(2, n, 2)),
    "reversed range by tensor": lambda b, t, n: b.reversed(b.range(n, -n, -n + 2)),
    "reversed range int64": lambda b, t, n: b.reversed(b.range(tf.cast(n, tf.int64))),
    "reversed tf.range": lambda b, t, n: b.reversed(tf.range(n)),
    "enumerate zip reversed": lambda b, t, n: b.enumerate(b.zip(b.reversed(t), t, b.range(n))),
    "iter": lambda b, t, n: b.iter(t),
    "iter iter": lambda b, t, n: b.iter(b.iter(b.range(n))),
}


@pytest.mark.parametrize("source", LOOPS.values(), ids=LOOPS)
def test_loop(source):
    check(lambda b, t, n: fold(source(b, t, n), horner, tf.constant(1.0)), ROWS, 6)


@pytest.mark.parametrize("length", [0, 1])
@pytest.mark.parametrize("name", ["rows", "enumerate", "zip", "map", "reversed", "filter"])
def test_short(name, length):
    check(lambda b, t, n: fold(LOOPS[name](b, t, n), horner, tf.constant(1.0)), np.float32(ROWS)[:length], 6)


def test_tensor_array():
    def program(b, t):
        array = tf.TensorArray(tf.float32, 0, dynamic_size=True)
        for i in range(3):
            array = array.write(i, t[i] * 2)
        return fold(array, horner, 1.0) if b is STAGED else fold(t * 2, horner, 1.0)
    check(program, ROWS)


def test_variable_is_read_at_the_start():
    variable = tf.Variable([1.0, 2.0, 3.0])

    def program():
        def step(total, item):
            variable.assign(variable * 2.0)
            return total + item
        return fold(variable, step, 0.0)
    assert program() == 6.0
    variable.assign([1.0, 2.0, 3.0])
    assert tf.function(program, autograph=False)() == 6.0
    assert variable.numpy().tolist() == [8.0, 16.0, 24.0]


def test_eager_tensor_in_a_graph():
    constant = tf.constant(ROWS)
    assert iterables.cursor(constant) is None
    assert tf.function(lambda: fold(constant, horner, 1.0), autograph=False)() == fold(constant, horner, 1.0)


@pytest.mark.parametrize("values", [[1, 2], (1,), "text", {"a": 1}, range(3), np.arange(3), iter([1]), {1}],
                         ids=lambda value: type(value).__name__)
def test_plain_is_left_to_python(values):
    with tf.Graph().as_default():
        assert iterables.cursor(values) is None
        for name in "enumerate", "zip", "reversed", "iter":
            if name != "reversed" or hasattr(values, "__reversed__") or hasattr(values, "__getitem__"):
                assert type(getattr(STAGED, name)(values)) is type(getattr(EAGER, name)(values))


def test_eager_dataset_is_left_to_python():
    assert iterables.cursor(dataset(3)) is None
    assert iterables.cursor(iter(dataset(3))) is None


@pytest.mark.parametrize("name", ["rows", "enumerate", "zip", "map", "filter", "reversed", "ragged", "map two"])
def test_gradient(name):
    def program(b, t):
        return fold(LOOPS[name](b, t, tf.constant(6)), lambda total, item: horner(total, item) ** 2 / 50.0, 1.0)

    def gradient(b, t):
        with tf.GradientTape() as tape:
            tape.watch(t)
            y = program(b, t)
        return tf.convert_to_tensor(tape.gradient(y, t))
    t = tf.constant(ROWS)
    np.testing.assert_allclose(tf.function(lambda t: gradient(STAGED, t), autograph=False)(t), gradient(EAGER, t), 1e-5)


@pytest.mark.parametrize("name", ["rows", "tf.range", "range", "range by 3", "enumerate", "zip", "map", "filter",
                                  "reversed", "filter map", "zip list", "reversed range"])
def test_compiled(name):
    def program(b, t):
        return fold(LOOPS[name](b, t, tf.constant(6)), horner, 1.0)
    compiled = tf.function(lambda t: program(STAGED, t), autograph=False, jit_compile=True)(tf.constant(ROWS))
    np.testing.assert_allclose(compiled, program(EAGER, tf.constant(ROWS)), 1e-5)


def test_tf_range_is_counted():
    with tf.Graph().as_default():
        cursor = iterables.cursor(tf.range(10))
        assert isinstance(cursor, ranges.Numbers) and cursor.length == 10
        assert isinstance(iterables.cursor(tf.range(tf.constant(5) + 1, delta=2)), ranges.Numbers)
        assert isinstance(iterables.cursor(tf.range(0.0, 1.0, 0.5)), iterables.Rows)


def test_lengths():
    four = dataset(4)

    @tf.function(autograph=False, input_signature=[tf.TensorSpec([None, 2]), tf.TensorSpec([3, 2])])
    def trace(unknown, known):
        assert iterables.cursor(known).length == 3
        assert iterables.cursor(STAGED.zip(known, range(7))).length == 3
        assert iterables.cursor(STAGED.enumerate(STAGED.map(abs, known))).length == 3
        assert iterables.cursor(STAGED.filter(None, known)).length is None
        assert iterables.cursor(four).length == 4
        assert iterables.cursor(unsized(4)).length is None
        lengths = [iterables.cursor(unknown).length, iterables.cursor(STAGED.zip(unknown, known)).length]
        return lengths
    assert [n.numpy() for n in trace(tf.zeros([5, 2]), tf.zeros([3, 2]))] == [5, 3]


def test_static_items_are_made_one_by_one():
    log = []
    with tf.Graph().as_default():
        items = iterables.cursor(STAGED.map(lambda row: log.append("made") or row, tf.constant(ROWS))).static_items()
        for _ in items:
            log.append("used")
        assert iterables.cursor(STAGED.filter(None, tf.constant(ROWS))).static_items() is None
    assert log == ["made", "used"] * 3


def test_break_leaves_the_rest_in_the_iterator():
    source = iter(unsized(20))

    @tf.function(autograph=False)
    def first_over(source, limit):
        cursor = iterables.cursor(source)

        def body(alive, last):
            raw, keep, following = cursor.item(alive)
            return [*following, tf.cond(keep, lambda: cursor.value(raw), lambda: last)]
        return tf.while_loop(lambda alive, last: cursor.more(alive) & (last <= limit), body,
                             [*cursor.start(), tf.constant(-1, tf.int64)])[1]
    assert first_over(source, 4) == 5
    assert next(source) == 6


def test_dataset_in_a_loop_starts_again():
    def program():
        def outer(i, total):
            return i + 1, fold(unsized(5), lambda total, x: total + tf.cast(x, tf.float32), total)
        return tf.while_loop(lambda i, total: i < 3, outer, (0, 0.0))[1]
    assert tf.function(program, autograph=False)() == 15.0
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        total = program()
        assert session.run(total) == session.run(total) == 15.0


def test_infinite_dataset():
    def program(b):
        source = iterables.cursor(dataset(3).repeat())
        state = source.start()

        def body(count, *packed):
            raw, _, following = source.item(*packed[:-1])
            return [count + 1, *following, packed[-1] * 2 + source.value(raw)]
        return tf.while_loop(lambda count, *_: count < 5, body, [0, *state, tf.constant(0, tf.int64)])[-1]
    assert tf.function(program, autograph=False)(STAGED) == 0 * 16 + 1 * 8 + 2 * 4 + 0 * 2 + 1


def test_distributed_dataset():
    strategy = tf.distribute.MirroredStrategy(["CPU:0"])
    distributed = strategy.experimental_distribute_dataset(dataset(6).batch(2))
    total = tf.function(lambda: fold(distributed, lambda total, x: total + tf.reduce_sum(x), tf.constant(0, tf.int64)),
                        autograph=False)()
    assert total == 15


@pytest.mark.parametrize("program, error", [
    (lambda b, t, n: fold(t[0, 0], horner, 1.0), TypeError),
    (lambda b, t, n: b.enumerate(n), TypeError),
    (lambda b, t, n: b.zip(n, t), TypeError),
    (lambda b, t, n: b.map(abs, n), TypeError),
    (lambda b, t, n: b.iter(n), TypeError),
    (lambda b, t, n: b.reversed(b.enumerate(t)), TypeError),
    (lambda b, t, n: b.reversed(unsized(3)), TypeError),
    (lambda b, t, n: b.range(0, 5, tf.constant(0)), ValueError),
    (lambda b, t, n: b.range(b.range(n)), TypeError),
    (lambda b, t, n: b.range(n, 2.5), TypeError),
    (lambda b, t, n: b.range(n, 1, 1, 1), TypeError),
    (lambda b, t, n: b.range(t), TypeError),
    (lambda b, t, n: b.len(b.enumerate(t)), TypeError),
    (lambda b, t, n: b.zip(t, t, wrong=1), TypeError),
], ids=lambda value: getattr(value, "__name__", None))
def test_refused_as_eager_code_is(program, error):
    with pytest.raises((error, AttributeError)):            # TensorFlow: range of floats is an AttributeError
        program(EAGER, tf.constant(ROWS), tf.constant(4))
    with tf.Graph().as_default(), pytest.raises(error):
        program(STAGED, tf.constant(ROWS), tf.constant(4))


@pytest.mark.parametrize("program", [
    lambda b, t: b.zip(*[b.iter(t)] * 2, t),
    lambda b, t: b.zip(t, (x for x in [1, 2])),
    lambda b, t: fold(b.zip(t, [object(), object()]), horner, 1.0),
], ids=["same iterator", "generator", "objects"])
def test_refused_in_graphs_only(program):
    function = tf.function(lambda t: program(STAGED, t), autograph=False, input_signature=[tf.TensorSpec([None])])
    with pytest.raises(StagingError):
        function(tf.constant([1.0, 2.0]))


def test_zip_with_objects_is_unrolled_where_lengths_are_known():
    marks = [object(), object(), object()]
    with tf.Graph().as_default():
        pairs = list(STAGED.zip(tf.constant(ROWS), marks))
    assert [mark for _, mark in pairs] == marks


def test_rows_of_a_tensor_of_unknown_rank():
    def summed(t):
        with tf.GradientTape() as tape:
            tape.watch(t)
            total = fold(t, lambda total, row: total * 2.0 + tf.reduce_sum(row * row), 1.0)
        return total, tape.gradient(total, t)
    given = tf.constant(ROWS)
    for got, expected in zip(tf.function(summed, autograph=False, input_signature=[tf.TensorSpec(None)])(given), summed(given)):
        np.testing.assert_allclose(got, expected)


def test_zip_strict():
    check(lambda b, t: fold(b.zip(t, t, strict=True), horner, 1.0), ROWS)
    with pytest.raises(ValueError, match="shorter"):
        list(zip(tf.constant([1, 2]), tf.constant([1]), strict=True))
    with tf.Graph().as_default(), pytest.raises(ValueError, match="shorter"):
        STAGED.zip(tf.constant([1, 2]), tf.constant([1]), strict=True)


NEXTS = {
    "rows": lambda b, t, n: b.iter(t),
    "range": lambda b, t, n: b.iter(b.range(n)),
    "enumerate": lambda b, t, n: b.enumerate(t),
    "map": lambda b, t, n: b.map(lambda row: row * 2, t),
    "map range": lambda b, t, n: b.map(lambda row: row * 2, b.range(3, n)),
    "filter": lambda b, t, n: b.filter(lambda x: x > 1, b.range(n)),
    "zip": lambda b, t, n: b.zip(t, b.range(n)),
    "dataset": lambda b, t, n: b.iter(unsized(9)),
    "enumerate dataset": lambda b, t, n: b.enumerate(unsized(9)),
    "reversed": lambda b, t, n: b.reversed(t),
    "ragged": lambda b, t, n: b.iter(tf.RaggedTensor.from_row_lengths(tf.reshape(t, [-1]), [1, 0, 3, 2])),
}


@pytest.mark.parametrize("source", NEXTS.values(), ids=NEXTS)
def test_next(source):
    def program(b, t, n):
        it = source(b, t, n)
        first = horner(tf.constant(1.0), b.next(it))
        return horner(first, b.next(it))
    check_ordered(source, program)


@pytest.mark.parametrize("source", NEXTS.values(), ids=NEXTS)
def test_next_then_loop(source):
    def program(b, t, n):
        it = source(b, t, n)
        total = horner(tf.constant(1.0), b.next(it))
        return fold(it, horner, total)
    check_ordered(source, program)


def check_ordered(source, program):
    if source is NEXTS["dataset"]:                          # a session keeps no order between two reads by itself
        assert tf.function(lambda: program(STAGED, None, None), autograph=False)() == program(EAGER, None, None)
    else:
        check(program, ROWS, 6)


def test_next_past_the_end():
    with tf.Graph().as_default():
        it = STAGED.iter(tf.constant([1, 2]))
        assert STAGED.next(it) is not None and STAGED.next(it) is not None
        with pytest.raises(StopIteration):
            STAGED.next(it)
        assert STAGED.next(it, "end") == "end"

    @tf.function(autograph=False, input_signature=[tf.TensorSpec([None])])
    def second(t):
        def program(t):
            it = STAGED.iter(t)
            STAGED.next(it)
            return STAGED.next(it)
        return staging.enter(program, program.__code__)(t)
    assert second([1.0, 2.0]) == 2.0
    with pytest.raises(StopIteration):
        second([1.0])


def test_next_with_default():
    def program(b, t, n):
        it = b.iter(t)
        items = [b.next(it, -1.0) for _ in range(4)]
        numbers = b.filter(lambda x: x > 2, tf.range(n))
        return tf.stack(items), tf.stack([b.next(numbers, 7), b.next(numbers, 8)])
    check(program, [1.0, 2.0, 3.0], 4)

    def of_dataset(b):
        it = b.iter(unsized(3))
        return [b.next(it, tf.constant(9, tf.int64)) for _ in range(4)]
    inside = tf.function(lambda: staging.enter(of_dataset, of_dataset.__code__)(STAGED), autograph=False)
    assert [int(x) for x in inside()] == [0, 2, 9, 9]


def test_iterator_that_a_loop_reads_is_not_read_in_it():
    def program(t):
        it = iterating.iter_(t)
        return fold(it, lambda total, x: total + x + next(it), 0.0)
    with pytest.raises(StagingError, match="loop"):
        tf.function(program, autograph=False)(tf.constant([1.0, 2.0]))


RANGES = [(5,), (2, 9), (9, 2), (0, 10, 3), (10, 0, -3), (0, 10, -1), (-7, 8, 5)]


@pytest.mark.parametrize("bounds", RANGES, ids=str)
def test_range_object(bounds):
    expected = range(*bounds)

    @tf.function(autograph=False)
    def staged(*bounds):
        r = STAGED.range(*bounds)
        return STAGED.len(r), [r.contains(x) for x in range(-8, 12)]
    length, inside = staged(*map(tf.constant, bounds))
    assert length == len(expected)
    assert [bool(x) for x in inside] == [x in expected for x in range(-8, 12)]
    item = tf.function(lambda i, *bounds: STAGED.range(*bounds)[i], autograph=False)
    for index in range(-len(expected), len(expected)):
        assert item(tf.constant(index), *map(tf.constant, bounds)) == expected[index]
    with pytest.raises(tf.errors.InvalidArgumentError, match="out of range"):
        item(tf.constant(len(expected)), *map(tf.constant, bounds))


def test_range_of_large_steps_ends():
    check(lambda b, t: fold(b.range(2**31 - 3, 2**31 - 1 + 0 * t, 2), lambda total, i: total + 1, 0), 1)
    check(lambda b, t: fold(b.range(2**31 - 2 + 0 * t, 2**31 - 1), lambda total, i: total + 1, 0), 1)


def test_plain_values_in_step():
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        for items in range(100), range(100, 0, -3), range(2**40, 2**40 + 20), [2, 3] * 20, itertools.count(3, 2):
            cursor = plain.plain_source(items, 20)
            total = fold(combined.zipped([cursor, ranges.Numbers(0, 20, 1)]),
                         lambda total, pair: total + tf.cast(pair[0], tf.int64), tf.constant(0, tf.int64))
            expected = sum(itertools.islice(itertools.count(3, 2) if isinstance(items, itertools.count) else items, 20))
            assert session.run(total) == expected
        for items in [1, 2], ["text"] * 40, [object()] * 40:
            assert plain.plain_source(items, len(items)) is None


def some_of(dataset, n):
    iterator, total = iter(dataset), tf.constant(0, tf.int64)
    for _ in tf.range(n):
        total += tf.reduce_sum(next(iterator))
    return total


def test_next_of_a_distributed_iterator(monkeypatch):
    """It was made outside of the loop, and is the graph's to read, not Python's."""
    monkeypatch.undo()                                      # calls are converted here
    dataset = tf.distribute.MirroredStrategy(["CPU:0"]).experimental_distribute_dataset(tf.data.Dataset.range(6).batch(2))
    assert tf.function(autoimport.to_graph(some_of), autograph=False)(dataset, tf.constant(2)) == 0 + 1 + 2 + 3
