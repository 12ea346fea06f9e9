"""Which part of a tensor an index selects, axis by axis, as far as tracing knows.

    x[0]  and  x[1:]            [(0, 1)]  and  [(1, inf)]         nothing in common
    x[:, :2]  and  x[i, 2:]     [all, (0, 2)]  and  [all, (2, inf)]
"""
import math

import tensorflow as tf

ALL = 0, math.inf


def apart(a, b):
    """Whether two parts of one tensor have no item in common for sure."""
    return any(one[1] <= other[0] or other[1] <= one[0] for one, other in zip(a, b))


def of_key(key, tensor):
    """The part that `tensor[key]` is."""
    found = []
    for part in key if isinstance(key, tuple) else (key,):
        if isinstance(part, slice):
            found.append((part.start, part.stop) if part.step in (None, 1) else (None, None))
        elif part is Ellipsis or part is None or getattr(part, "shape", ()) != () or isinstance(part, (list, bool)):
            break
        else:
            found.append(one(part))
    return bounds(found, tensor)


def of_view(view):
    """The part of its input that a view is."""
    operation = view.op
    if operation.type == "Unpack":
        return [ALL] * operation.get_attr("axis") + [(view.value_index, view.value_index + 1)]
    if operation.type != "StridedSlice":
        return []
    starts, stops, steps = (tf.get_static_value(tensor, partial=True) for tensor in operation.inputs[1:])
    masks = {name: operation.get_attr(f"{name}_mask") for name in ("begin", "end", "ellipsis", "new_axis", "shrink_axis")}
    found = []
    for i in range(0 if starts is None or stops is None or steps is None else len(starts)):
        bit = 1 << i
        if (masks["ellipsis"] | masks["new_axis"]) & bit:
            break
        if masks["shrink_axis"] & bit:
            found.append(one(starts[i]))
        elif steps[i] == 1:
            found.append((None if masks["begin"] & bit else starts[i], None if masks["end"] & bit else stops[i]))
        else:
            found.append((None, None))
    return bounds(found, operation.inputs[0])


def one(index):
    """The start and stop of the items at one index; both None where only the graph knows."""
    known = tf.get_static_value(index)
    return (None, None) if known is None else (known, known + 1 or None)


def bounds(ranges, tensor):
    sizes = tensor.shape if tensor.shape.rank is not None else [None] * len(ranges)
    return [(bound(start, size, 0), bound(stop, size, math.inf)) for (start, stop), size in zip(ranges, sizes)]


def bound(place, size, otherwise):
    """A start or stop, from the front; `otherwise` where it is not known."""
    known = tf.get_static_value(place) if place is not None else None
    if known is None or known < 0 and size is None:
        return otherwise
    return known if known >= 0 else known + size
