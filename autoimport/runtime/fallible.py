"""Which operations may fail, for the values or the shapes that they are given."""
import re

from . import foreign, frames, tensors

FAILING = {"Assert", "CheckNumerics", "CheckNumericsV2", "StringToNumber", "Cholesky", "MatrixInverse", "MatrixSolve", "ReadFile",
           "DecodeImage", "DecodeJpeg", "DecodePng", "DecodeGif", "DecodeBmp", "DecodeWav", "DecodeCSV", "DecodeJSONExample",
           "ParseTensor", "ParseSingleExample", "ParseExampleV2"}
INDEXED = {"GatherV2": 1, "ResourceGather": 1, "GatherNd": 1, "ScatterNd": 0, "TensorScatterUpdate": 1, "TensorScatterAdd": 1}
SAFE = {"ArgMax", "ArgMin", "TopKV2", "Where", "Unique", "RandomUniformInt", "Range"}      # which give such indices as there are
DIVIDING = {"FloorDiv", "FloorMod", "TruncateDiv", "TruncateMod", "Div"}
LISTS = {"TensorListGetItem", "TensorListSetItem", "TensorListPopBack"}
BROADCASTING = {"AddV2", "Sub", "Mul", "RealDiv", "Maximum", "Minimum", "Pow", "Less", "LessEqual", "Greater", "GreaterEqual",
                "SelectV2"}
SHAPED = {"MatMul", "BatchMatMulV2", "Reshape", "ConcatV2", "Pack", "Einsum", "BroadcastTo", "Tile", "EnsureShape", "Slice"}
RUNS = re.compile(r"If|While|Case|PartitionedCall")
OURS = "python_", "raise_"                     # what operations of ours are called, whose failures are the author's exceptions


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
        return is_authors(op) and (out_of_range(op.inputs[INDEXED[op.type]]) or is_past_the_end(op))
    if op.type == "EnsureShape":
        return not op.inputs[0].shape.is_fully_defined()
    return op.type in FAILING or op.type == "If" and last.startswith("AssertGuard")


def out_of_range(indices):
    """May these, of an operation that has been made, be others than there are?"""
    while indices.op.type in ("Identity", "Cast", "Reshape", "Squeeze", "ExpandDims"):
        indices = indices.op.inputs[0]
    return indices.op.type not in SAFE and tensors.static(indices) is None


def is_past_the_end(op):
    """Does this take items of a tensor where it is known to have none?"""
    if op.type != "GatherV2":
        return False
    index, axis = tensors.static(op.inputs[1]), tensors.static(op.inputs[2])
    size = op.inputs[0].shape[int(axis)] if axis is not None and op.inputs[0].shape.rank is not None else None
    return index is not None and size is not None and not ((index >= 0) & (index < size)).all()


def is_authors(op):
    """Did the author's code ask TensorFlow for this operation (through `foreign`), and not ours, which knows what it gives it?"""
    files = (frame.filename for frame in reversed(op.traceback or ()))
    return next((not frames.is_ours(file) for file in files if frames.is_authors(file) or (
        frames.is_ours(file) and file != foreign.__file__)), True)


def may_fail(op):
    """The same of any operation, whoever made it; what runs functions may, too."""
    kind = op.type
    if kind in BROADCASTING:
        return not agree(*(tensor.shape for tensor in op.inputs[-2:]))
    if kind in SHAPED:
        return not all(tensor.shape.is_fully_defined() for tensor in op.inputs)
    if kind in INDEXED:
        return out_of_range(op.inputs[INDEXED[kind]])
    return kind in LISTS or bool(RUNS.search(kind)) or picks(op) or fails(op)


def picks(op):
    """Is this `t[i]`, with an index that only the graph knows?"""
    return op.type == "StridedSlice" and bool(op.get_attr("shrink_axis_mask")) and tensors.static(op.inputs[1]) is None


def agree(a, b):
    """Is it known that values of these shapes can be computed with, element by element?"""
    return a.rank is not None and b.rank is not None and all(
        1 in (m, n) or m == n is not None for m, n in zip(reversed(a.as_list()), reversed(b.as_list())))
