"""Warnings and log records of graph code name the lines that they name eagerly."""
import logging
import warnings

import pytest
import tensorflow as tf

SOURCE = '''
import logging
import warnings

import tensorflow as tf

log = logging.getLogger("warned")


def check(x, n):
    if x > 0:
        warnings.warn("large", stacklevel=2)
        warnings.warn("here")
        log.warning("in a branch")
    items = []
    for i in tf.range(n):
        items.append(i)
    log.warning("beside a staged list")
    warnings.warn(DeprecationWarning("two up"), None, 3)
    return x


def f(x, n):
    if x < 5:
        y = check(x, n)
    else:
        y = x
    return y


def g(x, n):
    return f(x, n)
'''


@pytest.fixture
def warned(hooked):
    return hooked("warned", SOURCE)


def said(function, caplog):
    """What one call warns of and logs: (text, kind, file, line, function)."""
    caplog.clear()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        function(tf.constant(1), tf.constant(2))
    found = {(str(each.message), each.category, each.filename, each.lineno) for each in caught}
    return found, {(each.getMessage(), each.pathname, each.lineno, each.funcName) for each in caplog.records}


def test_lines_are_the_same_in_a_graph(warned, caplog):
    caplog.set_level(logging.WARNING)
    expected = said(warned.g, caplog)
    assert len(expected[0]) == 3 and len(expected[1]) == 2
    assert said(tf.function(warned.g), caplog) == expected
