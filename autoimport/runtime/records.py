"""`max`, `min`, `sorted` of staged lists, whose items may be what no tensor holds: by their keys.

    max(ps, key=lambda p: p.at)         ps[argmax of the keys]: an item of the list, as any other
    sorted(ps, key=f)                   another list, with the rows in order
"""
import tensorflow as tf

from . import iterables, kin, lists, ordering, staging


def best(pick, items, key, default):
    """The first best item; `pick` is Python's `max` or `min`."""
    return ordering.of_some(pick, lists.rows_of(items).length(), lambda: staging.getitem(
        items, ordering.first_extreme(pick, keys_of(items, key))), default)


def arranged(items, key, reverse):
    """Another list, which has the items in the order of their keys."""
    return kin.derived(staging.local.session, items, lists.new(lists.rows_of(items).restack(order(items, key, reverse))))


def order(items, key, reverse):
    """The order of the items of a staged list, as indices."""
    return ordering.arranged(keys_of(items, key), reverse)


def keys_of(items, key):
    """What the items are ordered by, as vectors."""
    return tf.nest.flatten(lists.rows_of(items).stack() if key is None else ordering.keys_of(key, iterables.ListItems(items)))
