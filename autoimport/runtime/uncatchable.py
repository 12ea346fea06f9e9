"""Operations that are there to fail, or fail on what they are given, in the body of a `try` whose clauses would take that.

    try:
        tf.debugging.assert_positive(x)         eagerly an exception, which the clause takes; in a graph an operation that
    except Exception:                           fails when the graph runs, and the whole run with it: refused
        x = tf.zeros_like(x)
"""
import tensorflow as tf

from ..errors import StagingError
from . import foreign, frames, origins, staging, tensors

FAILING = {"Assert", "CheckNumerics", "CheckNumericsV2", "StringToNumber", "Cholesky", "MatrixInverse", "MatrixSolve", "ReadFile",
           "DecodeImage", "DecodeJpeg", "DecodePng", "DecodeGif", "DecodeBmp", "DecodeWav", "DecodeCSV", "DecodeJSONExample",
           "ParseTensor", "ParseSingleExample", "ParseExampleV2"}
INDEXED = {"GatherV2": 1, "ResourceGather": 1, "GatherNd": 1, "ScatterNd": 0, "TensorScatterUpdate": 1, "TensorScatterAdd": 1}
SAFE = {"ArgMax", "ArgMin", "TopKV2", "Where", "Unique", "RandomUniformInt", "Range"}      # which give such indices as there are
DIVIDING = {"FloorDiv", "FloorMod", "TruncateDiv", "TruncateMod", "Div"}
OURS = "python_", "raise_"                     # what operations of ours are called, whose failures are the author's exceptions


class Watch:
    """Which operations a block makes."""

    def __init__(self, types):
        self.types, self.graph = types, tf.compat.v1.get_default_graph()
        self.known, self.count = set(staging.local.session.graphs), len(self.graph.get_operations()) if taken(types) else 0

    def refuse(self):
        """Refuse a clause that waits for one of them to fail."""
        kind = taken(self.types)
        if kind is None:
            return
        made = [*self.graph.get_operations()[self.count:], *(
            op for graph in staging.local.session.graphs - self.known for op in graph.get_operations())]
        op = next(filter(fails, made), None)
        if op is not None:
            places = origins.of(op)
            where, what = f" at line {places[-1].line}" if places else "", "Assert" if op.type == "If" else op.type
            raise StagingError(f"`except{kind}` waits for an operation{where} to fail ({what}), which happens when the graph runs: no "
                               "graph can catch that",
                               instead="Test for it before, with an `if`, or catch the error around the call of the graph")


def taken(types):
    """How the clause is called that would take the failure of an operation, or None."""
    for kind in types or ():
        if kind is None:
            return ""
        kinds = kind()
        for each in kinds if isinstance(kinds, tuple) else (kinds,):
            if issubclass(tf.errors.InvalidArgumentError, each):
                return f" {each.__name__}"
    return None


def fails(op):
    """May this operation fail for what it is given?"""
    last = op.name.rpartition("/")[2]
    if last.startswith(OURS):
        return False
    if op.type in DIVIDING:
        divisor = op.inputs[1]
        known = tensors.static(divisor)
        return divisor.dtype.is_integer and (known is None or not known.all())
    if op.type in INDEXED:
        return is_authors(op) and out_of_range(op.inputs[INDEXED[op.type]])
    if op.type == "EnsureShape":
        return not op.inputs[0].shape.is_fully_defined()
    return op.type in FAILING or op.type == "If" and last.startswith("AssertGuard")


def out_of_range(indices):
    """May these, of an operation that has been made, be others than there are?"""
    while indices.op.type in ("Identity", "Cast", "Reshape", "Squeeze", "ExpandDims"):
        indices = indices.op.inputs[0]
    return indices.op.type not in SAFE and tensors.static(indices) is None


def is_authors(op):
    """Did the author's code ask TensorFlow for this operation (through `foreign`), and not ours, which knows what it gives it?"""
    files = (frame.filename for frame in reversed(op.traceback or ()))
    return next((not frames.is_ours(file) for file in files if frames.is_authors(file) or (
        frames.is_ours(file) and file != foreign.__file__)), True)
