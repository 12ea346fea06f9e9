"""`tape.jacobian` of what a loop or a condition computes, row by row.

TensorFlow vectorizes the rows, and fails at conditions and lists in loops: "Vectorization can be disabled ...".
"""
import functools

import tensorflow as tf

from .fallible import RUNS


def by_rows(original):
    """`original`, a method of tapes, without vectorization where functions run."""
    @functools.wraps(original)
    def run(tape, target, *args, **kwargs):
        if len(args) < 4 and tf.is_tensor(target) and not tf.executing_eagerly() and runs(target):
            kwargs.setdefault("experimental_use_pfor", False)
        return original(tape, target, *args, **kwargs)
    return run


def runs(target):
    """Does a loop, a condition or a call of a function lead to this tensor?"""
    known, todo = set(), [target.op]
    while todo:
        op = todo.pop()
        if RUNS.search(op.type):
            return True
        if op not in known:
            known.add(op)
            todo += [tensor.op for tensor in op.inputs]
    return False


OVERLOADS = {method: by_rows(method) for method in (tf.GradientTape.jacobian, tf.GradientTape.batch_jacobian)}
