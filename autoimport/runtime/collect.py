"""Whole sequences in a graph: every item of a cursor, stacked; and lists made of them.

    rows(zip(t, map(f, u)))     ->  (tensor, tensor): row i of each is item i
    as_list(rows)               ->  a Python list while the length is known, else a staged list
"""
import tensorflow as tf

from ..errors import StagingError
from . import combined, iterables, lists, nested, plain, ranges, staging


def stacked(cursor):
    """All items of a cursor: one tensor of shape `[length, *item shape]` for each tensor of the item's structure."""
    if cursor.calls and staging.local.session is not None:
        items = filled(cursor)
        rows = lists.rows_of(items)
        if rows is None:                       # XLA has each pass of a loop of known length in the graph
            return plain.stack(items) if items else gathered(cursor)
        rows = rows.stack()
        length = cursor.length if isinstance(cursor.length, int) and not cursor.skips else None
        return tf.nest.map_structure(lambda part: tf.ensure_shape(part, [length, *part.shape[1:]]), rows)
    if isinstance(cursor, iterables.Rows):
        return tf.convert_to_tensor(cursor.tensor)
    if isinstance(cursor, ranges.Numbers):
        start, stop, step = (tf.cast(n, cursor.dtype) for n in (cursor.first, cursor.stop, cursor.step))
        return tf.range(start, stop, step)
    if isinstance(cursor, combined.EnumeratedIndexed):
        values = stacked(cursor.inner)
        count = tf.shape(tf.nest.flatten(values)[0])[0]
        return tf.range(count) + cursor.first, values
    if isinstance(cursor, combined.ZippedIndexed):
        return tuple(tf.nest.map_structure(lambda part: part[:cursor.length], stacked(part)) for part in cursor.parts)
    if isinstance(cursor, combined.Reversed):
        return tf.nest.map_structure(lambda part: tf.reverse(part, [0]), stacked(cursor.inner))
    return gathered(cursor)


def filled(cursor):
    """A staged list of the items of a cursor that runs code of the author's: by a loop as one would write it, which
    keeps the side effects of that code."""
    from . import comprehensions, loops
    items = staging.local.session.born([])
    put = comprehensions.putting_into(items)
    loops.for_(cursor, lambda one: put(*one), [], site=filled.__code__)
    return items


def gathered(cursor):
    """`stacked` of any cursor: a loop that pushes each item."""
    state = cursor.start()

    def step(*state):
        raw, keep, following = cursor.item(*state)
        return following, keep, nested.only_if(keep, lambda: cursor.value(raw))

    specs = nested.signature(lambda: step(*state))[2]
    flat = tf.nest.flatten(specs)
    if not all(isinstance(spec, tf.TensorSpec) for spec in flat):
        raise StagingError("items that are ragged or sparse tensors cannot be put together in a graph", instead="Use a loop")
    handles = [tf.raw_ops.EmptyTensorList(element_shape=lists.shape_of(spec), max_num_elements=limit(cursor),
                                          element_dtype=spec.dtype) for spec in flat]

    def push(handles, item):
        return [tf.raw_ops.TensorListPushBack(input_handle=handle, tensor=part)
                for handle, part in zip(handles, nested.flat(item, specs))]

    def body(*packed):
        state, handles = packed[:size], list(packed[size:])
        following, keep, item = step(*state)
        grown = push(handles, item) if keep is None else tf.cond(keep, lambda: push(handles, item), lambda: handles)
        return [*following, *(grown if isinstance(grown, (list, tuple)) else [grown])]

    size = len(state)
    out = tf.while_loop(lambda *packed: cursor.more(*packed[:size]), body, [*state, *handles],
                        maximum_iterations=cursor.length if isinstance(cursor.length, int) else None)
    cursor.finish(*out[:size])
    length = cursor.length if isinstance(cursor.length, int) and not cursor.skips else -1
    return tf.nest.pack_sequence_as(specs, [
        tf.raw_ops.TensorListStack(input_handle=handle, element_shape=lists.shape_of(spec), element_dtype=spec.dtype,
                                   num_elements=length) for handle, spec in zip(out[size:], flat)])


def limit(cursor):
    return cursor.length if isinstance(cursor.length, int) else -1


def length_of(rows):
    """How many items `rows` holds: a Python int if it is known, else a scalar int32 tensor."""
    return iterables.first_dimension(tf.nest.flatten(rows)[0])


def items_of(rows):
    """The items as a Python list; the length must be known."""
    flat = [tf.unstack(part) for part in tf.nest.flatten(rows)]
    return [made(tf.nest.pack_sequence_as(rows, parts)) for parts in zip(*flat)]


def made(value):
    """A structure that was made here, as the trace under way has to know."""
    if isinstance(value, (list, tuple, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            made(part)
        if staging.local.session is not None:
            staging.local.session.born(value)
    return value


def as_list(rows):
    """A list of the items: Python's own while the length is known, else one whose length the graph knows."""
    if isinstance(length_of(rows), int):
        return items_of(rows)
    return staged_list(rows)


def staged_list(rows):
    from . import forms
    if staging.local.session is None:
        raise StagingError("a list whose length only the graph knows exists in converted functions only",
                           instead="Hook the module of this function, or decorate it with @autograph.convert")
    flat = tf.nest.flatten(rows)
    specs = [tf.TensorSpec(part.shape[1:], part.dtype) for part in flat]
    parts = iter([forms.Tensor(spec) for spec in specs])
    element = structure(rows, parts)
    return lists.new(lists.Rows(element, [tf.raw_ops.TensorListFromTensor(
        tensor=part, element_shape=lists.ANY) for part in flat]))


def structure(rows, parts):
    """The form of one item: that of a tensor, or of a tuple or list of such."""
    from . import forms
    if isinstance(rows, (tuple, list)):
        return forms.Items(rows, [structure(part, parts) for part in rows])
    if tf.is_tensor(rows):
        return next(parts)
    raise StagingError("a list of unknown length can hold tensors and tuples of them",
                       instead="Take what else it holds out of it, or loop over a Python range")
