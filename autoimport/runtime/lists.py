"""Lists whose length only the graph knows: rows in TensorFlow's tensor lists, one for each part of an element.

A Python list that a branch or a loop fills stays the object that it is; its *content* is staged: the session under
way keeps the `Rows` that stand for it, and the list itself holds a `Stand-in` that says so to code that looks inside.
Every operation below takes the list object, and works on both kinds of content.
"""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import staging, tensors


class Rows:
    """The items of a staged list.  A value: operations give new rows.

    `element` is the form of one item, `handles` one variant tensor for each tensor of that form.
    """

    def __init__(self, element, handles):
        self.element, self.handles = element, tuple(handles)
        if not self.handles:
            raise StagingError("a list whose length depends on a tensor must hold values that a tensor can carry")

    def length(self):
        return tf.raw_ops.TensorListLength(input_handle=self.handles[0])

    def append(self, value):
        parts = self.element.pack(value)
        return Rows(self.element, [tf.raw_ops.TensorListPushBack(input_handle=handle, tensor=part)
                                   for handle, part in zip(self.handles, parts)])

    def concat(self, other):
        """These rows and then those of `other`."""
        return Rows(self.element, [tf.raw_ops.TensorListConcatLists(
            input_a=tf.reshape(a, [1]), input_b=tf.reshape(b, [1]), element_dtype=spec.dtype)[0]
            for a, b, spec in zip(self.handles, other.handles, self.element.specs())])

    def get(self, index):
        parts = [tf.raw_ops.TensorListGetItem(input_handle=handle, index=index, element_shape=shape_of(spec),
                                              element_dtype=spec.dtype) for handle, spec in self.pairs()]
        return self.element.unpack(iter(parts))

    def put(self, index, value):
        return Rows(self.element, [tf.raw_ops.TensorListSetItem(input_handle=handle, index=index, item=part)
                                   for handle, part in zip(self.handles, self.element.pack(value))])

    def pop(self):
        """The rows without the last, and the last."""
        handles, parts = [], []
        for handle, spec in self.pairs():
            handle, part = tf.raw_ops.TensorListPopBack(input_handle=handle, element_shape=shape_of(spec),
                                                        element_dtype=spec.dtype)
            handles.append(handle)
            parts.append(part)
        return Rows(self.element, handles), self.element.unpack(iter(parts))

    def stack(self):
        """All rows in one tensor of shape `[length, *element shape]` (of each part, where an element has parts)."""
        return stacked_as(self.element, iter(self.flat()))

    def flat(self):
        """The stacked tensors, one for each tensor of the element."""
        return [tf.raw_ops.TensorListStack(input_handle=handle, element_shape=shape_of(spec), element_dtype=spec.dtype)
                for handle, spec in self.pairs()]

    def restack(self, indices):
        """The rows at `indices`, a vector, in that order."""
        return Rows(self.element, [tf.raw_ops.TensorListFromTensor(tensor=tf.gather(
            tf.raw_ops.TensorListStack(input_handle=handle, element_shape=shape_of(spec), element_dtype=spec.dtype),
            indices), element_shape=shape_of(spec)) for handle, spec in self.pairs()])

    def pairs(self):
        return zip(self.handles, self.element.specs())


def stacked_as(element, parts):
    """The stacked parts in the structure of one element."""
    from . import contents, forms
    if isinstance(element, forms.Items):
        return contents.rebuild(element.example, [stacked_as(form, parts) for form in element.forms])
    if isinstance(element, forms.Rows):        # lists of lists make a tensor where all have one length, as in NumPy
        handles = [next(parts) for _ in element.specs()]
        inner = [tf.TensorSpec([None, *spec.shape], spec.dtype) for spec in element.element.specs()]
        stacked = tf.map_fn(lambda row: Rows(element.element, row).flat(), handles, fn_output_signature=inner)
        return stacked_as(element.element, iter(stacked))
    return next(parts) if isinstance(element, forms.Tensor) else element.unpack(parts)


class Snapshot(list):
    """The items of a list at one time, apart from the list itself."""


def shape_of(spec):
    """A spec's shape as a tensor-list op takes it: -1 where it is not known."""
    if spec.shape.rank is None:
        return tf.constant(-1, tf.int32)
    return tf.constant([-1 if n is None else n for n in spec.shape], tf.int32, [spec.shape.rank])


def rows(items, element):
    """Rows of the given items; each must fit `element`."""
    handles = [tf.raw_ops.EmptyTensorList(element_shape=shape_of(spec), max_num_elements=-1, element_dtype=spec.dtype)
               for spec in element.specs()]
    out = Rows(element, handles)
    for item in items:
        out = out.append(item)
    return out


class StandIn:
    """What a staged list holds in Python's eyes: any use says what to write instead."""

    def refuse(self, *args, **kwargs):
        raise StagingError("this list was filled under a tensor condition or in a tensor loop: its items are known only "
                           "when the graph runs. Use autograph.stack(items), len(items), items[i] or a loop over it "
                           "in converted code.")

    __getattr__ = __iter__ = __len__ = __bool__ = __add__ = __radd__ = __mul__ = __rmul__ = __array__ = refuse
    __sub__ = __rsub__ = __lt__ = __gt__ = __le__ = __ge__ = __getitem__ = __float__ = __int__ = __index__ = refuse

    def __repr__(self):
        return "<items known only when the graph runs>"


def rows_of(items):
    """The rows of a staged list; None if its content is plain."""
    session = staging.local.session
    return session.rows_of(items) if session is not None else None


def new(content):
    """A new list object with these rows."""
    items = []
    staging.local.session.set_content(items, content)
    return items


def change(items):
    """The rows of a staged list that is about to change, noted for the regions under way."""
    staging.local.session.note_content(items)
    return rows_of(items)


def assign(items, content):
    staging.local.session.set_content(items, content)


def position(index, content):
    """An index into staged rows, from the end where it is negative."""
    if isinstance(index, (int, np.integer)):
        return index if index >= 0 else content.length() + int(index)
    index = tf.cast(index, tf.int32)
    return tf.where(index < 0, index + content.length(), index)


def append(items, value):
    content = change(items)
    assign(items, widened(content, [value]).append(value))


def extend(items, values):
    from . import forms
    content = change(items)
    other = rows_of(values) if isinstance(values, list) else None
    if other is None and staging.symbolic(values):
        spec = tf.type_spec_from_value(values)
        other = Rows(forms.Tensor(tf.TensorSpec(spec.shape[1:], spec.dtype)),
                     [tf.raw_ops.TensorListFromTensor(tensor=values, element_shape=shape_of(
                         tf.TensorSpec(spec.shape[1:], spec.dtype)))])
    if other is not None:
        if other.element.key() != content.element.key():
            element = forms.join(content.element, other.element)
            content, other = Rows(element, content.handles), Rows(element, other.handles)
        assign(items, content.concat(other))
        return
    for value in values:
        append(items, value)


def widened(content, values):
    """Rows whose element form holds `values` too; TensorFlow's lists take other shapes, but no other dtype."""
    from . import forms
    element = content.element
    for value in values:
        if not element.fits(value):
            joined = forms.join(element, forms.form_of(value))
            if [spec.dtype for spec in joined.specs()] != [spec.dtype for spec in element.specs()]:
                raise forms.Differs(f"the list holds {forms.told(element)}, and {value!r} was added")
            element = joined
    return content if element is content.element else Rows(element, content.handles)


def pop(items, index=-1):
    content = change(items)
    if isinstance(index, int) and index == -1:
        content, value = content.pop()
    else:
        place, length = position(index, content), content.length()
        value = content.get(place)
        kept = tf.range(length - 1)
        content = content.restack(tf.where(kept < place, kept, kept + 1))
    assign(items, content)
    return value


def insert(items, index, value):
    content = change(items)
    content = widened(content, [value]).append(value)
    length = content.length()
    place = tf.clip_by_value(position(index, Rows(content.element, content.handles)) - (
        1 if isinstance(index, int) and index < 0 else 0), 0, length - 1)
    order = tf.range(length)
    order = tf.where(order < place, order, tf.where(tf.equal(order, place), length - 1, order - 1))
    assign(items, content.restack(order))


def clear(items):
    content = change(items)
    assign(items, rows([], content.element))


def reverse(items):
    content = change(items)
    assign(items, content.restack(tf.range(content.length() - 1, -1, -1)))


def get(items, index):
    content = rows_of(items)
    if isinstance(index, slice):
        stacked = content.stack()
        return new(Rows(content.element, [tf.raw_ops.TensorListFromTensor(
            tensor=part[index], element_shape=shape_of(spec))
            for part, spec in zip(tf.nest.flatten(stacked), content.element.specs())]))
    return content.get(position(index, content))


def put(items, index, value):
    content = change(items)
    assign(items, widened(content, [value]).put(position(index, content), value))


def copy(items):
    return new(rows_of(items))


class Stacked:
    """The methods of a list that only read: those of its items, which TensorFlow answers."""

    def __init__(self, items):
        self.items = rows_of(items).stack()

    def index(self, value):
        """The first position of `value`; an error when the graph runs if there is none."""
        found = tf.where(tf.equal(self.items, value))
        check = tf.debugging.Assert(tf.size(found) > 0, ["value is not in the list:", value])
        with tf.control_dependencies([check] if check is not None else []):
            return tf.cast(found[0, 0], tf.int32)

    def count(self, value):
        return tf.reduce_sum(tf.cast(tf.equal(self.items, value), tf.int32))


def length(overload):
    """`len` that knows staged lists."""
    def len_(*args):
        content = rows_of(args[0]) if len(args) == 1 and type(args[0]) is list else None
        return overload(*args) if content is None else content.length()
    return len_


def copying(overload):
    """`list` that knows staged lists."""
    def list_(*args, **kwargs):
        if len(args) == 1 and type(args[0]) is list and rows_of(args[0]) is not None:
            return copy(args[0])
        return staging.local.session.born(overload(*args, **kwargs))
    return list_


OVERLOADS = {len: length, list: copying}
METHODS = {"append": append, "extend": extend, "pop": pop, "insert": insert, "clear": clear, "reverse": reverse,
           "copy": copy}

tensors.KINDS[list] = lambda items: rows_of(items) is not None
tensors.TRUTHS[list] = lambda items: rows_of(items).length() > 0
