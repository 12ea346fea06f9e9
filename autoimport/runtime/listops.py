"""What the methods and operators of a list do where its items are known only when the graph runs.

    items.pop(0)        the first row, and the rest
    items[1:3] = more   the rows before, those of `more`, those behind

Every function takes the list object; its content is replaced (see `lists`).
"""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import choice, failures, iterables, lattice, lists, optional, staging, tables, tensors
from .candidates import OneOf
from .forms import Tensor
from .kinds import SEQUENCES
from .lists import Rows, rows_of
from .wording import told


def change(items):
    """The rows of a list that is about to change, noted for the regions under way."""
    staging.local.session.note_content(items)
    return rows_of(items)


def assign(items, content):
    limit = getattr(items, "maxlen", None)
    if limit is not None:
        count = content.length()
        content = content.restack(tf.range(tf.maximum(count - limit, 0), count))
    staging.local.session.set_content(items, content)


def position(index, content):
    """An index into staged rows, from the end where it is negative."""
    if isinstance(index, (int, np.integer)):
        return index if index >= 0 else content.length() + int(index)
    index = tf.cast(index, tf.int32)
    return tf.where(index < 0, index + content.length(), index)


def widened(content, value):
    """Rows whose element form holds `value` too; TensorFlow's lists take other shapes, but no other dtype."""
    element = content.element
    if element.fits(value):
        return content
    try:
        joined = lattice.join_items(element, lattice.element_of(value))
        if [spec.dtype for spec in joined.specs()] == [spec.dtype for spec in element.specs()]:
            return Rows(joined, content.handles)
        why = f"it holds {told(element)}, and {told(lattice.element_of(value))} was added"
    except lattice.Differs as error:
        why = error
    raise StagingError(f"the items of a list whose length depends on a tensor must be of one type: {why}",
                       instead="Give them one dtype and structure, for instance with tf.cast; what is put into a list must be "
                       "finished before" if lattice.is_container(element) else
                       "Give them one dtype and structure, for instance with tf.cast")


def rows_from(values, content):
    """Rows of other values, that can stand beside `content`: (the content, theirs)."""
    from . import comprehensions, generators
    if type(values) is generators.Generator:
        values = comprehensions.drained(values)
    other = rows_of(values) if isinstance(values, SEQUENCES) else None
    if other is not None:
        tables.shared(values)
    if other is None and iterables.cursor(values) is not None:
        from . import collect
        other = rows_of(collect.staged_list(collect.stacked(iterables.cursor(values))))
    if other is None:
        values = [freeze(value) for value in values]
        for value in values:
            content = widened(content, value)
        return content, lists.rows(values, content.element)
    if other.element.key() != content.element.key():
        element = lattice.join(content.element, other.element)
        return Rows(element, content.handles), Rows(element, other.handles)
    return content, other


def freeze(value):
    """`value`, as something that a list takes or gives."""
    value = optional.read(value)
    tables.handed(value)
    staging.local.session.freeze(value, "a list whose length only the graph knows holds its values",
                                 "Change it before it is put there, or put another there: rows[i] = [*rows[i], v]; "
                                 "rows[i][j] = v works where no other name or list has the row")
    return value


# methods

def append(items, value):
    alone = tables.takes(items, value)
    value = freeze(value)
    assign(items, widened(change(items), value).append(value))
    if alone:
        tables.made(items)


def extend(items, values):
    content, other = rows_from(values, change(items))
    assign(items, content.concat(other))


def appendleft(items, value):
    insert(items, 0, value)


def extendleft(items, values):
    content, other = rows_from(values, change(items))
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
    return freeze(value)


def popleft(items):
    return pop(items, 0)


def insert(items, index, value):
    value = freeze(value)
    content = widened(change(items), value).append(value)
    count = content.length()
    place = position(index, Rows(content.element, content.handles))
    negative = index < 0 if not staging.symbolic(index) else tf.cast(index < 0, tf.int32)
    place = tf.clip_by_value(place - (negative if staging.symbolic(index) else int(negative)), 0, count - 1)
    order = tf.range(count)
    order = tf.where(order < place, order, tf.where(tf.equal(order, place), count - 1, order - 1))
    assign(items, content.restack(order))


def clear(items):
    assign(items, lists.rows([], change(items).element))


def reverse(items):
    content = change(items)
    assign(items, content.restack(tf.range(content.length() - 1, -1, -1)))


def rotate(items, steps=1):
    content = change(items)
    count = content.length()
    assign(items, content.restack((tf.range(count) - steps) % tf.maximum(count, 1)))


def sort(items, *, key=None, reverse=False):
    from . import ordering
    content = change(items)
    order = ordering.order_of(content.stack(), key, reverse)
    assign(items, content.restack(order))


def copy(items):
    tables.shared(items)
    return lists.new(rows_of(items), type(items), getattr(items, "maxlen", None))


def remove(items, value):
    content = change(items)
    found = tf.where(same_as(content, value))[:, 0]
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
    found = tf.where(same_as(content, value) & (at >= first) & (at < last))[:, 0]
    found = failures.demanded(found, tf.size(found) > 0, lambda: ValueError(
        "the value is not in list" if staging.symbolic(value) else f"{value!r} is not in list"))
    return tensors.weak(tf.cast(found[0], tf.int32))


def count(items, value):
    return tensors.weak(tf.reduce_sum(tf.cast(same_as(rows_of(items), value), tf.int32)))


def same_as(content, value):
    """For each row, whether it equals `value`."""
    if not isinstance(content.element, Tensor) and not of_texts(content.element):
        raise StagingError("in a list whose length only the graph knows, only tensors and numbers can be looked for",
                           instead="Compare in a loop over it")
    from .expressions import equal
    if not staging.symbolic(value) and not tensors.is_weak(value) and not tf.is_tensor(value):
        return tf.zeros([content.length()], tf.bool)
    same = equal(content.stack(), value)
    if same is False:
        return tf.zeros([content.length()], tf.bool)
    return same if same.shape.rank == 1 else tf.reduce_all(same, axis=list(range(1, same.shape.rank)))


def of_texts(form):
    """Is this the form of one of several texts?"""
    return isinstance(form, OneOf) and all(isinstance(value, str) for value in form.values)


# items and slices

def get(items, index):
    content = rows_of(items)
    if isinstance(index, slice):
        tables.shared(items)
        return lists.new(content.restack(tf.range(content.length())[index]), type(items))
    place = position(index, content)
    failures.in_range(place, content.length(), "item")
    value = content.get(place)
    if is_used_unread(value):
        failures.in_range(place, content.length(), "item", always=True)
    return freeze(value)


def is_used_unread(value):
    """May something be made of this item without an operation that reads it, and fails where there is none?"""
    return not tensors.any_symbolic(value) or any(type(part) is choice.Choice for part in tf.nest.flatten(value))


def put(items, index, value):
    content = change(items)
    if not isinstance(index, slice):
        value = freeze(value)
        content = widened(content, value)
        place = position(index, content)
        failures.in_range(place, content.length(), "assignment")
        change(items)
        assign(items, content.put(place, value))
        return
    content, other = rows_from(value, content)
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
        pop(items, index, "assignment")
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
