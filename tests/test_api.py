"""The public functions: what they give, and what they say to nonsense."""
import ast
import functools

import pytest
import tensorflow as tf

import autoimport as autograph
from autoimport.errors import ConversionError, StagingError


def absolute(x):
    if x > 0:
        return x
    return -x


def total(xs):
    result = 0
    for x in xs:
        result += absolute(x)
    return result


class Scale:
    def __init__(self, by):
        self.__by = by

    def __call__(self, x):
        return self.scaled(x)

    def scaled(self, x):
        while x < 10:
            x *= self.__by
        return x


@autograph.convert
def converted(x):
    return "big" if x > 10 else "small"


@autograph.convert(recursive=True)
def converted_too(x):
    return absolute(x) + 1


@autograph.convert(recursive=False)
def converted_alone(x):
    if x > 100:
        x = x - 100
    return x


def in_session(function, *args):
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        return session.run(function(*map(tf.constant, args)))


def test_a_function_of_an_unhooked_module_runs_as_a_graph():
    graph = autograph.to_graph(total)
    assert graph(tf.constant([1, -2, 3])) == 6 and graph([1, -2, 3]) == 6
    assert in_session(graph, [1, -2, 3]) == 6
    assert tf.function(graph)(tf.constant([1, -2, 3])) == 6
    assert graph.__name__ == "total" and graph.__wrapped__ is total


def test_methods_partials_and_instances():
    scale = Scale(3)
    assert in_session(autograph.to_graph(scale.scaled), 2) == 18
    assert in_session(autograph.to_graph(lambda x: scale(x)), 2) == 18
    assert in_session(autograph.to_graph(lambda x: functools.partial(absolute)(x) + Scale(2)(x)), 4) == 20


def test_convert_stages_in_graphs_only():
    assert converted(3) == "small" and converted_too(-3) == 4
    assert in_session(converted, 30) == b"big"
    assert tf.function(converted_too)(tf.constant(-3)) == 4
    assert tf.function(converted_alone)(tf.constant(105)) == 5
    assert converted.__name__ == "converted"


def test_without_recursion_callees_stay_as_they_are():
    alone = autograph.to_graph(lambda x: absolute(x), recursive=False)
    with pytest.raises(tf.errors.OperatorNotAllowedInGraphError):
        tf.function(alone, autograph=False)(tf.constant(-3))
    assert autograph.to_graph(lambda x: absolute(x))(-3) == 3


def test_do_not_convert():
    @autograph.do_not_convert
    def plain(x):
        return absolute(x)
    graph = autograph.to_graph(lambda x: plain(x))
    with pytest.raises(tf.errors.OperatorNotAllowedInGraphError):
        tf.function(graph, autograph=False)(tf.constant(3))
    assert graph(3) == 3


def test_the_generated_code_compiles_and_maps_back():
    code, map_ = autograph.to_code(total), autograph.source_map(total)
    assert "ag__.for_" in code and ast.parse(code).body[0].name == "total" and map_.text == code
    first = total.__code__.co_firstlineno
    assert map_.original(1)[:2] == (__file__, first)
    assert set(map_.lines().values()) == set(range(first, first + 5))
    assert all(line in map_.generated(source) for line, source in map_.lines().items())


def test_the_code_of_what_was_converted():
    """That of the author's function, whatever stands around it."""
    for function in converted, autograph.to_graph(converted), autograph.convert(autograph.do_not_convert(converted)):
        assert autograph.to_code(function).startswith("def converted(x):")
        assert autograph.source_map(function).original(1)[1] == converted.__wrapped__.__code__.co_firstlineno + 1


def test_code_that_rebinds_outer_names_compiles():
    count = 0

    def bump(x):
        nonlocal count
        if x:
            count += 1
        return count
    compile(autograph.to_code(bump), "text", "exec")
    assert bump(1) == 1 and autograph.to_graph(bump)(1) == 2


def test_lambdas():
    double = lambda x: x * 2 if x > 0 else 0          # noqa: E731
    assert autograph.to_code(double).startswith("lambda x: ag__.if_exp(")
    assert in_session(autograph.to_graph(double), -1) == 0


def test_lists():
    def squares(xs):
        items = []
        autograph.set_element_type(items, tf.int64)
        for x in xs:
            items.append(x * x)
        return autograph.stack(items)
    assert in_session(autograph.to_graph(squares), [1, 2]).tolist() == [1, 4]
    assert autograph.stack([1, 2]).numpy().tolist() == [1, 2]
    assert autograph.stack(tf.constant([3])).numpy().tolist() == [3]


def test_an_empty_list_has_the_type_it_was_given():
    def nothing(n):
        items = []
        autograph.set_element_type(items, tf.float64, [2])
        return autograph.stack(items)
    assert in_session(autograph.to_graph(nothing), 3).shape == (0, 2)


def test_what_has_no_source():
    scope = {}
    exec("def made(x):\n    return x if x > 0 else -x", scope)
    with pytest.raises(ConversionError, match="made"):
        autograph.to_graph(scope["made"])


def test_a_refusal_names_the_variable():
    def kinds(x):
        y = "text"
        if x > 0:
            y = 1
        return y
    with pytest.raises(StagingError, match="'y'"):
        in_session(autograph.to_graph(kinds), 1)


@pytest.mark.parametrize("call, error", [
    (lambda: autograph.to_graph(3), TypeError),
    (lambda: autograph.to_graph(len), TypeError),
    (lambda: autograph.to_graph(total, recursive="yes"), TypeError),
    (lambda: autograph.convert("f"), TypeError),
    (lambda: autograph.convert()(None), TypeError),
    (lambda: autograph.to_code(None), TypeError),
    (lambda: autograph.source_map("total"), TypeError),
    (lambda: autograph.do_not_convert(7), TypeError),
    (lambda: autograph.set_element_type(3, tf.int32), TypeError),
    (lambda: autograph.set_element_type([], "nonsense"), TypeError),
    (lambda: autograph.stack(7), TypeError),
    (lambda: autograph.set_loop_options(parallel_iterations="many"), ValueError),
    (lambda: autograph.set_loop_options(shape_invariants=[1]), ValueError),
    (lambda: autograph.set_loop_options(speed=3), TypeError),
    (lambda: autograph.install("pkg"), TypeError),
    (lambda: autograph.install(packages=[]), ValueError),
    (lambda: autograph.install(packages=[3]), TypeError),
    (lambda: autograph.install(packages=["not a name"]), ValueError),
])
def test_nonsense_is_refused(call, error):
    with pytest.raises(error) as caught:
        call()
    assert len(str(caught.value)) > 15


def test_unknown_names():
    with pytest.raises(AttributeError):
        autograph.nothing_of_the_kind
    assert set(autograph.__all__) <= set(dir(autograph))


UNBOUND = """
def items(n):
    try:
        y = [(yield n), n > 0 and later]
    except UnboundLocalError:
        yield -1
        return
    later = y
"""


def test_a_name_without_a_value_beside_a_yield(hooked):
    """A `try` that stays Python's own sees of an operand what it would see of the function."""
    module = hooked("unbound_beside_a_yield", UNBOUND)
    assert list(module.items(1)) == list(autograph.to_graph(module.items)(1)) == [1, -1]
