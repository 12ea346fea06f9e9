"""Every golden case in graphs, against what the same function gives eagerly."""
import contextlib
import re

import cases
import pytest
import tensorflow as tf
from tensors import data, dtypes, gradients, in_keras, in_session, same, spec, tensor

from autoimport.errors import StagingError
from autoimport.runtime import staging

staging.attach()
CASES = cases.found()
EAGER_TENSOR = re.compile(r"tf\.Tensor\((.*?), shape=\(.*?\), dtype=\w+\)", re.DOTALL)      # a graph prints the value


class Rows:
    """The rows of a table that call one function with arguments of the same kind: one graph serves them all."""

    def __init__(self, function, args):
        self.function, self.first, self.all = function, args, []

    def staged(self, make, args):
        """A graph function of the tensors among `args`; the other arguments are part of it."""
        where = [i for i, value in enumerate(args) if tf.is_tensor(value)]

        def function(*tensors):
            full = list(args)
            for i, value in zip(where, tensors):
                full[i] = value
            return make(self.function)(*full)
        graph = tf.function(function, autograph=False, input_signature=[spec(args[i]) for i in where])
        return lambda *args: graph(*(args[i] for i in where))


def grouped(table):
    groups = {}
    for function, *values in table:
        args = [tensor(value) for value in values]
        key = function.__qualname__, *((value.dtype, value.shape.rank) if tf.is_tensor(value) else repr(value)
                                       for value in args)
        groups.setdefault(key, Rows(function, args)).all.append(args)
    return groups.values()


class Outcome:
    """What a call did, read when it has: `with Outcome(capfd) as got: got.value = f()`"""

    def __init__(self, capfd):
        self.capfd, self.value, self.error, self.printed = capfd, None, None, ""

    def __enter__(self):
        self.capfd.readouterr()
        return self

    def __exit__(self, kind, error, trace):
        if error is not None and not isinstance(error, Exception):
            return False
        self.error = error
        self.printed = self.capfd.readouterr().out
        return True


def agree(got, expected):
    if expected.error is not None:
        assert isinstance(got.error, (type(expected.error), tf.errors.OpError)), got.error
    elif got.error is not None:
        raise got.error
    else:
        assert same(data(got.value), data(expected.value)), (data(got.value), data(expected.value))
    assert got.printed == EAGER_TENSOR.sub(r"\1", expected.printed)


@contextlib.contextmanager
def said(*words):
    """Failures in here tell what ran."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "add_note"):
            error.add_note(" ".join(map(str, words)))
        raise


@pytest.fixture(params=CASES, ids=[case.name for case in CASES])
def case(request):
    return request.param


def test_tf_function(case, capfd):
    """As users write it: `tf.function(f)`, traced for each shape; values, dtypes, printed text, exceptions."""
    for rows in grouped(case.hooked.CASES):
        graph = tf.function(rows.function)
        for args in rows.all:
            with said("tf.function of", rows.function.__name__, args):
                with Outcome(capfd) as expected:
                    expected.value = rows.function(*args)
                with Outcome(capfd) as got:
                    got.value = graph(*args)
                agree(got, expected)
                if expected.error is None and dtypes(expected.value) and dtypes(got.value):
                    assert dtypes(got.value) == dtypes(expected.value)


def test_unknown_shapes_and_gradients(case, capfd):
    """One graph for every length, and gradients through it."""
    for rows in grouped(case.hooked.CASES):
        graph, eager = rows.staged(gradients, rows.first), gradients(rows.function)
        for args in rows.all:
            with said("unknown shapes of", rows.function.__name__, args):
                with Outcome(capfd) as expected:
                    expected.value = eager(*args)
                with Outcome(capfd) as got:
                    got.value = graph(*args)
                if expected.error is None and got.error is None and not dtypes(expected.value[0]):
                    got.value, expected.value = got.value[0], expected.value[0]      # numbers have no gradient eagerly
                agree(got, expected)


def test_session(case, capfd):
    """A plain graph."""
    for rows in grouped(case.hooked.CASES):
        run = None
        for args in rows.all:
            with said("session of", rows.function.__name__, args):
                with Outcome(capfd) as expected:
                    expected.value = rows.function(*args)
                if expected.error is None and expected.value is None:
                    continue                   # nothing to fetch
                with Outcome(capfd) as got:
                    if run is None:
                        run = in_session(rows.function, args)
                    got.value = run(*args) if run else expected.value
                agree(got, expected)


def test_keras(case):
    """Lambda layers of a model: the functions of one tensor that give one."""
    layers = []
    for rows in grouped(case.hooked.CASES):
        if len(rows.first) == 1 and tf.is_tensor(rows.first[0]):
            with contextlib.suppress(Exception):           # failures: the other tests
                expected = rows.function(*rows.first)
                if tf.is_tensor(expected) and not isinstance(expected, tf.RaggedTensor):
                    layers.append((rows.function, rows.first[0], data(expected)))
    if layers:
        got = in_keras([(function, value) for function, value, _ in layers])
        for (function, value, expected), result in zip(layers, got):
            assert same(data(result), expected), (function.__name__, value)


def test_failures_are_told_at_the_authors_lines(case):
    """What fails while a graph is traced has the traceback that it has eagerly."""
    for rows in grouped(case.hooked.CASES):
        for args in rows.all:
            _, _, _, expected = cases.outcome(rows.function, args)
            if expected:
                try:
                    tf.function(rows.function).get_concrete_function(*args)
                except Exception as error:
                    assert cases.frames(error) == expected, rows.function.__name__


def test_refusals(case):
    """Refused while tracing, in the author's terms: the frames of the traceback are the author's."""
    for function, *values in getattr(case.hooked, "REFUSED", []):
        args = [tensor(value) for value in values]
        function(*args)                        # it is fine eagerly
        with pytest.raises(StagingError) as caught:
            tf.function(function).get_concrete_function(*args)
        where = cases.frames(caught.value)
        assert where and {file for file, _, _ in where} == {str(case.path)}, where
