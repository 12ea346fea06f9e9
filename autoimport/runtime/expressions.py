"""Staged expressions: a branch chosen for its value, and the answers that tensors do not give as Python does."""
import types

import tensorflow as tf

from ..errors import StagingError
from ..library import iteration as library
from . import (
    callables,
    choice,
    choice_operators,  # noqa: F401  (which gives a choice its operators)
    contents,
    control,
    failures,
    frames,
    lists,
    optional,
    staging,
    tensors,
    text_methods,
)
from .kinds import SEQUENCES
from .places import UNSET, Cell, cells, other_cells

SIMPLE = {"LOAD_DEREF", "LOAD_CONST", "LOAD_GLOBAL", "RETURN_VALUE", "RETURN_CONST", "RESUME", "COPY_FREE_VARS",
          "PRECALL", "NOP", "LOAD_FAST", "CACHE"}
simple = {}                                    # id of a thunk's code -> (code, whether it only reads names)


def choose(test, then, orelse, site=None):
    """`then()` or `orelse()`, as `test` says when the graph runs; each runs only where Python would run it."""
    place = Cell(types.CellType(), frames.EXPRESSION)

    def taken(side, known):
        with optional.assuming(other_cells([side], ()), known):
            place.set(side())
    holding, failing = optional.facts(test)
    control.if_(test, lambda: taken(then, holding), lambda: taken(orelse, failing), [place], set(),
                site=site or (then.__code__, orelse.__code__))
    return place.get()


def shortcut(value, rest, operator, is_and, truth):
    """`value and rest...` (or `or`) for a value of symbolic `truth`, with the operand as the result."""
    known = tensors.static(truth)
    if known is not None:
        return value if bool(known) is not is_and else operator(rest[0](), *rest[1:])
    if are_bools(value, *rest):
        return shortcut_truth(value, rest, operator, is_and)

    def more():
        return operator(rest[0](), *rest[1:])
    if not is_and and isinstance(value, optional.Maybe) and value.ag__form.form is not None:
        value = value.ag__payload              # what counts is there
    return settled(truth, rest, more, lambda: value, is_and)


def settled(test, rest, more, stop, is_and):
    """`more()`, which evaluates `rest`, where `test` does not decide, else `stop()`; the result says what both say."""
    side, found = not is_and, []               # the index of what is known where the second counts, and what it says

    def second():
        with optional.assuming(other_cells(rest, ()), optional.facts(test)[side]):
            result = more()
        found[:] = optional.facts(result)[side]
        return result
    result = choose(test, second, stop) if is_and else choose(test, stop, second)
    known = [*optional.facts(test)[side], *found] if is_bool(result) and isinstance(result, tf.Tensor) else []
    return optional.tell(result, [] if side else known, known if side else [])


def shortcut_truth(value, rest, operator, is_and):
    """The same where only the truth counts: always a bool."""
    known = tensors.static(value)
    if known is not None:
        return bool(known) if bool(known) is not is_and else operator(rest[0](), *rest[1:])
    value = tensors.truth(value)
    combine = tf.logical_and if is_and else tf.logical_or
    while rest and trivial(rest[0]):           # a name: nothing to guard
        other, rest = staging.asked(rest[0]()), rest[1:]
        if not staging.symbolic(other):
            if bool(other) is not is_and:
                return bool(other)
        else:
            both = zip(optional.facts(value), optional.facts(other))
            value = optional.tell(combine(value, tensors.truth(other)), *(
                [*one, *two] if side != is_and else [] for side, (one, two) in enumerate(both)))
    if not rest:
        return value

    def more():
        found = staging.asked(operator(rest[0](), *rest[1:]))
        return tensors.truth(found) if staging.symbolic(found) else bool(found)
    return settled(value, rest, more, lambda: not is_and, is_and)


def trivial(thunk):
    """Whether a thunk only reads a name that is bound, or a constant, so that running it early changes nothing."""
    code = thunk.__code__
    known = simple.get(id(code))
    if known is None:
        import dis
        known = simple[id(code)] = code, all(step.opname in SIMPLE for step in dis.get_instructions(code))
    return known[1] and all(place.get() is not UNSET for place in cells([thunk], code.co_freevars))


def are_bools(value, *thunks):
    """Truth values that are there already?"""
    return is_bool(value) and all(trivial(thunk) and is_bool(thunk()) for thunk in thunks)


def is_bool(value):
    return type(value) is bool or isinstance(value, tf.Tensor) and value.dtype == tf.bool and value.shape.rank == 0


def negate(value):
    """`not value`"""
    if not staging.symbolic(value):
        return not value
    return optional.tell(tensors.weak(tf.logical_not(tensors.truth(value))), *reversed(optional.facts(value)))


def is_(a, b):
    """`a is b`"""
    if b is None:
        return is_none(a)
    if type(a) is choice.Choice:
        return choice.each(a, lambda own: staging.is_(own, b))
    if type(b) is bool and isinstance(a, tf.Tensor) and tensors.is_weak(a) and a.dtype.is_bool:
        return a if b else negate(a)           # eagerly it is Python's own True or False
    return is_(b, a) if type(b) is choice.Choice or type(a) is bool else a is b


def is_none(value):
    """`value is None`"""
    if isinstance(value, optional.Maybe):
        return value.ag__is_none() if value.ag__form.none else False
    return value is None


def contains(item, items):
    """`item in items`: some element equals it."""
    if callables.own(type(items), "__contains__"):
        found = staging.call(type(items).__contains__)(items, item)
        return tensors.truth(found) if staging.symbolic(found) else bool(found)
    if not optional.may_be_none(item) or type(items) not in (tuple, list) or lists.rows_of(items) is not None:
        item = optional.plain(item)
    if type(item) is choice.Choice or type(items) is choice.Choice:
        if type(items) is choice.Choice:
            return choice.each(items, lambda items: staging.in_(item, items),
                               runs=any(choice.runs(type(value), "__contains__") for value in items.ag__values))
        return choice.each(item, lambda item: staging.in_(item, items))
    if isinstance(items, dict):
        from . import dicts
        return dicts.contains(items, item)
    if isinstance(items, SEQUENCES) and lists.rows_of(items) is not None:
        from . import listops
        return tf.reduce_any(listops.same_as(items, item))
    if isinstance(items, (str, bytes)) or isinstance(items, tf.Tensor) and items.dtype == tf.string and \
            items.shape.rank == 0:
        return tf.strings.regex_full_match(items, tf.strings.join(["(?s:.*)", text_methods.quoted(item), "(?s:.*)"]))
    if isinstance(items, tf.Tensor):
        return tf.reduce_any(tf.equal(items, item))
    if isinstance(items, (set, frozenset)) and tensors.told_apart(item):
        return item in items
    if isinstance(items, (set, frozenset)) and not is_python(item):
        raise StagingError("a set cannot be asked for a tensor: its value is known only when the graph runs",
                           instead="Write `x in (2, 3, 5)` with a tuple or a list")
    from . import generators
    items = generators.iterated(items)
    if generators.staged(items):
        return staging.call(library.contained)(items, item)
    found = False
    for other in sorted(items, key=repr) if isinstance(items, (set, frozenset)) else items:
        same = item is other or staging.eq(item, other)
        if staging.symbolic(same):
            same = tf.reduce_any(same) if same.shape.rank != 0 else same
            found = same if found is False else tf.logical_or(found, same)
        elif same:
            return True
    return found


def is_python(item):
    """Does the eager program have values of Python's here, which can be hashed?"""
    return all(map(is_python, item)) if type(item) is tuple else tensors.is_weak(item) or not staging.symbolic(item)


def weakly(found):
    """`found`, which is Python's own True or False eagerly."""
    return tensors.weak(found) if isinstance(found, tf.Tensor) else found


def check(test, message):
    """`assert test, message()`, when the graph runs."""
    required(tensors.truth(test), lambda: AssertionError(*([] if message is None else [message()])))


def required(test, make):
    """Raise the exception that `make` gives where `test` does not hold."""
    known, thrown = tensors.static(test), staging.local.session.thrown

    def error():
        return thrown.raising(make())

    def raising():
        raise error()
    if known is None and not thrown.attempts:
        failures.check(test, error)
    else:
        control.if_(test, control.nothing, raising, [], set())


def formatted(value, conversion, spec):
    """`format(value, spec)` after a conversion, where one of them is symbolic or holds what is."""
    from . import boundary, composed
    if isinstance(value, optional.Maybe) and not staging.symbolic(spec) and not spec:
        return optional.told(value, lambda own: formatted(own, conversion, spec))
    value = optional.plain(value)
    if type(spec) is choice.Choice:
        return choice.each(spec, lambda own: formatted(value, conversion, own))
    if choice.is_text(value) and not (conversion or spec):
        return value
    if type(value) is choice.Choice and choice.is_told(value):
        return choice.each(value, lambda own: staging.formatted(own, conversion, spec))
    if not isinstance(value, (list, tuple, dict)):
        value = boundary.leaving(value)
    return composed.shows(written(value, conversion, spec), value, conversion, spec)


def written(value, conversion, spec):
    from . import formats, printing
    if conversion in ("r", "a") and isinstance(value, (list, tuple, dict)):
        value = printing.representation(value)
    elif conversion in ("r", "a") and not (tensors.is_weak(value) and value.dtype != tf.string):
        if not isinstance(value, tf.Tensor) or value.shape.rank != 0:
            raise StagingError("the repr of a tensor that is no scalar is not known to a graph", instead="Use str(x), an f-string or "
                               "print(x), which give the value")
        text = printing.text(tf.cast(value, tf.float64) if value.dtype.is_floating else value)     # as Python writes the number
        if value.dtype == tf.string:
            text = tf.strings.join(["'" if tensors.is_weak(value) else "b'", text, "'"])
        value = text if tensors.is_weak(value) else tf.strings.join(
            [f"<tf.Tensor: shape=(), dtype={value.dtype.name}, numpy=", text, ">"])
    elif conversion or not staging.symbolic(value) and not contents.is_number(value):
        value = printing.text(value)
    if staging.symbolic(spec) and contents.is_number(value):
        value = tensors.weak(tf.constant(value, tf.float64 if type(value) is float else None))
    return formats.format_(value, spec) if staging.symbolic(value) else format(value, spec)
