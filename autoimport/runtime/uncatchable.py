"""Operations that are there to fail, or fail on what they are given, in the body of a `try` whose clauses would take that.

    try:
        tf.debugging.assert_positive(x)         eagerly an exception, which the clause takes; in a graph an operation that
    except Exception:                           fails when the graph runs, and the whole run with it: refused
        x = tf.zeros_like(x)
"""
import tensorflow as tf

from ..errors import StagingError
from . import fallible, origins, private, staging
from .clauses import Again


class Watch:
    """Which operations a block makes."""

    def __init__(self, types, form="except {}"):
        self.types, self.form, self.graph = types, form, tf.compat.v1.get_default_graph()
        self.known, self.count = set(staging.local.session.graphs), len(self.graph.get_operations()) if taken(types) else 0

    def refuse(self):
        """Refuse a clause that waits for one of them to fail; what it names says how much it waits for."""
        kind = taken(self.types)
        if kind is None:
            return
        made = [*self.graph.get_operations()[self.count:], *(
            op for graph in staging.local.session.graphs - self.known for op in graph.get_operations())]
        op = next(filter(may_fail if issubclass(kind, tf.errors.OpError) else fallible.fails, made), None)
        if op is not None:
            places = origins.of(op)
            where, what = f" at line {places[-1].line}" if places else "", "Assert" if op.type == "If" else op.type
            clause = self.form.format("" if kind is BaseException else kind.__name__).rstrip()
            raise StagingError(f"`{clause}` waits for an operation{where} to fail ({what}), which happens when the graph runs: no "
                               "graph can catch that",
                               instead="Test for it before, with an `if`, or catch the error around the call of the graph")


def may_fail(op):
    return fallible.may_fail(op) or private.stateful(op)


def taken(types):
    """The class that the clause names which would take the failure of an operation, and keep it, or None."""
    for kind in types or ():
        kinds = BaseException if kind is None else kind()
        for each in kinds if isinstance(kinds, tuple) else (kinds,):
            if issubclass(tf.errors.InvalidArgumentError, each) or issubclass(each, tf.errors.OpError):
                return None if type(kinds) is Again else each
    return None
