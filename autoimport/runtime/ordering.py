"""`max`, `min`, `sorted` of symbolic values.

    max(t)                  t[argmax(t)]: the first of the greatest, as Python picks it, and so is its gradient
    max(a, 3, b)            3 > a ? ... a chain of tf.where, each value compared with the best so far
    sorted(t, key=f)        t gathered in the order of the keys; equal keys keep theirs
"""
import builtins
import functools

import tensorflow as tf

from ..errors import StagingError
from . import (
    alphabetical,
    callables,
    collect,
    comparing,
    expressions,
    failures,
    iterables,
    mapped,
    optional,
    plain,
    records,
    staging,
    tensors,
)
from . import choice as choices
from .tensors import symbolic

MISSING = object()


def max_(*args, **kwargs):
    return best(builtins.max, *args, **kwargs)


def min_(*args, **kwargs):
    return best(builtins.min, *args, **kwargs)


def best(pick, *args, **kwargs):
    """`pick(*args, **kwargs)`, where `pick` is Python's `max` or `min`."""
    key = kwargs.get("key")
    if len(args) == 1 and kwargs.keys() <= {"key", "default"}:
        source = iterables.cursor(args[0])
        if isinstance(source, iterables.ListItems):
            return records.best(pick, source.items, key, kwargs.get("default", MISSING))
        if source is not None:
            return best_row(pick, source, key, kwargs.get("default", MISSING))
        if not isinstance(args[0], (list, tuple, str, dict, set, frozenset, range)):
            args = builtins.list(args[0]),                  # read once: it may have to be looked at twice
    if key is not None:
        return best_by_key(pick, args, kwargs)
    try:
        return pick(*args, **kwargs)                        # plain values cost nothing extra
    except TypeError:
        items = args[0] if len(args) == 1 else args
        if not any_tensor(items) and not any_ordered(items):
            raise
    return best_of(pick, builtins.list(items), builtins.list(items))


def any_tensor(items):
    return isinstance(items, (list, tuple, set, frozenset, dict)) and builtins.any(map(tensors.any_symbolic, items))


def any_ordered(items):
    """Are there things that answer `<` themselves?"""
    return isinstance(items, (builtins.list, tuple)) and builtins.any(
        comparing.has_order(item, "__lt__", "__gt__") for item in items)


def best_by_key(pick, args, kwargs):
    function = staging.call(kwargs["key"])
    items = args[0] if len(args) == 1 else args
    keys = [function(item) for item in items]
    if not any_tensor(keys) and not any_ordered(keys):
        ready = iter(keys)
        return pick(*args, **{**kwargs, "key": lambda item: next(ready)})
    return best_of(pick, builtins.list(items), keys)


def better(pick, key, best_key):
    """Whether an item with `key` replaces the best so far: truly greater (smaller) only."""
    if (isinstance(key, tf.Tensor) or isinstance(best_key, tf.Tensor)) and not (       # other things answer `>` themselves
            tensors.is_weak(key) and tensors.is_weak(best_key)):
        key, best_key = tensors.alike([key, best_key])
    return tensors.truth((staging.gt if pick is builtins.max else staging.lt)(key, best_key))


def best_of(pick, items, keys):
    """The first best of some values, by their keys."""
    first, *rest = zip(items, keys)
    best_item, best_key = first
    for item, key in rest:
        wins = better(pick, key, best_key)
        if item is key:
            best_item = best_key = choose(wins, item, best_item)
        else:
            best_item, best_key = choose(wins, item, best_item), choose(wins, key, best_key)
    return best_item


def choose(test, a, b):
    """`a if test else b` of values that exist already: tensors, numbers, strings, and structures of them."""
    try:
        tf.nest.assert_same_structure(a, b)
        return tf.nest.map_structure(functools.partial(choose_part, test), a, b)
    except (TypeError, ValueError):            # objects: one of them
        return one_of([b, a], tf.cast(test, tf.int32))


def one_of(items, index):
    if staging.local.session is None:          # called by what is no graph version
        raise StagingError("max, min or sorted: which of the values it is, is known only when the graph runs, and they have no type in "
                           "common", instead="Compare tensors or numbers of one dtype and structure")
    return choices.select(index, items)


def choose_part(test, a, b):
    if any(callables.own(type(part), "__getitem__") for part in (a, b)):       # TensorFlow would read it as a sequence
        raise TypeError("no tensors")
    if tensors.is_weak(a) and tensors.is_weak(b):
        return tensors.weak(tensors.chosen(test, a, b))
    a, b = tensors.alike([a, b])
    if a.shape.is_fully_defined() and a.shape == b.shape:
        return tf.where(test, a, b)
    return tf.cond(test, lambda: a, lambda: b)


def best_row(pick, source, key, default):
    """The first best item of a cursor."""
    rows = collect.stacked(source)
    length = collect.length_of(rows)
    if isinstance(length, int) and length == 0:
        return pick([]) if default is MISSING else default

    def found():
        index = first_extreme(pick, tf.nest.flatten(rows if key is None else keys_of(key, plain.Stacked(rows))))
        return tf.nest.map_structure(lambda part: tf.gather(part, index), rows)

    return of_some(pick, length, found, default)


def of_some(pick, length, found, default):
    """`found()`; where there are no items, `default`, or the exception of Python's."""
    if isinstance(length, int):
        return found()
    if default is MISSING:
        return failures.after([failures.check(length > 0, lambda: nothing(pick))], found)
    return expressions.choose(length > 0, found, lambda: default)


def nothing(pick):
    try:
        return pick([])
    except ValueError as error:
        return error.with_traceback(None)


def first_extreme(pick, keys):
    """The index of the first best row, as Python's `max` or `min`; `keys` are vectors, the most important first."""
    if builtins.any(vector.dtype == tf.string for vector in keys):
        return arranged(keys, pick is builtins.max)[0]
    pick = tf.argmax if pick is builtins.max else tf.argmin
    rest = None                                             # the rows that tie so far
    for position, vector in enumerate(keys):
        vector = column(vector)
        last = position == len(keys) - 1
        if vector.dtype.is_floating:
            # Python keeps a NaN that comes first, and passes over one that comes later.
            worst = vector.dtype.min if pick is tf.argmax else vector.dtype.max
            ranked = tf.where(tf.math.is_nan(vector), tf.constant(float("-inf" if worst < 0 else "inf"), vector.dtype),
                              vector)
        else:
            worst, ranked = vector.dtype.min if pick is tf.argmax else vector.dtype.max, vector
        if rest is not None:
            index = tf.gather(rest, pick(tf.gather(ranked, rest), output_type=tf.int32))
        else:
            index = pick(ranked, output_type=tf.int32)
            if vector.dtype.is_floating:
                index = tf.where(tf.math.is_nan(vector[0]), 0, index)
        if last:
            return index
        ties = tf.equal(ranked, tf.gather(ranked, index))
        rest = tf.cast(tf.where(ties)[:, 0], tf.int32) if rest is None else tf.boolean_mask(rest, tf.gather(ties, rest))


def column(vector):
    """One key for each row; rows of more than one element have no order."""
    rank = vector.shape.rank
    if rank == 1:
        return vector
    if rank is None or not vector.shape[1:].is_fully_defined():
        return tf.reshape(vector, [tf.shape(vector)[0]])    # fails when the graph runs if rows have more elements
    if vector.shape[1:].num_elements() != 1 and vector.shape[0] != 1:
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    return tf.reshape(vector, [-1]) if vector.shape[1:].num_elements() == 1 else vector[:, 0]


def keys_of(key, source):
    """The keys of what a cursor reads, stacked."""
    function = staging.call(key)
    return collect.stacked(mapped.mapped(lambda row: optional.plain(function(row)), source))


def sorted_(*args, **kwargs):
    """`sorted(t)`: a tensor with the rows in order; of a list that holds tensors, a list."""
    key = kwargs.get("key")
    if len(args) != 1 or kwargs.keys() - {"key", "reverse"}:
        return builtins.sorted(*args, **kwargs)
    source = iterables.cursor(args[0])
    if isinstance(key, type) and source is not None:        # objects compare, as `functools.cmp_to_key` has them do
        items = source.static_items()
        if items is None:
            raise StagingError("sorted() of what the graph alone knows the length of, by objects that compare themselves",
                               instead="Sort by numbers, or tuples of them")
        return sorted_list(builtins.list(items), key, kwargs)
    if source is None:
        return sorted_list(args[0], key, kwargs)
    reverse = kwargs.get("reverse", False)
    if isinstance(source, iterables.ListItems):
        return records.arranged(source.items, key, reverse)
    rows = collect.stacked(source)
    order = arranged(tf.nest.flatten(rows if key is None else keys_of(key, plain.Stacked(rows))), reverse)
    rows = tf.nest.map_structure(lambda part: tf.gather(part, order), rows)
    return rows if tf.is_tensor(rows) else collect.as_list(rows)


def sorted_list(items, key, kwargs):
    if not isinstance(items, (list, tuple, str, dict, set, frozenset, range)):
        items = builtins.list(items)
    if key is not None:
        function = staging.call(key)
        keys = [function(item) for item in items]
        if not any_tensor(keys) and not any_ordered(keys):
            ready = iter(keys)
            return builtins.sorted(items, **{**kwargs, "key": lambda item: next(ready)})
        items = builtins.list(items)
    else:
        try:
            return builtins.sorted(items, **kwargs)
        except TypeError:
            if not any_tensor(items) and not any_ordered(items):
                raise
        items = keys = builtins.list(items)
    if any_ordered(keys) or builtins.any(isinstance(part, str) for part in tf.nest.flatten(keys)):
        order = tf.argsort(ranks(keys, kwargs.get("reverse", False)))
        return [one_of(items, order[i]) for i in builtins.range(len(items))]
    try:
        keys = plain.stack(keys)
    except (TypeError, ValueError):
        raise StagingError("sorted() of a list whose order is known only when the graph runs: what it is sorted by has no type in "
                           "common", instead="Sort by tensors or numbers of one dtype and shape") from None
    order = arranged(tf.nest.flatten(keys), kwargs.get("reverse", False))
    try:
        rows = plain.stack(items)
    except (TypeError, ValueError):            # objects: each place holds one of them
        return [one_of(items, order[i]) for i in builtins.range(len(items))]
    return collect.items_of(tf.nest.map_structure(lambda part: tf.gather(part, order), rows))


def ranks(items, reverse):
    """The place of each item among those that no vector of keys orders, equal ones in the order that they have."""
    def less(a, b):
        return tf.cast(tensors.truth(staging.lt(*((b, a) if reverse else (a, b)))), tf.int32)
    return tf.stack([tf.add_n([1 - less(item, other) if j < i else less(other, item) for j, other in builtins.enumerate(items)
                               if j != i]) for i, item in builtins.enumerate(items)])


def arranged(keys, reverse):
    """The order of the rows, as indices; `keys` are vectors, the most important first.  Stable, as Python sorts."""
    if symbolic(reverse):
        return tf.cond(tensors.truth(reverse), lambda: arranged(keys, True), lambda: arranged(keys, False))
    direction = "DESCENDING" if reverse else "ASCENDING"
    order = None
    for vector in builtins.reversed(keys):
        vector = column(vector)
        if vector.dtype == tf.bool:
            raise TypeError("'<' not supported between boolean tensors: TensorFlow does not order them")
        vector = vector if order is None else tf.gather(vector, order)
        step = (alphabetical.order if vector.dtype == tf.string else tf.argsort)(vector, direction=direction, stable=True)
        order = step if order is None else tf.gather(order, step)
    return order
