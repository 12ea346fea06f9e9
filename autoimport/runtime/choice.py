"""One of several Python values, known only when the graph runs.

    f = tf.add if x > 0 else tf.multiply        Choice(index, [tf.add, tf.multiply])
    f(a, b)                                     each branch of a tf.cond calls its own
    name = "a" if x > 0 else "b"
    name == "a"                                 tf.gather([True, False], index)

What is asked of a choice is asked of each of its values, and the answers are chosen among.  Code that runs (a call, a
property, an operator of the author's) runs only where the value is the one.
"""
import collections.abc
import functools

import tensorflow as tf

from ..errors import StagingError
from . import staging, tensors
from .places import NOWHERE


class Choice:
    """`values[index]`.  Its own attributes have names that none of the author's classes has."""

    __slots__ = "ag__index", "ag__values", "ag__form"
    _stands_for_python = True

    def __init__(self, index, values, form=None):
        object.__setattr__(self, "ag__index", index)
        object.__setattr__(self, "ag__values", values)
        object.__setattr__(self, "ag__form", form)                 # of values that a region made, which it carries
        staging.local.session.loose = True

    def __repr__(self):
        return f"<one of {', '.join(map(repr, self.ag__values))}>"

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") and name != "__name__":
            raise AttributeError(name)
        of_variables = is_read(self) and not hasattr(tf.Tensor, name) and hasattr(tf.Variable, name)
        return each(self, lambda value: getattr(value, name), runs=of_variables or any(
            computes(type(value), name) for value in self.ag__values))

    def __setattr__(self, name, value):
        each(self, lambda owner: staging.setattr_(value, owner, name), runs=True)

    def __call__(self, *args, **kwargs):
        of_texts = all(type(getattr(value, "__self__", None)) is str for value in self.ag__values)      # they change nothing
        return each(self, lambda value: of_owner(value, staging.call(value)(*args, **kwargs)), runs=not of_texts)

    def __iter__(self):
        if is_sequence(self):
            return iter(Items(self))
        if all(isinstance(value, str) and len(value) == len(self.ag__values[0]) for value in self.ag__values):
            return iter([select(self.ag__index, items) for items in zip(*self.ag__values)])
        if is_read(self):
            return iter(read(self))
        raise StagingError(f"a loop over one of {', '.join(map(repr, self.ag__values))}: which of them it is, is known only when the "
                           "graph runs",
                           instead="Loop over it in each branch")

    def __bool__(self):
        raise tf.errors.OperatorNotAllowedInGraphError("which value this is has no truth while tracing")

    def __reversed__(self):
        return reversed(Items(self) if is_sequence(self) else tuple(self))

    __hash__ = object.__hash__


def is_sequence(choice):
    """Are these tuples or lists of as many items each?  Python iterates them, item by item."""
    from . import lattice
    values = choice.ag__values
    return all(isinstance(value, (tuple, list)) and not lattice.is_staged(value) and len(value) == len(values[0]) for value in values)


class Items(collections.abc.Sequence):
    """The items of such a choice, each as it is when it is asked for: a list may change while it is read."""

    def __init__(self, choice):
        self.choice = choice

    def __len__(self):
        if not is_sequence(self.choice):
            raise StagingError("a list, one of several, gets another length while it is read: which of them it is, is known only when "
                               "the graph runs", instead="Loop over a copy, list(items), or in each branch")
        return len(self.choice.ag__values[0])

    def __getitem__(self, i):
        if not -len(self) <= i < len(self):
            raise IndexError(i)
        return select(self.choice.ag__index, [value[i] for value in self.choice.ag__values])


def each(choice, function, runs=False):
    """`function` of the value that it is.  `runs`: it has effects, or may fail, where the value is another."""
    from . import expressions
    if not runs and is_read(choice):
        return function(read(choice))
    answers, errors = [], []
    for value in () if runs else choice.ag__values:
        try:
            answers.append(function(value))
        except (LookupError, AttributeError, TypeError, ValueError) as error:
            errors.append(error)               # if some can: the branch that runs will say so
    if len(errors) == len(choice.ag__values):
        raise errors[0]
    if answers and not errors:
        return select(choice.ag__index, answers)

    def among(first):
        if first == len(choice.ag__values) - 1:
            return raising(function, choice.ag__values[first])
        return expressions.choose(tf.equal(choice.ag__index, first), lambda: raising(function, choice.ag__values[first]),
                                  lambda: among(first + 1), site=NOWHERE)
    return among(0)


def is_read(choice):
    """Is this a variable on some path, and a tensor of its dtype, or another variable, on the others?"""
    from .contents import is_variable
    values = choice.ag__values
    return any(is_variable(value) or type(value) is Choice for value in values) and all(
        is_read(value) if type(value) is Choice else is_variable(value) or isinstance(value, tf.Tensor)
        for value in values) and len({tf.as_dtype(value.dtype) for value in values}) == 1


def read(choice):
    """What it holds now: a variable may be assigned until then."""
    return select(choice.ag__index, [tf.convert_to_tensor(value) for value in choice.ag__values])


def of_owner(method, result):
    """What a variable's method gives: `v.assign(x)` is `v`, eagerly."""
    owner = getattr(method, "__self__", None)
    same = isinstance(owner, tf.Variable) and isinstance(result, tf.Variable) and result.handle is owner.handle
    return owner if same else result
def computes(kind, name):
    """Does the author's code run where this attribute is read?"""
    found = next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), None)
    return type(found) is property or runs(kind, "__getattribute__") or found is None and runs(kind, "__getattr__")


def runs(kind, *names):
    """Does the author's code run where this class is asked for what one of these methods does?"""
    return any(callables().own(kind, name) for name in names)


@functools.cache
def callables():
    from . import callables
    return callables


def raising(function, value):
    """`function(value)`; what it raises is the author's exception, and raised when the graph runs."""
    try:
        return function(value)
    except StagingError:
        raise
    except Exception as error:
        staging.local.session.thrown.raising(error)
        raise


def raise_(error):
    raise staging.raising(error)


def select(index, values):
    """`values[index]` of values that exist already."""
    from . import contents, lattice
    first = values[0]
    if all(contents.identical(first, value) for value in values[1:]):
        return first
    if all(type(value) is range for value in values):
        from .ranges import Range
        return Range(*(select(index, [getattr(value, part) for value in values]) for part in ("start", "stop", "step")))
    form = lattice.form_of(first)
    try:
        if contents.is_number(first) and type(first) is not str:
            form = lattice.opened(first)
        for value in values[1:]:
            form = lattice.join(form, lattice.form_of(value))
    except lattice.Differs as why:
        raise StagingError(f"which of these values it is, is known only when the graph runs: {why}",
                           instead="Give them one dtype and structure, or choose with if/elif") from None
    packed = mixed(index, [form.pack(value) for value in values])
    return form.unpack(iter(packed))


def mixed(index, rows):
    """The row of tensors with this index."""
    return [chosen(index, parts) for parts in zip(*rows)]


def chosen(index, parts):
    if all(part is parts[0] for part in parts):
        return parts[0]
    known = [tensors.static(part) for part in parts]
    if all(isinstance(part, tf.Tensor) and part.dtype not in (tf.variant, tf.resource) for part in parts) and all(
            part.shape.is_fully_defined() and part.shape == parts[0].shape for part in parts):
        if all(value is not None for value in known):
            parts = [tf.constant(value, part.dtype) for value, part in zip(known, parts)]
        return tf.gather(tf.stack(parts), index)
    return tf.switch_case(index, [lambda part=part: part for part in parts])


def opened(values):
    """`values` for what only iterates them: a tuple or a list is its items."""
    return [Items(value) if type(value) is Choice and is_sequence(value) else value for value in values]


def of_dtypes(choice):
    """Is this a number of one of several dtypes, or a variable?"""
    return all(isinstance(value, (tf.Tensor, tf.Variable)) and value.dtype != tf.string for value in choice.ag__values)


def is_told(choice):
    """Has each of the values a text of its own, which is another than the value?"""
    return not all(isinstance(value, (str, bytes)) for value in choice.ag__values)


def text(choice):
    """A choice among texts as a string tensor, or a variable as what it holds."""
    if is_read(choice):
        return read(choice)
    if not all(isinstance(value, (str, bytes)) for value in choice.ag__values):
        raise StagingError(f"{choice!r} is no tensor: which of them it is, is known only when the graph runs",
                           instead="Choose among tensors, or test it with `==`")
    return tensors.weak(tf.gather(tf.constant(choice.ag__values), choice.ag__index))


def is_text(value):
    return type(value) is Choice and all(type(each) is str for each in value.ag__values)


def joined(parts):
    """The parts of a text in one: one of several texts, where what only the graph knows is which of some texts they are."""
    found = [part for part in parts if staging.symbolic(part)]
    if not all(is_text(part) and part.ag__index is found[0].ag__index for part in found):
        return None
    return each(Choice(found[0].ag__index, range(len(found[0].ag__values))), lambda number: "".join(
        part.ag__values[number] if type(part) is Choice else part for part in parts))


def dispatched(function, args, kwargs):
    """`function(*args, **kwargs)` where an argument is a choice; called where it runs, with the value that it is."""
    if function not in PURE:
        args, kwargs = [*map(settled, args)], {key: settled(value) for key, value in kwargs.items()}
    choices = [value for value in (*args, *kwargs.values()) if type(value) is Choice]
    if not choices:
        return function(*args, **kwargs)
    first = choices[0]

    def call(number):
        return dispatched(function, [of(value, number) for value in args], {key: of(value, number) for key, value in kwargs.items()})

    def of(value, number):                     # several that are chosen together are what they are together
        return value.ag__values[number] if type(value) is Choice and value.ag__index is first.ag__index else value
    return each(Choice(first.ag__index, range(len(first.ag__values))), call,
                runs=function not in PURE or any(value.ag__index is not first.ag__index for value in choices))


def settled(value):
    return read(value) if type(value) is Choice and is_read(value) else value


PURE = {len, isinstance, issubclass, callable, hasattr, type, str, repr, id, getattr, ord, hash, bool}


tf.register_tensor_conversion_function(
    Choice, lambda value, dtype=None, name=None, as_ref=False: tf.convert_to_tensor(text(value), dtype, name=name))
tensors.KINDS[Choice] = True


def truth(choice):
    return tensors.truth(each(choice, lambda value: tensors.truth(value) if staging.symbolic(value) else bool(value)))


tensors.TRUTHS[Choice] = truth
