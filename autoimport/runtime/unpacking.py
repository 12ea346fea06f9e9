"""Staged values taken apart: by targets, by `*` in a call or a display."""
import tensorflow as tf

from ..errors import StagingError
from . import choice, failures, generators, indexing, lists, loans, optional, staging, tensors


def listed(value):
    """`value`, or the items of what is iterated once."""
    value = optional.plain(value)
    if staging.symbolic(value) and isinstance(value, (tf.Tensor, list)) or not generators.staged(value):
        return value
    return staging.call(list)(value)


def unpack(value, count):
    """Something that unpacks into `count` names."""
    value = listed(value)
    return indexing.unpack(value, count, None) if staging.symbolic(value) else value


def unpack_starred(value, before, after):
    """The first items, a list of the rest, and the last items."""
    from ..constructs.assignment import split
    value = listed(value)
    if not staging.symbolic(value) or type(value) is choice.Choice:
        return split(value, before, after)
    if isinstance(value, tf.Tensor) and value.shape.rank and value.shape[0] is not None:
        return split(tf.unstack(value), before, after)
    size = staging.call(len)(value)
    text = tf.strings.join([f"not enough values to unpack (expected at least {before + after}, got ",
                            tf.strings.as_string(size), ")"])
    check = failures.check(size >= before + after, lambda: ValueError(tensors.weak(text)))
    size = failures.after([check], lambda: tf.identity(size))
    first, last = [staging.getitem(value, i) for i in range(before)], [
        staging.getitem(value, size - after + i) for i in range(after)]
    rest = staging.getitem(value, slice(before, size - after))
    return *first, rest if isinstance(rest, list) else staging.call(list)(rest), *last


def spread(value, into_list=False):
    """What `*value` puts into a call or a display."""
    value = listed(value)
    if type(value) is choice.Choice:
        return value
    if isinstance(value, list) and lists.rows_of(value) is not None or staging.symbolic(value) and (
            value.shape.rank is None or value.shape.rank and value.shape[0] is None):
        if into_list:
            value = staging.call(list)(value)
            loans.shared(staging.local.session, value)
            return list(value)                 # the segment that stands for them
        raise StagingError("*t of a tensor or a list whose length is known only when the graph runs: how many arguments or items "
                           "that makes must be known while tracing",
                           instead="Pass it whole, or make a list of it: [*t], list(t)")
    if not staging.symbolic(value):
        return value
    if value.shape.rank == 0:
        raise TypeError("Cannot iterate over a scalar tensor.")
    return tf.unstack(value)
