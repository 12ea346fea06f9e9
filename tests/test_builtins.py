"""Staged builtins: what they give in a graph is what Python's give eagerly, and they are Python's on plain values."""
import contextlib
import io
import types

import numpy as np
import pytest
import tensorflow as tf

from autoimport.constructs import operators
from autoimport.errors import CompilationWarning, StagingError
from autoimport.runtime import staging, tensors
from autoimport.runtime.builtins import OVERLOADS

staging.attach()
operators()


@pytest.fixture(autouse=True)
def calls_stay(monkeypatch):
    """The functions of this file are called as they are."""
    call = staging.call
    monkeypatch.setitem(vars(staging), "call", lambda function: call(function) if getattr(
        function, "__module__", None) == "autoimport.library.iteration" else function)


class Names(dict):
    """The names a program uses: Python's builtins eagerly, ours in a graph, and the inputs."""

    def __init__(self, staged):
        self["math"] = types.SimpleNamespace()
        for plain, overload in OVERLOADS.items():
            target = vars(self["math"]) if plain.__module__ == "math" else self
            target[plain.__name__] = overload if staged else plain
        self.update(tf=tf, VARIABLE=VARIABLE, INFINITE=INFINITE)

    __getattr__ = dict.__getitem__

    def run(self, program, tensors):
        return eval(program, {**self, **dict(zip("tunxcms", tensors))})


VARIABLE, INFINITE = tf.Variable([1]), tf.data.Dataset.range(3).repeat()
EAGER, STAGED = Names(False), Names(True)
INPUTS = {"t": [3.0, -1.0, 2.5, 3.0], "u": [1.0, 5.0, 1.0, 0.0], "n": [4, 7, 2, 7], "x": 2.5, "c": [False, True],
          "m": [[1, 2], [3, 4]], "s": "12"}


def inputs():
    return [tf.constant(value) for value in INPUTS.values()]


def outcomes(program):
    """Eagerly; in a tf.function; with unknown shapes; in a session."""
    def run(names, *tensors):
        return tf.nest.map_structure(tf.convert_to_tensor, names.run(program, tensors))
    yield run(EAGER, *inputs())
    def ours(*tensors):
        return run(STAGED, *tensors)           # (an instance that is an argument would have its class converted)
    def staged(*tensors):
        return staging.enter(ours, ours.__code__)(*tensors)
    yield tf.function(staged, autograph=False)(*inputs())
    signature = [tf.TensorSpec([None] * value.shape.rank, value.dtype) for value in inputs()]
    yield tf.function(staged, autograph=False, input_signature=signature)(*inputs())
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        yield session.run(staged(*(tf.identity(value) for value in inputs())))


def same(a, b):
    a, b = np.asarray(a), np.asarray(b)
    assert a.shape == b.shape and (a.dtype.kind == b.dtype.kind or {a.dtype.kind, b.dtype.kind} <= set("OSU"))
    assert (a == b).all() if a.dtype.kind in "bOSUi" else np.allclose(a, b, 1e-6, equal_nan=True)


PROGRAMS = [
    "len(t)",
    "len(m)",
    "len(range(n[0]))",
    "len([t, u])",
    "abs(t[1])",
    "max(t)",
    "min(n)",
    "max(t, key=lambda v: -v * v)",
    "min(t, key=lambda v: tf.minimum(v, 1.0) * 0)",
    "max(m, key=lambda row: row[0])",
    "max(t, default=0.0)",
    "max(t[4:], default=8.0)",
    "max(x, t[0], 2.75)",
    "min(n[0], 3, n[2])",
    "max([t[0], t[1], t[2]])",
    "max([t[0], t[1], t[2]], key=lambda v: -v)",
    "max([t, u], key=lambda row: row[1])",
    "max(t[:2], u[:1], key=lambda row: row[0])",
    "max(range(4), key=lambda i: u[i])",
    "max((n[1], 1.0), (n[3], 2.0), (n[0], 9.0))",
    "max(zip(n, u))",
    "min(zip(u, n, t))",
    "max(enumerate(t), key=lambda pair: pair[1])",
    "min(range(len(t)), key=lambda i: t[i])",
    "max(range(4), key=lambda i: (n[i], -i))",
    "max(map(lambda v: v * v, t))",
    "max(filter(lambda v: v < 3, t))",
    "max(tf.data.Dataset.from_tensor_slices(n))",
    "max((v for v in [x, t[0]]))",
    "max([3, 1, 4], key=lambda v: -v)",
    "sum(t)",
    "sum(n)",
    "sum(t, 0.5)",
    "sum(t, start=x)",
    "sum(m)",
    "sum([t[0], x, 1], 0.5)",
    "sum((v for v in [x, t[0]]))",
    "sum(map(lambda v, w: v * w, t, u))",
    "sum(filter(lambda v: v > 0, t))",
    "sum(range(n[0], 0, -2))",
    "sum(tf.data.Dataset.from_tensor_slices(n))",
    "sum(map(tf.reduce_max, tf.RaggedTensor.from_row_lengths(t, [1, 3])))",
    "any(c)",
    "all(c)",
    "any(t)",
    "all(u)",
    "any(m[:, :1])",
    "any(t[4:])",
    "all(t[4:])",
    "any([t[0] > 99, x > 2])",
    "any([t[0] > 99, True, x > 99])",
    "all([t[0] > 0, 1, 'a', x])",
    "all((v > 0 for v in [x, t[0]]))",
    "any(map(lambda v: v > 2.9, t))",
    "all(map(lambda v: v > 2.9, t))",
    "all(filter(lambda v: v > 99, t))",
    "any(tf.data.Dataset.from_tensor_slices(u))",
    "reduce(lambda a, v: a * 0.5 + v, t)",
    "reduce(lambda a, v: a + v, t, 0)",
    "reduce(lambda a, v: a - v, filter(lambda v: v > 0, t), x)",
    "reduce(lambda a, v: tf.concat([a, [v]], 0), t, t[:1])",
    "reduce(lambda a, v: a + v, [1, 2], x)",
    "[math.sqrt(n[0]), math.floor(-x), math.log(x, 2), math.atan2(x, 1), math.hypot(x, x), math.isnan(x), "
    "math.fmod(-x, 2), math.isclose(x, 2.5), math.pow(x, 2), math.ceil(x)]",
    "sum(t) / len(t)",
    "sum(map(lambda p: p[0] * p[1], enumerate(t)))",
    "sum(map(lambda v, w: v * w, t, list(range(1, 40))))",
    "int(x) * 0.5 + x",
    "x + int(x) / len(t) - float(n[0])",
    "[bool(x) * 3 + n[0], x * bool(x), int(x) > 1.5]",
    "sum(map(lambda v, w: v * len(w), t, ['a', 'bc', '', 'd'] * 9))",
    "sorted(t)",
    "sorted(n, reverse=True)",
    "sorted(t, key=lambda v: -tf.abs(v))",
    "sorted(u, key=lambda v: v * 0)",
    "sorted(u, key=lambda v: v * 0, reverse=True)",
    "sorted(n)",
    "sorted(m, key=lambda row: -row[1])",
    "sorted(range(4), key=lambda i: (-n[i], u[i]))",
    "sorted([x, t[0], 0.5, t[1]])",
    "sorted([x, t[0], 0.5, t[1]], reverse=True)",
    "sorted([x, t[0], 0.5], key=lambda v: -v)",
    "sorted([0, 1, 2, 3], key=lambda i: u[i])",
    "sorted([(n[0], 1.0), (n[2], 2.0)])",
    "sorted(map(lambda v: v * v, t))",
    "int(x)",
    "int(-x)",
    "int(s)",
    "int(c[1])",
    "float(n[0])",
    "float(s)",
    "complex(x)",
    "[bool(x), bool(u[3]), bool(s), bool(c[0])]",
    "[pow(n, 2), pow(2, n[0])]",
    "list(map(lambda p: p[1] * p[0], list(enumerate([1, 2]))))",
    "[format(n[0], ''), format(x, '.3f'), format(n[1], '>5'), format(n[1], '05d'), format(-x, '08.2f'), "
    "format(x, '<9.1e'), format(x, '+.1f'), format(n[1], '*^7'), format(x, '.1%'), format(x, 'g'), format(x, '8')]",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_program(program):
    eager, *others = outcomes(program)
    for other in others:
        tf.nest.map_structure(same, tf.nest.flatten(eager), rows_of(other, eager))


def rows_of(value, like):
    """`sorted` gives a tensor where eager code has a list."""
    if isinstance(like, list) and not isinstance(value, list):
        value = [np.asarray(row) for row in value]
    return tf.nest.flatten(value)


BONUS = [                                       # eager code fails; a graph need not
    ("round(x)", 2),
    ("round(x + 1)", 4),
    ("round(x / 7, 3)", 0.357),
    ("round(n[0] * 6, -1)", 20),
    ("divmod(n, 3)", ([1, 2, 0, 2], [1, 1, 2, 1])),
    ("pow(n[1], 200, 1000)", pow(7, 200, 1000)),
]


@pytest.mark.parametrize("program, expected", BONUS)
def test_bonus(program, expected):
    value = tf.function(lambda *args: STAGED.run(program, args), autograph=False)(*inputs())
    tf.nest.map_structure(same, tf.nest.flatten(value), tf.nest.flatten(
        tuple(map(np.asarray, expected)) if isinstance(expected, tuple) else np.float32(expected)
        if isinstance(expected, float) else expected))


PLAIN = [
    "len([1, 2])", "len(5)", "len()", "len([1], [2])", "abs(-2)", "abs('x')", "max([3, 1])", "max([])",
    "max(1, 2, 3)", "max(1, 'a')", "max()", "max(5)", "min('hello')", "min({})", "sum([1, 2], 3)", "sum(['a'], '')",
    "sum(3)", "any([0, 1])", "any(3)", "all([])", "all((0,))", "sorted([2, 1])", "sorted([2, 'a'])",
    "sorted('hello')", "sorted(3)", "sorted([1], 2)", "int('12')", "int('x')", "int('ff', 16)", "int()", "int(None)",
    "float('1e3')", "float('x')", "complex(1, 2)", "bool([])", "bool()", "round(2.5)", "round(2.567, 2)",
    "round('a')", "pow(2, 3)", "pow(2, -1, 7)", "divmod(7, 2)", "divmod(7, 0)", "range(5)", "range(1, 2, 0)",
    "range('a')", "range()", "range(1, 2, 3, 4)", "list('ab')", "list(5)", "list()", "tuple([1])", "tuple(1)",
    "dict([('a', 1)])", "dict([1])", "set([1, 1])", "set([[]])", "frozenset('aa')", "str(1)", "str(b'a', 'ascii')",
    "format(3, '>4')", "format(3, 'q')", "repr('a')", "hash(3)", "hash([])", "isinstance(3, type(3))",
    "isinstance(3, 4)",
    "isinstance(3)", "next([1])", "next(iter([]))", "next(iter([]), 7)", "iter(5)", "enumerate(5)", "zip(5)",
    "map(len, 5)", "map(len)", "filter(None, 5)", "filter()", "reversed({1})", "iter(int, 0)", "reversed()", "next()",
    "enumerate()", "zip([], 4)",
]


@pytest.mark.parametrize("call", PLAIN)
@pytest.mark.parametrize("graph", [False, True], ids=["eager", "graph"])
def test_plain_values(call, graph):
    """The same value, or the same exception with the same text."""
    def outcome(names):
        try:
            value = names.run(call, ())
            if not hasattr(value, "__next__"):
                return type(value), value
            return type(value), None if call.startswith("iter") else list(value)
        except Exception as error:
            return type(error), str(error)
    with tf.Graph().as_default() if graph else contextlib.nullcontext():
        assert outcome(STAGED) == outcome(EAGER)


@pytest.mark.parametrize("name, args", [
    ("len", ([],)), ("max", ([1],)), ("sorted", ([1],)), ("sum", ([1],)), ("int", ("1",)), ("enumerate", ([],)),
])
def test_unknown_keywords(name, args):
    for names in EAGER, STAGED:
        with pytest.raises(TypeError):
            getattr(names, name)(*args, wrong=1)


def test_eager_tensors_are_plain():
    for call in ("int(x)", "float(x)", "len(t)", "max(t)", "sum(t)", "str(x)", "repr(x)", "format(x, '>4')", "list(t)",
                 "range(n[0])", "bool(x)", "isinstance(x, tf.Tensor)"):
        plain, overload = EAGER.run(call, inputs()), STAGED.run(call, inputs())
        assert type(plain) is type(overload)
        tf.nest.map_structure(lambda a, b: np.testing.assert_equal(np.asarray(a), np.asarray(b)), plain, overload)


@pytest.mark.parametrize("program", [
    "len(x)",
    "max(m)",
    "max(x)",
    "max(tf.constant([]))",
    "max(t, u)",
    "sorted(m)",
    "sum(x)",
    "sum(c)",
    "sum(t, 'a')",
    "any(m)",
    "any(x)",
    "int(t)",
    "float(t)",
    "bool(t)",
    "set(t)",
    "set([x, x])",
    "dict([(x, 1)])",
    "frozenset([x])",
    "hash(x)",
    "len(INFINITE)",
    "len(VARIABLE)",
    "format(t, '>9')",
    "format(x, 'd')",
    "list(x)",
    "tuple(x)",
    "next(t)",
])
def test_refused_as_eager_code_is(program):
    with pytest.raises(Exception) as eager:
        EAGER.run(program, inputs())
    with pytest.raises(Exception) as graph:
        tf.function(lambda *args: staging.enter(STAGED.run, STAGED.run.__code__)(program, args), autograph=False)(*inputs())
    assert issubclass(graph.type, eager.type)
    if not isinstance(graph.value, StagingError):
        assert str(eager.value) in str(graph.value) or "Tensor" in str(eager.value)


@pytest.mark.parametrize("program, said", [
    (lambda b, t: b.repr(t), "str"),
    (lambda b, t: b.tuple(t), "list"),
    (lambda b, t: b.set(t), "tf.unique"),
    (lambda b, t: b.max([object(), object()], key=lambda _: t[0]), "numbers"),
    (lambda b, t: b.sorted([object(), object()], key=lambda _: t[0]), "numbers"),
    (lambda b, t: b.format(t[0], "n"), "precision"),
], ids=range(6))
def test_refused_in_graphs_only(program, said):
    trace = tf.function(lambda t: program(STAGED, t), autograph=False, input_signature=[tf.TensorSpec([None])])
    with pytest.raises(StagingError, match=said):
        trace(tf.constant([1.0, 2.0]))


def test_containers_of_known_length():
    @tf.function(autograph=False)
    def trace(t):
        assert type(STAGED.list(t)) is list and type(STAGED.tuple(t)) is tuple
        assert len(STAGED.list(t)) == 3
        assert STAGED.dict(STAGED.enumerate([1, 2])) == {0: 1, 1: 2}
        assert list(STAGED.dict(a=t)) == ["a"]
        assert list(STAGED.dict(STAGED.zip(["a", "b", "c"], t))) == ["a", "b", "c"]
        pairs = STAGED.list(STAGED.zip(t, t * 2))
        assert type(pairs[0]) is tuple
        return STAGED.list(t), STAGED.tuple(STAGED.map(lambda x: x + 1, t)), pairs
    items, more, pairs = trace(tf.constant([1, 2, 3]))
    assert [int(x) for x in items] == [1, 2, 3] and [int(x) for x in more] == [2, 3, 4]
    assert [(int(a), int(b)) for a, b in pairs] == [(1, 2), (2, 4), (3, 6)]


def test_nan_as_python_does():
    nan = float("nan")
    for values in [nan, 1.0, 2.0], [1.0, nan, 2.0], [2.0, 1.0, nan], [nan, nan]:
        values = np.float32(values)
        for name in "max", "min":
            eager = getattr(EAGER, name)(tf.constant(values))
            graph = tf.function(lambda t: getattr(STAGED, name)(t), autograph=False)(tf.constant(values))
            np.testing.assert_equal(graph.numpy(), eager.numpy())


def test_gradient_goes_to_the_first_of_equals():
    for program in (lambda b, t: b.max(t), lambda b, t: b.max(t[0], t[3], 1.0), lambda b, t: b.sum(t) ** 2,
                    lambda b, t: b.sorted(t)[1] * 3.0, lambda b, t: b.sum(b.map(lambda x: x * x, t)),
                    lambda b, t: b.max(b.enumerate(t), key=lambda pair: pair[1])[1]):
        def gradient(b, t):
            with tf.GradientTape() as tape:
                tape.watch(t)
                y = program(b, t)
            return tf.convert_to_tensor(tape.gradient(y, t))
        t = tf.constant(INPUTS["t"])
        np.testing.assert_allclose(tf.function(lambda t: gradient(STAGED, t), autograph=False)(t), gradient(EAGER, t))


@pytest.mark.parametrize("program", [
    "len(t)", "max(t)", "max(enumerate(t), key=lambda pair: pair[1])", "max(x, t[0], 2.75)", "sum(t)", "any(c)",
    "sorted(t)", "sorted([x, t[0], 0.5, t[1]])", "int(x)", "sum(map(lambda v, w: v * w, t, u))",
    "any(map(lambda v: v > 2.9, t))",
    "sorted(range(4), key=lambda i: (-n[i], u[i]))", "float(n[0])", "sum(t) / len(t)"])
def test_compiled(program):
    value = tf.function(lambda *args: STAGED.run(program, args), autograph=False, jit_compile=True)(*inputs()[:-1])
    eager = EAGER.run(program, inputs())
    tf.nest.map_structure(same, tf.nest.flatten(eager), rows_of(value, eager))


def test_weak_results():
    @tf.function(autograph=False)
    def trace(x, t):
        isinstance_ = STAGED.isinstance
        assert isinstance_(STAGED.int(x), int) and not isinstance_(STAGED.int(x), tf.Tensor)
        assert isinstance_(STAGED.float(x), float) and isinstance_(STAGED.bool(x), (str, int))
        assert isinstance_(STAGED.str(x), str) and isinstance_(STAGED.range(STAGED.int(x)), range)
        assert isinstance_(x, tf.Tensor) and not isinstance_(x, float)
        assert not tensors.is_weak(x) and not tensors.is_weak(STAGED.max(t))
        return STAGED.max(STAGED.int(x), x), STAGED.max(STAGED.int(x), 2.5), STAGED.min(t[0], STAGED.int(x))
    results = trace(tf.constant(2.75), tf.constant([7, 8], tf.int64))
    assert [r.dtype for r in results] == [tf.float32, tf.float32, tf.int64]
    assert [float(r) for r in results] == [2.75, 2.5, 2.0]


def test_arithmetic_of_weak_tensors():
    captured, variable = tf.constant(2.5), tf.Variable([1.0, 2.0])

    def results(i, n, x, b):
        return [captured * i, i * captured, variable * i, variable / i, i - variable, x ** i, x < i, i >= x, -i * x,
                i + 1.5, i / 2, i // 2 + x, 7 - i, i % 2, b + b, n + i, abs(-i) * 0.5, x - True * i]

    @tf.function(autograph=False)
    def trace(n, x):
        i = STAGED.int(n)
        assert tensors.is_weak(i + 1) and tensors.is_weak(-i) and tensors.is_weak(i < 2.5)
        assert not tensors.is_weak(i * x) and not tensors.is_weak(n + 1)
        for refused in (lambda: n * x, lambda: n * STAGED.float(x), lambda: i + "a"):
            with pytest.raises((TypeError, ValueError)):
                refused()
        return results(i, n, x, STAGED.bool(n))
    n, x = tf.constant(3), tf.constant(0.5)
    eager = [tf.convert_to_tensor(value) for value in results(3, n, x, True)]
    tf.nest.map_structure(same, eager, trace(n, x))


def test_len_of_datasets():
    sized, unsized = tf.data.Dataset.range(4), tf.data.Dataset.range(4).filter(lambda x: x > 1)

    @tf.function(autograph=False)
    def trace(n):
        assert STAGED.len(sized) == 4
        return STAGED.len(tf.data.Dataset.range(n))
    assert trace(tf.constant(3, tf.int64)) == 3
    with pytest.raises(tf.errors.InvalidArgumentError, match="unknown"):
        tf.function(lambda: STAGED.len(unsized), autograph=False)()
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        assert session.run(STAGED.len(tf.data.Dataset.range(6))) == 6


FLOATS = [0.0, 1.0, -1.0, 0.1, 0.3, 1 / 3, 2.5, 100.0, 1e5, 123456.7, 1234567.5, 1e-4, 1e-5, 3.4e38, 1.1754944e-38,
          1e15, 1e16, 1e20, float("inf"), float("-inf"), float("nan"), 16777216.0]


@pytest.mark.parametrize("dtype", [tf.float32, tf.float64])
def test_text_of_floats_is_that_of_python(dtype):
    values = tf.constant(FLOATS, dtype)
    texts = tf.function(lambda t: [STAGED.str(x) for x in tf.unstack(t)], autograph=False)(values)
    assert [x.numpy().decode() for x in texts] == [str(x) for x in values.numpy()]


def test_text_of_other_values():
    @tf.function(autograph=False)
    def trace(i, b, s, h, v, unknown):
        return [STAGED.str(x) for x in (i, b, s, h, v, [i, "a", (b,)], {"k": s}, unknown)]
    texts = trace(tf.constant(-3), tf.constant(True), tf.constant("héllo"), tf.constant(0.1, tf.float16),
                  tf.constant([[1, 2], [3, 4]]), tf.constant([1, 2]))
    assert [x.numpy().decode() for x in texts] == [
        "-3", "True", "héllo", "0.1", "[[1 2]\n [3 4]]",
        "[<tf.Tensor: shape=(), dtype=int32, numpy=-3>, 'a', (<tf.Tensor: shape=(), dtype=bool, numpy=True>,)]",
        "{'k': <tf.Tensor: shape=(), dtype=string, numpy=b'héllo'>}", "[1 2]"]


def test_long_arrays_are_abbreviated():
    long = tf.function(lambda n: STAGED.str(tf.range(n)), autograph=False)
    assert long(tf.constant(2000)).numpy() == b"[0 1 2 ... 1997 1998 1999]"
    assert long(tf.constant(5)).numpy() == b"[0 1 2 3 4]"


PRINTS = {
    "value": (lambda p, x: p(x), "2.5\n"),
    "several": (lambda p, x: p("a", x, 1, None, [1, "b"]), "a 2.5 1 None [1, 'b']\n"),
    "sep and end": (lambda p, x: p("{}", x, "%s", sep="|", end="!\n"), "{}|2.5|%s!\n"),
    "nothing": (lambda p, x: p(), "\n"),
    "plain": (lambda p, x: p("only text", 1.0), "only text 1.0\n"),
    "nest": (lambda p, x: p([x, 1], {"a": 2.5}), "[<tf.Tensor: shape=(), dtype=float32, numpy=2.5>, 1] {'a': 2.5}\n"),
    "array": (lambda p, x: p(tf.stack([x, 1.0])), "[2.5 1]\n"),
    "none": (lambda p, x: p("a", "b", sep=None, end=None), "a b\n"),
    "symbolic end": (lambda p, x: p("a", end=tf.strings.as_string(x, precision=1) + "\n"), "a2.5\n"),
}


@pytest.mark.parametrize("program, expected", PRINTS.values(), ids=PRINTS)
def test_print(program, expected, capfd):
    function = tf.function(lambda x: program(STAGED.print, x), autograph=False)
    function(tf.constant(2.5))
    function(tf.constant(2.5))
    assert capfd.readouterr().out == expected * 2


def test_print_is_in_order_and_once_for_each_pass(capfd):
    @tf.function(autograph=False)
    def program(n):
        def body(i):
            STAGED.print("pass", i)
            STAGED.print("plain")
            return i + 1
        tf.while_loop(lambda i: i < n, body, [0])
        STAGED.print("end")
    program(tf.constant(2))
    assert capfd.readouterr().out == "pass 0\nplain\npass 1\nplain\nend\n"


def test_print_elsewhere(capfd):
    import sys
    file = io.StringIO()
    tf.function(lambda x: STAGED.print("to", x, file=file, end=";"), autograph=False)(tf.constant(1))
    assert file.getvalue() == "to 1;"
    tf.function(lambda x: STAGED.print("err", x, file=sys.stderr), autograph=False)(tf.constant(1))
    assert capfd.readouterr().err.endswith("err 1\n")
    STAGED.print("eager", tf.constant(1), file=file)
    assert file.getvalue() == "to 1;eager tf.Tensor(1, shape=(), dtype=int32)\n"
    with tf.Graph().as_default():
        for wrong in {"sep": 1}, {"end": 2}, {"wrong": 3}:
            with pytest.raises(TypeError):
                STAGED.print("a", **wrong)


def test_print_follows_redirected_output():
    """Python's `sys.stdout` is what it is when the line runs, if it was no file when it was traced."""
    traced = tf.function(lambda x: STAGED.print("to", x), autograph=False)
    for _ in range(2):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            traced(tf.constant(1))
        assert out.getvalue() == "to 1\n"


def test_print_takes_its_turn_among_the_lines_of_python(tmp_path, monkeypatch):
    """A file is written to in blocks, unless a graph prints."""
    import sys
    with open(tmp_path / "out", "w") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        print("one")
        assert (tmp_path / "out").read_text() == ""
        with tf.Graph().as_default():
            STAGED.print("two", tf.constant(2))
        assert (tmp_path / "out").read_text() == "one\n"
        print("three")
        assert (tmp_path / "out").read_text() == "one\nthree\n"


def test_print_compiled():
    """XLA has no operation that prints: the line is left out, and said so."""
    @tf.function(autograph=False, jit_compile=True)
    def program(x):
        STAGED.print("compiled", x)
        return x + 1
    with pytest.warns(CompilationWarning, match="XLA cannot print"):
        assert program(tf.constant(1)) == 2


def test_symbolic():
    eager, variable, ragged = tf.constant(1), tf.Variable(1), tf.ragged.constant([[1]])
    plain = [eager, variable, ragged, 1, "a", None, [eager], np.arange(2), tf.data.Dataset.range(2)]
    assert not any(map(tensors.symbolic, plain))
    with tf.Graph().as_default():
        assert tensors.symbolic(tf.constant(1)) and tensors.symbolic(variable)
        assert tensors.symbolic(tf.ragged.constant([[1]]))
        assert not tensors.symbolic(eager) and not tensors.symbolic(ragged)


@pytest.mark.parametrize("value", [0, 1, 0.0, 2.5, "", "a", True, False, float("nan"), [3], [[0]], []], ids=repr)
def test_truth(value):
    expected = bool(tf.constant(value))
    assert bool(tf.function(tensors.truth, autograph=False)(tf.constant(value))) is expected
    spec = tf.TensorSpec(None, tf.constant(value).dtype)
    unknown = tf.function(tensors.truth, autograph=False, input_signature=[spec])
    if value != []:
        assert bool(unknown(tf.constant(value))) is expected
