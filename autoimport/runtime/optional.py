"""A value, or None, or an unset name: known only when the graph runs.

`best = None` before a loop that sets it makes `best` a `Maybe` after the loop: a code, and a value that means
something only if the code says so.  `best is None` asks the code; any other use takes the value, and checks the code
when the graph runs: using None or reading an unset name raises then.  Where a condition has settled it, nothing is left
to check:

    if best is None:            best is None here
        best = x
    elif best < x:              and a value here, and there too:  best is not None and best < x
        best = x
"""
import contextlib
import operator

import tensorflow as tf

from . import failures, staging, tensors

VALUE, NONE, MISSING = 0, 1, 2


class Maybe:
    """`payload` where `code` is VALUE; None where it is NONE; nothing where it is MISSING.

    Its own attributes have names that none of the author's classes has: what he asks for is the payload's.
    """

    def __init__(self, code, payload, form):
        self.ag__code, self.ag__payload, self.ag__form = code, payload, form
        self.ag__missing = UnboundLocalError("this has no value here")     # the exception that reading it raises where it is missing
        self.ag__computed = None                           # or the function that Python asks for it then (see `lazy`)
        self.ag__checked = None                            # (graph, the payload with its checks there)

    def ag__is_none(self):
        """A scalar bool tensor."""
        settled = self.ag__form.unset or self.ag__form.form is None
        return tell(tf.equal(self.ag__code, NONE), [(self, None)], [] if settled else [(self, self.ag__payload)])

    def ag__there(self):
        """The same, where it is not missing."""
        if self.ag__form.form is None:
            return None
        if not self.ag__form.none:
            return self.ag__payload
        from .forms import Optional
        return Maybe(self.ag__code, self.ag__payload, Optional(self.ag__form.form, True, False))

    def ag__value(self, unfit="the value is None", splits=True):
        """The payload, checked when the graph runs; `unfit`: what Python says of the use if it is None; `splits`: see
        `failures.check`."""
        if self.ag__computed is not None:
            found = self.ag__computed(self)
            return found.ag__value(unfit, splits) if isinstance(found, Maybe) else found
        unfit = unfit if isinstance(unfit, Exception) else TypeError(unfit)
        if self.ag__form.form is None:
            raise unfit if self.ag__form.none else self.ag__missing
        graph = tf.compat.v1.get_default_graph()
        if self.ag__checked is None or self.ag__checked[0] is not graph:
            checks = []
            if self.ag__form.unset:
                checks.append(failures.check(tf.not_equal(self.ag__code, MISSING), lambda: self.ag__missing, splits))
            if self.ag__form.none:
                checks.append(failures.check(tf.not_equal(self.ag__code, NONE), lambda: unfit, splits))
            whole = isinstance(self.ag__payload, (list, dict))         # the object itself counts, not a copy
            self.ag__checked = tf.compat.v1.get_default_graph(), self.ag__payload if whole else failures.after(
                checks, lambda: tf.nest.map_structure(passed, self.ag__payload, expand_composites=True))
        return self.ag__checked[1]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.ag__value(AttributeError(f"'NoneType' object has no attribute {name!r}")), name)

    def __call__(self, *args, **kwargs):
        return staging.call(self.ag__value("'NoneType' object is not callable"))(*args, **kwargs)

    def __iter__(self):
        return iter(self.ag__value("'NoneType' object is not iterable"))

    def __bool__(self):
        raise tf.errors.OperatorNotAllowedInGraphError("a value that may be None has no truth while tracing")

    __hash__ = object.__hash__


FACTS = "ag__facts"                            # what a condition says of optional values: see `facts`


def facts(test):
    """What is known where `test` holds, and what where it does not: lists of (Maybe, None or what it holds)."""
    return getattr(test, FACTS, ((), ())) if isinstance(test, tf.Tensor) else ((), ())


def tell(test, holding, failing):
    """`test`, a tensor, which says that."""
    if holding or failing:
        setattr(test, FACTS, (holding, failing))
    return test


@contextlib.contextmanager
def assuming(places, known):
    """Inside, what is `known` stands in these places."""
    changed = [(place, maybe, there) for place in places if known
               for maybe, there in known if place.get() is maybe]
    for place, _, there in changed:
        place.set(there)
    try:
        yield
    finally:
        for place, maybe, there in changed:
            if place.get() is there:
                place.set(maybe)


def passed(part):
    return tf.identity(part) if isinstance(part, tf.Tensor) else part


def read(value):
    """`value`, checked when the graph runs to be there: what reading the name, the attribute or the key gives."""
    if not isinstance(value, Maybe) or not value.ag__form.unset:
        return value
    if value.ag__computed is not None:
        return read(value.ag__computed(value))
    there = value.ag__there()
    if there is None:
        failures.check(tf.not_equal(value.ag__code, MISSING), lambda: value.ag__missing)
        return None
    if not isinstance(there, Maybe):
        return value.ag__value()
    there.ag__code = failures.demanded(there.ag__code, tf.not_equal(value.ag__code, MISSING), lambda: value.ag__missing)
    return there


def all_there(codes, *parts):
    """The stacked parts of the items of a list, of which none is None when the graph runs."""
    check = failures.check(tf.reduce_all(tf.equal(codes, VALUE)), lambda: TypeError(NO_NONE))
    return failures.after([check], lambda: [tf.identity(part) for part in parts])


NO_NONE = ("this is None when the graph runs, and what a graph gives back or hands to a library cannot be None at times: "
           "use a flag, or a number that stands for it")


def may_be_none(value):
    return isinstance(value, Maybe) and value.ag__form.none


def told(value, text):
    """The text of `value`, which may be None: `text(what it holds)`, or that of None."""
    value = read(value)
    if not isinstance(value, Maybe):
        return text(value)
    if value.ag__form.form is None:
        return "None"
    return tensors.weak(tf.where(value.ag__is_none(), "None", text(value.ag__payload)))


def plain(value):
    """`value`, or what a Maybe holds."""
    return value.ag__value() if isinstance(value, Maybe) else value


def forward(name, function, sign, swapped=False):
    def method(self, other):
        other = plain(other)
        kinds = ["'NoneType'", repr(type(other).__name__)]
        value = self.ag__value("'NoneType' object is not subscriptable" if sign == "[]" else
                           f"unsupported operand type(s) for {sign}: {' and '.join(kinds[::-1] if swapped else kinds)}")
        return function(other, value) if swapped else function(value, other)
    setattr(Maybe, name, method)


for _name, _sign in zip(("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor",
                         "lshift", "rshift"), "+ - * / // % ** @ & | ^ << >>".split()):
    _function = getattr(operator, _name)
    forward(f"__{_name.rstrip('_')}__", _function, _sign)
    forward(f"__r{_name.rstrip('_')}__", _function, _sign, swapped=True)
for _name, _sign in zip(("lt", "le", "gt", "ge", "eq", "ne", "getitem"), "< <= > >= == != []".split()):
    forward(f"__{_name}__", getattr(operator, _name), _sign)
for _name in "neg", "pos", "abs", "invert":
    setattr(Maybe, f"__{_name}__", lambda self, name=_name: getattr(operator, name)(self.ag__value()))

tf.register_tensor_conversion_function(
    Maybe, lambda value, dtype=None, name=None, as_ref=False: tf.convert_to_tensor(value.ag__value(splits=False), dtype, name=name))

tensors.KINDS[Maybe] = True
tensors.TRUTHS[Maybe] = lambda value: (
    tf.constant(False) if value.ag__form.form is None else
    tf.logical_and(tf.equal(value.ag__code, VALUE), truth(value.ag__payload)))


def truth(payload):
    payload = staging.asked(payload)
    return tensors.truth(payload) if staging.symbolic(payload) else tf.constant(bool(payload))
