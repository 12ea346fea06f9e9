"""Classes of modules that are not hooked: what Python and Keras call is converted as what graph code calls."""
import sys

import pytest
import tensorflow as tf
from tensors import data

import autoimport as autograph

PLAIN = """
import functools
import tensorflow as tf


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        if self.x > 0:
            return Vector(self.x + other.x, self.y + other.y)
        return Vector(self.x - other.x, self.y)

    def __radd__(self, other):
        return self + Vector(other, other)

    def __neg__(self):
        return Vector(-self.x, self.y) if self.x > 0 else self

    def __getitem__(self, i):
        if i > 0:
            return self.y
        return self.x

    def __setitem__(self, i, value):
        if i > 0:
            self.y = value
        else:
            self.x = value

    def __call__(self, k):
        return self.x * k if k > 0 else self.y

    def __abs__(self):
        return self.x if self.x > 0 else -self.x

    def __lt__(self, other):
        return self.x < other.x if self.y == other.y else self.y < other.y

    @property
    def longest(self):
        if self.x > self.y:
            return self.x
        return self.y

    @longest.setter
    def longest(self, value):
        if value > self.x:
            self.x = value

    @functools.cached_property
    def once(self):
        if self.x > 2:
            return self.x * 100
        return self.x

    @staticmethod
    def of(value):
        return Vector(value, value) if value > 0 else Vector(-value, value)


class Longer(Vector):
    def __add__(self, other):
        if other.x > 3:
            return super().__add__(other)
        return self


class Layer(tf.keras.layers.Layer):
    def call(self, x):
        if tf.reduce_sum(x) > 2:
            return x * 2
        return x


class Outer(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.inner = Layer()

    def call(self, x):
        return self.inner(x) + 1


class Failing(tf.keras.layers.Layer):
    def call(self, x):
        if tf.reduce_sum(x) > 2:
            raise ValueError(f"the sum is {tf.reduce_sum(x)}")
        return x.nothing


def helper(a, b):
    return a + b


GIVEN = Vector(3, 1)
"""
HOOKED = """
import late_plain
from late_plain import Failing, Layer, Longer, Outer, Vector, helper


def add(x): return (Vector(x, x) + Vector(1, 2)).x
def add_to_number(x): return (3 + Vector(x, x)).x
def negative(x): return (-Vector(x, 1)).x
def item(x): return Vector(x, 5)[x]
def called(x): return Vector(x, 5)(x)
def absolute(x): return abs(Vector(x, 5))
def less(x): return 1 if Vector(x, 1) < Vector(3, 1) else 0
def read(x): return Vector(x, 4).longest
def read_once(x): return Vector(x, 4).once
def static(x): return Vector.of(x).x
def inherited(x): return (Longer(x, x) + Vector(x, 2)).x
def in_its_own_module(x): return helper(Vector(x, x), Vector(1, 2)).x
def layer(x): return Layer()(x)
def layer_of_a_layer(x): return Outer()(x)


def stored(x):
    v = Vector(x, 5)
    v[x] = 8
    v.longest = 4
    return v.x, v.y


def in_a_loop(x):
    v = Vector(x, x)
    for _ in range(x):
        v = v + Vector(1, 1)
    return v.x


def given(v, x):
    return (v + v).x * x


def failing(x):
    return Failing()(x)
"""


@pytest.fixture(scope="module")
def modules(tmp_path_factory):
    folder = tmp_path_factory.mktemp("late")
    (folder / "late_plain.py").write_text(PLAIN)
    (folder / "late_hooked.py").write_text(HOOKED)
    sys.path.insert(0, str(folder))
    with autograph.install(["late_hooked"]):
        import late_hooked
    yield late_hooked
    sys.path.remove(str(folder))
    del sys.modules["late_hooked"], sys.modules["late_plain"]


@pytest.mark.parametrize("name", [line.split("(")[0][4:] for line in HOOKED.splitlines() if line.startswith("def ")
                                  and "(x)" in line and "failing" not in line])
def test_methods_that_python_calls(modules, name):
    function = getattr(modules, name)
    for x in (1, 5, -2):
        assert data(tf.function(function)(tf.constant(x))) == data(function(tf.constant(x))), x


def test_an_object_that_comes_from_outside(modules):
    v = modules.late_plain.GIVEN
    v.x = tf.Variable(3, trainable=False)
    assert int(tf.function(lambda x: modules.given(v, x))(tf.constant(2))) == 12
    v.x.assign(-3)
    assert int(tf.function(lambda x: modules.given(v, x))(tf.constant(2))) == 0


def test_layers_keep_their_exceptions(modules):
    run = tf.function(modules.failing)
    with pytest.raises(AttributeError) as caught:
        run(tf.ones([2]))
    assert "Exception encountered" not in str(caught.value) and "nothing" in str(caught.value)


def test_the_functions_stay_what_they_are(modules):
    """Only their code is another one: eagerly it is the author's."""
    method = modules.late_plain.Vector.__add__
    modules.add(tf.constant(1))
    tf.function(modules.add)(tf.constant(1))
    assert modules.late_plain.Vector.__add__ is method and method.__code__.co_filename == modules.late_plain.__file__
    assert autograph.to_code(method).startswith("def __add__")
