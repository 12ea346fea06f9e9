"""Python's state that a trace changes: told once, with the line; what is no such state is not."""
import warnings

import tensorflow as tf

import autoimport as autograph
from autoimport.errors import StateWarning

calls, log = 0, []


class Model:
    def __init__(self):
        self.calls, self.last, self.weight, self.total, self.rows = 0, None, None, 0, []


model = Model()


def counted(x):
    global calls
    calls += 1
    return x


def method(x):
    model.calls = model.calls + 1
    return x


def kept(x):
    model.last = x * 2
    return x


def in_a_loop(xs):
    for x in xs:
        model.total += x
    return xs


def appended(x):
    log.append("call")
    return x


def filled(xs):
    for x in xs:
        model.rows.append(x)
    return xs


def own(xs):
    mine, table, items, n = Model(), {"n": 0}, [1], 0

    def step():
        nonlocal n
        n += 1
    for x in xs:
        mine.total += x
        table["n"] += 1
        items.append(x)
        step()
    mine.calls += 1
    items[0] += 1
    step()
    return mine.total, table, items, n


def set_once(x):
    if model.weight is None:
        model.weight = tf.Variable(1.0)
    model.built = True
    return x


def warned(function, x):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        tf.function(autograph.to_graph(function))(tf.constant(x))
    return [(str(each.message), each.lineno) for each in caught if each.category is StateWarning]


def test_state_that_outlives_the_trace():
    for function, x, name in [(counted, 1, "calls"), (method, 1, "calls"), (kept, 1, "last"), (in_a_loop, [1, 2], "total"),
                              (appended, 1, "list"), (filled, [1, 2], "list")]:
        found = warned(function, x)
        assert len(found) == 1 and name in found[0][0], (function.__name__, found)
    assert model.rows == []                    # what stood for its items means nothing outside


def test_it_is_told_once():
    def again(x):
        model.calls += 1
        return x
    assert len(warned(again, 1)) == 1
    assert warned(again, 2) == []


def test_the_traces_own_state():
    assert warned(own, [1, 2]) == []


def test_what_is_set_once():
    assert warned(set_once, 1) == []


def by_tensorflow(n):
    seen, counts, total = [], [0], 0

    def body(i):
        nonlocal total
        seen.append(i)
        counts[0] += 1
        total += 1
        return (i + 1,)
    return tf.while_loop(lambda i: i < n, body, [tf.constant(0)]), len(seen), counts, total


def by_tensorflow_alone(xs):
    scale, weights, parts = 3, [1, 2], []

    def body(x):
        mine = []
        mine.append(x * scale)
        return tf.add_n(mine) + weights[0]
    tf.nest.map_structure(lambda x: parts.append(x), [xs, xs])
    return tf.map_fn(body, xs), len(parts)


def test_what_changes_in_functions_that_tensorflow_calls():
    """`tf.while_loop` and the like call a function once, while tracing: eagerly once for each pass."""
    (text, line), = warned(by_tensorflow, 3)
    assert "('counts', 'seen', 'total')" in text and line == by_tensorflow.__code__.co_firstlineno + 9
    assert warned(by_tensorflow_alone, [1, 2]) == []
