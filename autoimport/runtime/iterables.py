"""What a staged `for` reads its items from: one cursor for everything that can be iterated in a graph.

    for x in t: body(x)          # t: a symbolic tensor

    rows = cursor(t)                                                       # None: plain Python iterates it
    state = rows.start()
    while rows.more(*state):                                               # a tf.while_loop over the state
        raw, keep, state = rows.item(*state)
        if keep is None or keep:                                           # a tf.cond when `keep` is a tensor
            body(rows.value(raw))
    rows.finish(*state)

A cursor is a description; its position is the state that the loop carries, so that one cursor can be traced twice.
"""
import abc
import collections

import tensorflow as tf

from . import aliases, arithmetic, choice, lists, loans, numpy_arrays, staging, tensors  # noqa: F401  (weak tensors are made from here on: they need operators)
from .walking import SHORT


class Cursor(abc.ABC):
    """Reads items one at a time.  All methods but `finish` may be traced any number of times."""

    length = None       # Python int, scalar int32 tensor, or None: the number of steps when it is known up front
    skips = False       # whether `keep` can be False before the last item
    calls = False       # whether `value` runs the user's code

    @abc.abstractmethod
    def start(self):
        """The state before the first item: a tuple of tensors."""

    @abc.abstractmethod
    def more(self, *state):
        """Whether to step again: a scalar bool tensor, without side effects."""

    @abc.abstractmethod
    def item(self, *state):
        """One step: `(raw, keep, next_state)`.  `keep` is None, or a scalar bool tensor: False = there is no item."""

    def value(self, raw):
        """What the loop's target gets.  Only to be called where `keep` holds, once for each item."""
        return raw

    def finish(self, *state):  # noqa: B027  (most need not)
        """Tells whoever owns the position (an iterator of the user) where the loop stopped."""

    def static_items(self):
        """An iterable of the items, made one by one while it is read, when the length is a Python int; else None."""
        return None


class Indexed(Cursor):
    """Items that can be read at any index; the state is the index alone, as one would write it by hand."""

    @abc.abstractmethod
    def at(self, index):
        """The raw item at `index`, a Python int or a scalar int32 tensor."""

    def last(self):
        """The index of the last item."""
        return self.length - 1

    def start(self):
        return (tf.constant(0),)

    def more(self, index):
        return index < self.length

    def item(self, index):
        return self.at(index), None, (index + 1,)

    def static_items(self):
        if isinstance(self.length, int):
            return (self.value(self.at(index)) for index in range(self.length))
        return None


class Rows(Indexed):
    """The rows of a tensor of rank 1 or more."""

    def __init__(self, tensor):
        if tensor.shape.rank == 0:
            raise TypeError("Cannot iterate over a scalar tensor.")
        self.tensor = tensor
        self.row = tf.TensorSpec(tensor.shape[1:], tensor.dtype)
        self.rows = None
        self.length = first_dimension(tensor)

    def start(self):
        # What tf.TensorArray does.  The gradient of a row read from the list is that row, of a slice a whole tensor.
        self.rows = tf.raw_ops.TensorListFromTensor(tensor=self.tensor, element_shape=lists.shape_of(self.row))
        return super().start()

    def at(self, index):
        if isinstance(index, int):
            return self.tensor[index]
        if self.rows is None:
            return tf.gather(self.tensor, index)
        shape = lists.shape_of(self.row)                  # made in the loop: what comes from outside is handed from pass to pass
        row = tf.raw_ops.TensorListGetItem(input_handle=self.rows, index=index, element_shape=shape, element_dtype=self.tensor.dtype)
        setattr(row, aliases.SHARES, self.tensor)
        return numpy_arrays.like(row, self.tensor)

    def finish(self, *state):
        self.rows = None


class Characters(Rows):
    """Those of a text: texts too, which a stack of them would not be."""

    calls = True

    def at(self, index):
        return tensors.weak(super().at(index))


class RaggedRows(Indexed):
    """The rows of a ragged tensor: tensors, or ragged tensors of one rank less."""

    def __init__(self, ragged):
        self.ragged = ragged
        rows = ragged.shape[0]
        self.length = tf.cast(ragged.nrows(), tf.int32) if rows is None else rows

    def at(self, index):
        return self.ragged[index]


class ArrayItems(Indexed):
    """The elements of a `tf.TensorArray`."""

    def __init__(self, array):
        self.array = array
        size = array.size()
        known = tensors.static(size)
        self.length = size if known is None else int(known)

    def at(self, index):
        return self.array.read(index)


def first_dimension(tensor):
    """`len(tensor)`: a Python int when the shape says it, else a scalar int32 tensor."""
    size = tensor.shape[0] if tensor.shape.rank else None
    return tf.shape(tensor)[0] if size is None else size


def tensor_cursor(tensor):
    from . import ranges
    if tf.executing_eagerly() and not tensors.symbolic(tensor):
        return None
    if tensor.dtype == tf.string and tensor.shape.rank == 0 and tensors.is_weak(tensor):
        return Characters(tf.strings.unicode_split(tensor, "UTF-8"))
    operation = tensor.op if tensors.symbolic(tensor) and isinstance(tensor, tf.Tensor) else None
    if operation is not None and operation.type == "Range" and tensor.dtype in (tf.int32, tf.int64):
        bounds = [tensors.static(n) for n in operation.inputs]
        start, stop, step = (n if known is None else int(known) for n, known in zip(operation.inputs, bounds))
        if step != 0 and not all(isinstance(n, int) for n in (start, stop, step)) or tensor.dtype == tf.int32:
            return ranges.Numbers(start, stop, step, weak=False)
    return Rows(tensor)


class ListItems(Indexed):
    """The items of a staged list: those that it had when the loop began, and those that the loop adds."""

    def __init__(self, items, first=0):
        self.items, self.first = items, first

    def start(self):
        return (tf.constant(self.first),)

    def more(self, index):
        return index < lists.rows_of(self.items).length()

    def last(self):
        return lists.rows_of(self.items).length() - 1

    def at(self, index):
        item, session = loans.lend(self.items, index, lists.rows_of(self.items).get(index)), staging.local.session
        loan, loop = session.loans.get(id(item)), session.loops[-1] if session.loops else None
        if loan is not None and loop is not None and self in (loop.cursor, getattr(loop.cursor, "inner", None)):
            loan.loop = loop
        return item


def choice_items(value):
    """What one of several iterables gives."""
    from . import ranges
    values = value.ag__values
    if choice.is_sequence(value) and (len(values[0]) <= SHORT or any(isinstance(each, tuple) for each in values)):
        return None
    if choice.is_read(value):
        return cursor(choice.read(value))
    if all(type(each) is range for each in values):
        return ranges.Range(*(choice.select(value.ag__index, [getattr(each, part) for each in values])
                              for part in ("start", "stop", "step"))).numbers()
    if all(isinstance(each, (list, tuple, collections.deque)) for each in values) and any(map(len, values)):
        return ListItems(lists.new(together(value)))
    return tensor_cursor(choice.text(value)) if all(isinstance(each, str) for each in values) else None


def together(value):
    """The rows of one of several lists."""
    from . import forms, lattice
    parts = [part if isinstance(part, (list, collections.deque)) else list(part) for part in value.ag__values]
    form = None
    for part in parts:
        for other in [lists.rows_of(part).element] if lists.rows_of(part) else [*map(lattice.element_of, part)]:
            form = other if form is None else lattice.join_items(form, other)
    return lists.Rows(form, choice.mixed(value.ag__index, [forms.Rows(form).packed(part) for part in parts]))


def keys_of(owner):
    """Python's own to iterate, if the keys are known; else those that there are."""
    from . import dicts
    if staging.local.session is not None and any(map(dicts.maybe_missing, dicts.ordered(owner).values())):
        return ListItems(dicts.listing(owner))
    return None


def graph_only(make):
    """A factory for what plain Python iterates while this thread computes eagerly."""
    return lambda value: None if tf.executing_eagerly() else make(value)


# A type, or a base of it -> what makes its cursor.  `runtime` modules add their own; what is missing is plain.
CURSORS = {
    tf.Tensor: tensor_cursor,
    list: lambda items: None if lists.rows_of(items) is None else ListItems(items),
    collections.deque: lambda items: None if lists.rows_of(items) is None else ListItems(items),
    choice.Choice: choice_items,
    dict: keys_of,
    tf.Variable: graph_only(lambda variable: Rows(tf.convert_to_tensor(variable))),
    tf.RaggedTensor: lambda value: RaggedRows(value) if tensors.symbolic(value) else None,
    tf.TensorArray: graph_only(ArrayItems),
}
FACTORIES = {}          # type -> the factory that CURSORS has for it, or None: looking through the bases is slow


def cursor(iterable):
    """The cursor that reads `iterable` in a graph, or None when it is for plain Python to iterate.

    Raises what eager code raises for what cannot be iterated (TypeError for a scalar tensor).
    """
    kind = type(iterable)
    try:
        factory = FACTORIES[kind]
    except KeyError:
        from . import datasets, iterators, ranges  # noqa: F401  (they register their factories)
        factory = next((CURSORS[base] for base in CURSORS if isinstance(iterable, base)), None)
        if kind.__name__ != "ShouldUseWrapper":             # TensorFlow's proxy for objects of any type
            FACTORIES[kind] = factory
    return None if factory is None else factory(iterable)


def register(kind, factory):
    """Makes values of `kind`, and of what derives from it, iterable in graphs; `factory(value)` gives the cursor."""
    CURSORS[kind] = factory
    FACTORIES.clear()
