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
import itertools
import operator

import tensorflow as tf

from ..errors import StagingError
from . import lists, tensors, weak  # noqa: F401  (weak tensors come from here: they need their operators)


class Cursor:
    """Reads items one at a time.  All methods but `finish` may be traced any number of times."""

    length = None       # Python int, scalar int32 tensor, or None: the number of steps when it is known up front
    skips = False       # whether `keep` can be False before the last item
    calls = False       # whether `value` runs the user's code

    def start(self):
        """The state before the first item: a tuple of tensors."""
        raise NotImplementedError

    def more(self, *state):
        """Whether to step again: a scalar bool tensor, without side effects."""
        raise NotImplementedError

    def item(self, *state):
        """One step: `(raw, keep, next_state)`.  `keep` is None, or a scalar bool tensor: False = there is no item."""
        raise NotImplementedError

    def value(self, raw):
        """What the loop's target gets.  Only to be called where `keep` holds, once for each item."""
        return raw

    def finish(self, *state):
        """Tells whoever owns the position (an iterator of the user) where the loop stopped."""

    def static_items(self):
        """An iterable of the items, made one by one while it is read, when the length is a Python int; else None."""
        return None


class Indexed(Cursor):
    """Items that can be read at any index; the state is the index alone, as one would write it by hand."""

    def at(self, index):
        """The raw item at `index`, a Python int or a scalar int32 tensor."""
        raise NotImplementedError

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
        self.row_shape = lists.shape_of(tf.TensorSpec(tensor.shape[1:], tensor.dtype))
        self.rows = None
        self.length = first_dimension(tensor)

    def start(self):
        # What tf.TensorArray does.  The gradient of a row read from the list is that row, of a slice a whole tensor.
        self.rows = tf.raw_ops.TensorListFromTensor(tensor=self.tensor, element_shape=self.row_shape)
        return super().start()

    def at(self, index):
        if isinstance(index, int):
            return self.tensor[index]
        if self.rows is None:
            return tf.gather(self.tensor, index)
        return tf.raw_ops.TensorListGetItem(input_handle=self.rows, index=index, element_shape=self.row_shape,
                                            element_dtype=self.tensor.dtype)

    def finish(self, *state):
        self.rows = None


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


class Numbers(Indexed):
    """The integers of a `range` or a `tf.range`: counted, never stored.  Bounds are Python ints or scalar tensors."""

    def __init__(self, start, stop, step, weak=True):
        self.first, self.stop, self.step, self.weak = start, stop, step, weak
        known = tf.int32 if all(fits_int32(n) for n in (start, stop, step) if isinstance(n, int)) else tf.int64
        self.dtype = next((n.dtype for n in (start, stop, step) if isinstance(n, tf.Tensor)), known)
        self.unit = isinstance(step, int) and abs(step) == 1
        self.length = span(start, stop, step)

    def at(self, index):
        # A whole step before the first could overflow nowhere but here: the last number is always representable.
        number = self.first + self.number(index) * self.step if not self.is_index() else self.number(index)
        return tensors.weak(number) if self.weak and isinstance(number, tf.Tensor) else number

    def is_index(self):
        return self.unit and self.step == 1 and isinstance(self.first, int) and self.first == 0

    def number(self, index):
        """`index` as the first operand of what follows, in the dtype of the numbers."""
        if isinstance(index, int):
            return index if self.dtype == tf.int32 else tf.constant(index, self.dtype)
        return tf.cast(index, self.dtype)

    def start(self):
        return (tf.convert_to_tensor(self.first, self.dtype),) if self.unit else super().start()

    def more(self, number):
        if not self.unit:
            return super().more(number)
        return number < self.stop if self.step == 1 else number > self.stop

    def item(self, number):
        if not self.unit:
            return super().item(number)
        # A loop's state may be bound to another name in the body, so the number handed out is marked, not the state.
        return tensors.weak(tf.identity(number)) if self.weak else number, None, (number + self.step,)


class Forever(Indexed):
    """`itertools.count`: as long as int32 can count."""

    length = 2**31 - 1

    def __init__(self, counter):
        self.first = next(counter)
        self.step = next(counter) - self.first

    def at(self, index):
        number = self.first + (tf.cast(index, tf.float32) if isinstance(self.step, float) else index) * self.step
        return tensors.weak(number) if isinstance(number, tf.Tensor) else number


def fits_int32(number):
    return -2**31 <= number < 2**31


def span(start, stop, step):
    """How many numbers `range(start, stop, step)` has: a Python int if all are, else a scalar int32 tensor."""
    if all(isinstance(n, int) for n in (start, stop, step)):
        return len(range(start, stop, step))
    if isinstance(step, int):
        gap = stop - start if step > 0 else start - stop
        count = gap if abs(step) == 1 else (gap + (abs(step) - 1)) // abs(step)
    else:
        count = (stop - start + step - tf.sign(step)) // step
    return tf.cast(tf.maximum(count, 0), tf.int32)


class Range:
    """`range` of symbolic integers.  Items are int32, or int64 when a bound is; to the program they are Python ints."""

    def __init__(self, start, stop, step):
        self.start, self.stop, self.step = start, stop, step

    def __repr__(self):
        return f"range({self.start}, {self.stop}, {self.step})"

    def numbers(self):
        return Numbers(self.start, self.stop, self.step)

    def reversed(self):
        length = span(self.start, self.stop, self.step)
        last = self.start + (cast_like(length, self.start, self.stop, self.step) - 1) * self.step
        return Numbers(last, self.start - self.step, -self.step)

    def __iter__(self):
        raise StagingError("a range whose bounds are tensors is iterated by loops and builtins of converted code only")

    def __contains__(self, value):
        return bool(self.contains(value))                   # refused by TensorFlow, unless the bounds are known

    def contains(self, value):
        """`value in self`, as a scalar bool tensor."""
        value, start, stop, step = tensors.alike([value, self.start, self.stop, self.step])
        inside = tf.where(step > 0, (start <= value) & (value < stop), (stop < value) & (value <= start))
        return inside & tf.equal((value - start) % step, 0)

    def __getitem__(self, index):
        numbers = self.numbers()
        if isinstance(index, slice):
            raise StagingError("a slice of a range whose bounds are tensors: slice tf.range(...) instead")
        if not isinstance(index, int):
            index = tf.where(index < 0, index + numbers.length, index)
        elif index < 0:
            index = numbers.length + index
        known = tensors.static(index)
        if isinstance(numbers.length, int) and (known is not None or isinstance(index, int)):
            range(numbers.length)[int(index if known is None else known)]        # its IndexError is the one to raise
            return numbers.at(index)
        check = tf.debugging.Assert((0 <= index) & (index < numbers.length), ["range object index out of range"])
        with tf.control_dependencies([check] if check is not None else []):
            return tensors.weak(tf.identity(numbers.at(index)))


def cast_like(length, *bounds):
    """A count in the dtype of the bounds it is computed with."""
    dtype = next((n.dtype for n in bounds if isinstance(n, tf.Tensor)), None)
    return length if isinstance(length, int) or dtype is None else tf.cast(length, dtype)


def range_(*args, **kwargs):
    """`range(...)`: staged when a bound is symbolic."""
    for bound in args:
        if type(bound) is not int and tensors.symbolic(bound):
            break
    else:
        return range(*args, **kwargs)
    if kwargs or len(args) > 3:
        return range(*(0 for _ in args), **kwargs)          # for Python's own message about the arguments
    start, stop, step = {1: (0, *args, 1), 2: (*args, 1), 3: args}[len(args)]
    start, stop, step = integers(start, stop, step)
    known = step if isinstance(step, int) else tensors.static(step)
    if known == 0:
        raise ValueError("range() arg 3 must not be zero")
    return Range(start, stop, step if known is None else int(known))


def integers(*bounds):
    """Bounds of a range in one dtype, int32 or int64; numbers that Python knows stay Python ints."""
    for n in bounds:
        if not tensors.symbolic(n):
            range(n)                                        # raises what Python raises for what is no integer
        elif not n.dtype.is_integer:
            raise TypeError(f"a {n.dtype.name} tensor cannot be interpreted as an integer")
        elif n.shape.rank not in (0, None):
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
    bounds = [tf.convert_to_tensor(n) if tensors.symbolic(n) else int(n) for n in bounds]
    wide = any(n.dtype in (tf.int64, tf.uint32, tf.uint64) if isinstance(n, tf.Tensor) else not fits_int32(n)
               for n in bounds)
    dtype = tf.int64 if wide else tf.int32
    return [tf.cast(n, dtype) if isinstance(n, tf.Tensor) else n for n in bounds]


def first_dimension(tensor):
    """`len(tensor)`: a Python int when the shape says it, else a scalar int32 tensor."""
    size = tensor.shape[0] if tensor.shape.rank else None
    return tf.shape(tensor)[0] if size is None else size


def tensor_cursor(tensor):
    if tf.executing_eagerly() and not tensors.symbolic(tensor):
        return None
    if tensor.dtype == tf.string and tensor.shape.rank == 0 and tensors.is_weak(tensor):
        return Rows(tf.strings.unicode_split(tensor, "UTF-8"))          # a text: its characters
    operation = tensor.op if tensors.symbolic(tensor) and isinstance(tensor, tf.Tensor) else None
    if operation is not None and operation.type == "Range" and tensor.dtype in (tf.int32, tf.int64):
        bounds = [tensors.static(n) for n in operation.inputs]
        start, stop, step = (n if known is None else int(known) for n, known in zip(operation.inputs, bounds))
        if step != 0 and not all(isinstance(n, int) for n in (start, stop, step)) or tensor.dtype == tf.int32:
            return Numbers(start, stop, step, weak=False)
    return Rows(tensor)


def graph_only(make):
    """A factory for what plain Python iterates while this thread computes eagerly."""
    return lambda value: None if tf.executing_eagerly() else make(value)


# A type, or a base of it -> what makes its cursor.  `runtime` modules add their own; what is missing is plain.
CURSORS = {
    tf.Tensor: tensor_cursor,
    tf.Variable: graph_only(lambda variable: Rows(tf.convert_to_tensor(variable))),
    tf.RaggedTensor: lambda value: RaggedRows(value) if tensors.symbolic(value) else None,
    tf.TensorArray: graph_only(ArrayItems),
    Range: Range.numbers,
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
        from . import iterators  # noqa: F401  (it and what it imports register their factories)
        factory = next((CURSORS[base] for base in CURSORS if isinstance(iterable, base)), None)
        if kind.__name__ != "ShouldUseWrapper":             # TensorFlow's proxy for objects of any type
            FACTORIES[kind] = factory
    return None if factory is None else factory(iterable)


FEW = 16                # numbers left that a loop may as well unroll: they stay Python ints, good for any subscript


def rest(iterable, items):
    """The cursor over what is left in `items`, an iterator over plain numbers; None where Python has to go on.

    For a loop over Python's own iterable whose exit has become a tensor.  Where it gives a cursor, `items` is spent.
    """
    if isinstance(items, itertools.count):
        return Forever(items)
    if not isinstance(items, (type(iter(range(0))), type(iter(range(2**64))))):
        return None
    numbers = items.__reduce__()[1][0]                      # the range that it walks, from the start or from here
    numbers = numbers[len(numbers) - operator.length_hint(items):]
    return Numbers(numbers.start, numbers.stop, numbers.step) if len(numbers) > FEW else None


def register(kind, factory):
    """Makes values of `kind`, and of what derives from it, iterable in graphs; `factory(value)` gives the cursor."""
    CURSORS[kind] = factory
    FACTORIES.clear()
