"""`max`, `min`, `sorted` of staged lists of objects, or of whatever else no tensor holds: by their keys.

    max(ps, key=lambda p: p.at)         ps[argmax of the keys]: an item of the list, as any other
    sorted(ps, key=f)                   another list, with the rows in order
"""
import builtins

import tensorflow as tf

from . import candidates, expressions, failures, forms, iterables, lattice, lists, loans, ordering, staging


def held_by(items):
    """Is this a staged list whose items are of no structure that TensorFlow knows?"""
    return lattice.is_staged(items) and not is_plain(lists.rows_of(items).element)


def is_plain(form):
    if isinstance(form, forms.Items):
        return isinstance(form.example, (tuple, list, dict)) and all(map(is_plain, form.forms))
    return isinstance(form, (forms.Tensor, candidates.OneOf))


def best(pick, items, key, default):
    """The first best item; `pick` is Python's `max` or `min`."""
    def found(checks=()):
        keys = tf.nest.flatten(ordering.keys_of(key, iterables.ListItems(items)))
        extreme = tf.argmax if pick is builtins.max else tf.argmin
        return staging.getitem(items, failures.after(checks, lambda: ordering.first_extreme(extreme, keys)))

    some = lists.rows_of(items).length() > 0
    if default is ordering.MISSING:
        return found([failures.check(some, lambda: nothing(pick))])
    return expressions.choose(some, found, lambda: default)


def nothing(pick):
    """What Python raises where there are no items."""
    try:
        return pick([])
    except ValueError as error:
        return error.with_traceback(None)


def arranged(items, key, reverse):
    """Another list, which has the items in the order of their keys."""
    loans.shared(staging.local.session, items)
    return lists.new(lists.rows_of(items).restack(order(items, key, reverse)))


def order(items, key, reverse):
    """The order of the items of a staged list, as indices."""
    keys = lists.rows_of(items).stack() if key is None else ordering.keys_of(key, iterables.ListItems(items))
    return ordering.arranged(tf.nest.flatten(keys), reverse)
