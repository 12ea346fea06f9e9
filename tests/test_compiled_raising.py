"""`raise` and its texts where XLA compiles the function: it compiles, and what XLA leaves out is told at the line."""
import math

import pytest
import tensorflow as tf

import autoimport
from autoimport.errors import CompilationWarning


class Bad(ValueError):
    def __init__(self, value):
        super().__init__(f"bad {value}")
        self.value = value


def guarded(x):
    if x > 3:
        raise Bad(x)
    return x + 1


def caught(x):
    try:
        return guarded(x)
    except Bad as error:
        return -error.value


@pytest.fixture(params=[2, 7])
def x(request):
    return tf.constant(request.param)


def compiled(function):
    return tf.function(autoimport.to_graph(function), autograph=False, jit_compile=True)


def test_a_raise_that_is_left_out_is_told():
    with pytest.warns(CompilationWarning, match="cannot raise this Bad") as told:
        assert compiled(guarded)(tf.constant(2)) == 3
    assert {warning.filename for warning in told if warning.category is CompilationWarning} == {__file__}


def test_what_is_caught_compiles(x):
    assert compiled(caught)(x) == caught(x)


def picked(i, x):
    return [1.0, 2.0, 3.0][i] + math.sqrt(x)


@pytest.mark.parametrize("what", ["this index", r"this argument of math.sqrt\(\)"])
def test_what_xla_does_not_check_is_told(what):
    with pytest.warns(CompilationWarning, match=f"XLA cannot check {what}"):
        compiled(picked).get_concrete_function(tf.constant(1), tf.constant(4.0))
