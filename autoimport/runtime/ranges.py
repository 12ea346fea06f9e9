"""Ranges in a graph: `range` of tensors, `tf.range`, `itertools.count`.  They are counted, never stored.

    for i in range(n): ...          # i starts at 0, and goes on while i < n: the loop that one would write by hand
"""
import tensorflow as tf

from ..errors import StagingError
from . import tensors
from .iterables import Indexed, register


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
        low, high = (start, stop) if step > 0 else (stop, start)
        gap = high if isinstance(low, int) and low == 0 else high - low
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
        raise StagingError("a range whose bounds are tensors is iterated by loops and builtins of converted code only",
                           instead="Use tf.range(...), or hook the module that loops over it")

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
            raise StagingError("a slice of a range whose bounds are tensors: how long it is, is known only when the graph runs",
                               instead="Slice tf.range(...) instead")
        if not isinstance(index, int):
            index = tf.where(index < 0, index + numbers.length, index)
        elif index < 0:
            index = numbers.length + index
        known = tensors.static(index)
        if isinstance(numbers.length, int) and (known is not None or isinstance(index, int)):
            range(numbers.length)[int(index if known is None else known)]        # its IndexError is the one to raise
            return numbers.at(index)
        check = tf.debugging.Assert((index >= 0) & (index < numbers.length), ["range object index out of range"])
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


register(Range, Range.numbers)


def staged(items):
    """`items`; a plain range as one whose position a loop can carry."""
    return Range(items.start, items.stop, items.step) if type(items) is range else items
