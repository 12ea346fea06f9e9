"""Functions that AutoGraph has converted, in the hands of hooked ones: a script that is not hooked uses a package that is."""
import sys

import pytest
import tensorflow as tf

import autoimport as autograph

PACKAGE = """
def apply(f, x):
    if x > 0:
        return f(x)
    return f(-x)


def each(f, xs):
    total = 0
    for x in xs:
        total += f(x)
    return total


def displays(f):
    return lambda *args: [f(*args), None][0]
"""


@pytest.fixture(scope="module")
def pkg(tmp_path_factory):
    folder = tmp_path_factory.mktemp("autograph")
    (folder / "beside_autograph.py").write_text(PACKAGE)
    sys.path.insert(0, str(folder))
    with autograph.install(["beside_autograph"]):
        import beside_autograph
    yield beside_autograph
    sys.path.remove(str(folder))
    del sys.modules["beside_autograph"]


def test_lambdas_and_functions_in_functions(pkg):
    def user(x):
        def inner(y):
            if y > 3:
                return [y, y + 1][1]
            return y
        return pkg.apply(lambda y: [y, y * 2][-1], x), pkg.each(inner, tf.range(6)), pkg.displays(lambda y: [y, 1][0])(x)

    for x in tf.constant(6), tf.constant(-2):
        assert [int(y) for y in tf.function(user)(x)] == [int(y) for y in user(x)]


def test_the_result_of_to_graph(pkg):
    def user(x):
        if x > 3:
            return [x, x + 1][1]
        return x
    converted = tf.autograph.to_graph(user)
    assert int(tf.function(lambda x: pkg.apply(converted, x))(tf.constant(-5))) == 6
