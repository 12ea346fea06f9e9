"""Programs on tensors: eager runs, which are right, against the graph that `tf.function` traces."""
import random
import signal
import warnings

import numpy as np
import tensorflow as tf

import autoimport.runtime.staging as staging
from autoimport.errors import StagingError

from . import tensor_programs as writer
from . import versions
from .run import Report

ARGUMENTS = (0, 1, [3, 0, 2]), (3, 2, [1, 1, 5]), (5, 7, [0, 4, 2])
SIGNATURE = tf.TensorSpec([], tf.int32), tf.TensorSpec([], tf.int32), tf.TensorSpec([3], tf.int32)
FAMILIES = NameError, TypeError, ZeroDivisionError


def result(function, values):
    """(value or None, the class of what was raised or None)"""
    try:
        value = function(*(tf.constant(value, tf.int32) for value in values))
        return None if value is None else np.asarray(value).tolist(), None
    except Exception as error:
        return None, error


def kind(error):
    return next((family.__name__ for family in FAMILIES if isinstance(error, family)), type(error).__name__)


def divergences(source):
    """Yields (kind, arguments, expected, got) where the graph does not do what eager code does; "refused" is one kind."""
    staging.attach()
    # TensorFlow 2.21's own optimizer makes an empty float of `a - 0 + a` in a branch, without us too.
    tf.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})
    unit = versions.Unit(source.encode())
    staging.units.setdefault(unit.ident, {})[versions.PATH] = unit
    staging.paths.add(versions.PATH)
    names = {"__name__": "fuzz"}
    exec(unit.native, names)
    if "f" not in names:
        return
    traced = tf.function(names["f"], input_signature=SIGNATURE)
    for values in ARGUMENTS:
        expected, failure = result(names["f"], values)
        got, raised = result(traced, values)
        if isinstance(raised, StagingError):
            yield "refused", values, (expected, failure), raised
        elif (failure is None) != (raised is None) or failure and kind(failure) != kind(raised):
            if isinstance(failure, Exception) and raised is None:
                yield "raised only eagerly", values, failure, got
            else:
                yield f"raised {type(raised).__name__}", values, failure or expected, raised
        elif expected != got:
            yield "value", values, expected, got


def programs(count, seed=0, first=0):
    """Run `count` programs.  Those that the graph refuses are counted; any other difference is a failure."""
    report = Report()
    optimizer = tf.config.optimizer.get_experimental_options()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for i in range(first, first + count):
            source = writer.write(random.Random(seed * 10 ** 7 + i))
            try:
                compile(source, "<fuzz>", "exec", dont_inherit=True)
            except SyntaxError:
                report.counts["not Python"] += 1
                continue
            report.counts["run"] += 1
            found = next(divergences(source), None)
            if found and found[0] == "refused":
                report.counts["refused"] += 1
                report.refused[str(found[3])[:60]] += 1
            elif found:
                report.failure(found[0], source, f"program {i} of seed {seed}: {found[1:]}")
    tf.config.optimizer.set_experimental_options({"disable_meta_optimizer": False, **optimizer})
    return report


def shrunk(kind, source):
    """`source`, made as small as it goes; what a loop that lost its counter never ends is given up."""
    def fails(text):
        signal.alarm(5)
        try:
            return any(found[0] == kind for found in divergences(text))
        except Exception:
            return False
        finally:
            signal.alarm(0)

    def stop(*_):
        raise TimeoutError
    signal.signal(signal.SIGALRM, stop)
    return versions.shrink(source, fails)
