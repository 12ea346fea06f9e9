"""What the methods and operators of a list do where its items are known only when the graph runs.

    items.pop(0)        the first row, and the rest
    items[1:3] = more   the rows before, those of `more`, those behind

Every function takes the list object; its content is replaced (see `lists`).
"""
import tensorflow as tf

from . import choice, discarded, failures, kin, lists, loans, optional, staging, swaps, tensors
from .candidates import OneOf
from .forms import Tensor
from .kinds import SEQUENCES
from .listrows import assign, change, freeze, position, rows_from, take, widened
from .lists import Rows, rows_of

# methods

def append(items, value):
    value = optional.read(value)
    content, limit = widened(change(items), value), getattr(items, "maxlen", None)
    place = content.length() if limit is None else tf.minimum(content.length(), limit - 1)
    take(items, value, place, content.append(value), moves=limit is not None)


def extend(items, values):
    if type(values) in (list, tuple) and rows_of(values) is None:
        for value in list(values):
            append(items, value)
        return
    content, other = rows_from(values, items)
    assign(items, content.concat(other), moves=False)


def appendleft(items, value):
    insert(items, 0, value)


def extendleft(items, values):
    content, other = rows_from(values, items)
    count = other.length()
    assign(items, other.restack(tf.range(count - 1, -1, -1)).concat(content))


def pop(items, index=-1, what="pop"):
    content = change(items)
    if isinstance(index, int) and index == -1:
        failures.in_range(tf.constant(0), content.length(), "last")
        before, (content, value) = content, change(items).pop()     # noted where it is done: that may be a branch now
        if is_used_unread(value):
            failures.in_range(tf.constant(0), before.length(), "last", always=True)
    else:
        place, count = position(index, content), content.length()
        failures.in_range(place, count, what)
        content = change(items)
        # the rest of the list waits for this, though nobody may read the item
        place = tf.gather(tf.range(count), place, name=f"python_list_{what}")
        value = content.get(place, f"python_list_{what}")
        kept = tf.range(tf.maximum(count - 1, 0))
        content = content.restack(tf.where(kept < place, kept, kept + 1))
    assign(items, content)
    session = staging.local.session
    return value if id(items) in session.sole and kin.alone(session, items) else freeze(value)


def popleft(items):
    return pop(items, 0)


def insert(items, index, value):
    value = optional.read(value)
    content = widened(change(items), value).append(value)
    count = content.length()
    place = position(index, Rows(content.element, content.handles))
    negative = index < 0 if not staging.symbolic(index) else tf.cast(index < 0, tf.int32)
    place = tf.clip_by_value(place - (negative if staging.symbolic(index) else int(negative)), 0, count - 1)
    order = tf.range(count)
    order = tf.where(order < place, order, tf.where(tf.equal(order, place), count - 1, order - 1))
    take(items, value, place, content.restack(order))


def clear(items):
    content = change(items)
    for loan in loans.loans_of(staging.local.session, items):
        loans.forget(staging.local.session, loan)
    kin.left(staging.local.session, items)
    staging.local.session.sole[id(items)] = items
    assign(items, lists.rows([], content.element))


def reverse(items):
    content = change(items)
    assign(items, content.restack(tf.range(content.length() - 1, -1, -1)))


def rotate(items, steps=1):
    content = change(items)
    count = content.length()
    assign(items, content.restack((tf.range(count) - steps) % tf.maximum(count, 1)))


def sort(items, *, key=None, reverse=False):
    from . import records
    content = change(items)
    assign(items, content.restack(records.order(items, key, reverse)))


def copy(items):
    return kin.derived(staging.local.session, items, lists.new(rows_of(items), type(items), getattr(items, "maxlen", None)))


def remove(items, value):
    content = change(items)
    found = tf.where(same_as(items, value))[:, 0]
    found = failures.demanded(found, tf.size(found) > 0, lambda: ValueError("list.remove(x): x not in list"))
    place, kept = tf.cast(found[0], tf.int32), tf.range(content.length() - 1)
    assign(items, content.restack(tf.where(kept < place, kept, kept + 1)))


def index(items, value, start=0, stop=None):
    """The first position of `value`; Python's error when the graph runs if there is none."""
    content = rows_of(items)
    count = content.length()
    at = tf.range(count)
    first = position(start, content)
    last = count if stop is None else position(stop, content)
    found = tf.where(same_as(items, value) & (at >= first) & (at < last))[:, 0]
    found = failures.demanded(found, tf.size(found) > 0, lambda: ValueError(
        "the value is not in list" if staging.symbolic(value) else f"{value!r} is not in list"))
    return tensors.weak(tf.cast(found[0], tf.int32))


def count(items, value):
    return tensors.weak(tf.reduce_sum(tf.cast(same_as(items, value), tf.int32)))


def same_as(items, value):
    """For each row, whether it equals `value`."""
    from .equality import equal
    content = rows_of(items)
    if not isinstance(content.element, Tensor) and not of_texts(content.element):
        return one_by_one(items, value)
    if not staging.symbolic(value) and not tensors.is_weak(value) and not tf.is_tensor(value):
        return tf.zeros([content.length()], tf.bool)
    same = equal(content.stack(), value)
    if same is False:
        return tf.zeros([content.length()], tf.bool)
    return same if same.shape.rank == 1 else tf.reduce_all(same, axis=list(range(1, same.shape.rank)))


def one_by_one(items, value):
    """The same where no tensor has all rows: each is asked."""
    from . import collect, iterables, mapped

    def same(own):
        found = own is value or staging.eq(own, value)
        return tensors.truth(found) if staging.symbolic(found) else tf.constant(bool(found))
    return collect.stacked(mapped.mapped(same, iterables.ListItems(items)))


def of_texts(form):
    """Is this the form of one of several texts?"""
    return isinstance(form, OneOf) and all(isinstance(value, str) for value in form.values)


# items and slices

def get(items, index):
    content = rows_of(items)
    if isinstance(index, slice):
        other = lists.new(content.restack(tf.range(content.length())[index]), type(items))
        return kin.derived(staging.local.session, items, other)
    place = position(index, content)
    failures.in_range(place, content.length(), "item")
    value = content.get(place)
    if is_used_unread(value):
        failures.in_range(place, content.length(), "item", always=True)
    return loans.lend(items, place, value, index)


def is_used_unread(value):
    """May something be made of this item without an operation that reads it, and fails where there is none?"""
    return not tensors.any_symbolic(value) or any(type(part) is choice.Choice for part in tf.nest.flatten(value))


def put(items, index, value):
    content = change(items)
    if not isinstance(index, slice):
        value = optional.read(value)
        if loans.has_lent(staging.local.session, items, value, index):
            return                             # `row = rows[i]; row[j] = v; rows[i] = row`
        content = widened(content, value)
        place = position(index, content)
        failures.in_range(place, content.length(), "assignment")
        change(items)
        if swaps.stores(items, index, place, value, content):
            return
        loans.moved(staging.local.session, items, place)
        take(items, value, place, content.put(place, value), moves=False)
        return
    content, other = rows_from(value, items)
    places = tf.range(content.length())[index]
    if index.step not in (None, 1):
        places = failures.demanded(places, tf.equal(tf.size(places), other.length()), lambda: ValueError(
            "attempt to assign sequence to extended slice of another size"))
        joined, count = content.concat(other), content.length()
        order = tf.tensor_scatter_nd_update(tf.range(count), places[:, None], count + tf.range(tf.size(places)))
        assign(items, joined.restack(order))
        return
    start = 0 if index.start is None else tf.clip_by_value(position(index.start, content), 0, content.length())
    at, stop = tf.range(content.length()), start + tf.size(places)
    assign(items, content.restack(at[:start]).concat(other).concat(content.restack(at[stop:])))


def delete(items, index):
    if not isinstance(index, slice):
        discarded.demand(pop(items, index, "assignment"))
        return
    content = change(items)
    at = tf.range(content.length())
    gone = tf.reduce_any(tf.equal(at[:, None], at[index][None, :]), axis=1)
    assign(items, content.restack(tf.boolean_mask(at, tf.logical_not(gone))))


def inplace(sign, items, values):
    if sign == "+=":
        extend(items, values)
    elif sign == "*=":
        content = change(items)
        loans.shared(staging.local.session, items)
        count = content.length()
        assign(items, content.restack(tf.range(count * tf.maximum(values, 0)) % tf.maximum(count, 1)))
    else:
        raise TypeError(f"unsupported operand type(s) for {sign}: 'list' and {type(values).__name__!r}")
    return items


METHODS = {function.__name__: function for function in (
    append, extend, appendleft, extendleft, pop, popleft, insert, clear, reverse, rotate, sort, copy, remove, index, count)}
METHODS.update(__getitem__=get, __setitem__=put, __delitem__=delete, __contains__=lambda items, item: staging.in_(item, items),
               __len__=lambda items: tensors.weak(rows_of(items).length()))

for _kind in SEQUENCES:
    tensors.register(_kind, lambda items: rows_of(items) is not None, lambda items: rows_of(items).length() > 0)
