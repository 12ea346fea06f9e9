"""Lists, dicts, sets and deques in graph code: what changes them is noted for the regions under way.

    d.update(a=x)       the entry 'a' of d is a place
    s.add(3)            so is what the set holds
"""
import collections
import functools
import operator

import tensorflow as tf

from ..errors import StagingError
from ..library import sequences
from . import comparing, iterables, kin, lists, loans, optional, outside, staging, tensors
from .key_order import Order
from .kinds import DICTS, SEQUENCES, held, kind_of
from .places import Content, Item

READING = {"index", "count", "copy", "get", "keys", "values", "items", "__getitem__", "__len__", "__contains__", "union",
           "intersection", "difference", "issubset", "issuperset", "isdisjoint", "symmetric_difference", "most_common",
           "elements", "total", "__iter__", "__reversed__"}
DEFAULTING = collections.defaultdict, collections.Counter


def method(session, f, owner):
    """What graph code calls instead of a method of a container."""
    from . import dicts, listops
    name = f.__name__
    inner = held(owner)
    if inner is not owner and (session.notes or session.staged):      # else the wrapper tracks what it is given
        f, owner = getattr(inner, name), inner
    kind = kind_of(inner)
    if name in READING and kind in SEQUENCES and lists.rows_of(owner) is None and name in ("index", "count"):
        return functools.partial(of_plain, owner, name, f)
    if kind in SEQUENCES:
        if lists.rows_of(owner) is None and name not in READING:
            return functools.partial(changing, session, inner, name, f)
        return functools.partial(listops.METHODS.get(name, lists.refuse), inner) if lists.rows_of(owner) is not None else f
    if kind in DICTS and name in dicts.METHODS:
        return functools.partial(dicts.METHODS[name], session, owner, f)
    if name not in READING:
        session.changing(owner)
        note(session, owner)
    if kind is set and name in ("add", "discard", "remove"):
        return hashing(f)
    return reading_items(f)


def hashing(f):
    """A method of a set that takes an item."""
    def call(item):
        if staging.symbolic(item) and not tensors.told_apart(item):
            raise TypeError(tensors.UNHASHABLE)
        return f(item)
    return call


def reading_items(f):
    """`f`, which is C that reads the items of what it is given."""
    def call(*args, **kwargs):
        for arg in args:
            if kind_of(arg) in SEQUENCES and lists.rows_of(arg) is not None:
                lists.refuse()
        return f(*args, **kwargs)
    return call


BUILT = {kind.__init__ for kind in (list, set, dict, collections.deque)} | {tuple.__new__, frozenset.__new__}


def note(session, owner):
    """All that a container holds may change."""
    if not session.notes:
        return
    if kind_of(owner) in DICTS:
        session.note(Order(owner, session))
        for key in owner:
            session.note(Item(owner, key, f"[{key!r}]"))
    else:
        session.note_content(owner)


def changing(session, items, name, f, *args, **kwargs):
    """A method that changes a plain list, where an argument may make its content staged."""
    from . import listops
    session.changing(items)
    args = [*map(optional.read, args)]
    if not session.notes and id(items) not in session.own:
        outside.watch(session, Content(items, session, "a list"), updates=True)
    if name == "extend" and not items and is_staged(args[0]):
        with_items(session, items, args[0])
        return None
    if needs_rows(name, args):
        stage(items, args[-1:] if name in ("insert", "append", "appendleft", "remove") else ())
        return listops.METHODS[name](items, *args, **kwargs)
    if name == "sort":
        return sort(session, items, **kwargs)
    if name in PLACES and len(args) == 1 + (name == "insert"):
        return take(session, items, PLACES[name](items, *args), args[-1], f, *args)
    session.note_content(items)
    return f(*args, **kwargs)


PLACES = {"append": lambda items, value: len(items), "appendleft": lambda items, value: 0,
          "insert": lambda items, at, value: min(max(at + len(items) * (at < 0), 0), len(items))}


def take(session, items, place, value, f, *args):
    """`f(*args)`, by which a plain list takes `value` as item `place`."""
    whole = loans.takes(items, value)
    if place < len(items):
        loans.moved(session, items)
        whole = whole and (not items or id(items) in session.sole)
    session.note_content(items)
    f(*args)
    loans.took(items, place, value, whole)


def needs_rows(name, args):
    """Does this call make the length, or the order, of a list one that only the graph knows?"""
    if name in ("pop", "insert", "rotate") and args:
        return staging.symbolic(args[0])
    if name in ("extend", "extendleft"):
        return is_staged(args[0])
    return name == "remove" and comparing.answers(args[0])


def is_staged(values):
    """Whether only the graph knows how many of these there are."""
    from . import generators
    return type(values) is generators.Generator or iterables.cursor(values) is not None


def stage(items, more=()):
    """Have a plain list hold rows."""
    from . import lattice
    session = staging.local.session
    session.note_content(items)
    if items or more:
        session.set_content(items, lists.rows(list(items), lattice.common([*items, *more])))


def of_plain(items, name, f, *args):
    """`index` and `count` of a plain list that holds tensors, or is asked for one."""
    if not any(map(comparing.answers, (*items, *args))):
        return f(*args)
    if any(map(staging.symbolic, (*items, *args))):
        from . import forms, lattice, listops
        try:
            twin = lists.new(lists.rows(list(items), lattice.common([*items, args[0]])))
            return listops.METHODS[name](twin, *args)
        except forms.Differs:                  # one by one
            pass
    return staging.call(getattr(sequences, name))(items, *args)


def sort(session, items, *, key=None, reverse=False):
    session.note_content(items)
    items[:] = staging.call(sorted)(items, key=key, reverse=reverse)


SIGNS = {"+=": operator.iadd, "*=": operator.imul, "|=": operator.ior, "&=": operator.iand, "^=": operator.ixor,
         "-=": operator.isub}


def inplace(sign, owner, value):
    """`owner += value` and the like, for a container."""
    from . import dicts, listops
    session = staging.local.session
    if held(owner) is not owner:
        inplace(sign, held(owner), value)
        return owner
    session.changing(owner)
    if kind_of(owner) in SEQUENCES:
        if lists.rows_of(owner) is None and is_staged(value) and sign == "+=" or sign == "*=" and staging.symbolic(value):
            if not owner and sign == "+=":
                return with_items(session, owner, value)
            stage(owner)
        if lists.rows_of(owner) is not None:
            return listops.inplace(sign, owner, value)
        session.note_content(owner)
    elif kind_of(owner) is dict and sign == "|=":
        dicts.update(session, owner, None, value)
        return owner
    else:
        note(session, owner)
    return SIGNS[sign](owner, value)


def repeated(items, count):
    """`items * count`, where only the graph knows how often."""
    if isinstance(items, str):
        return tensors.weak(tf.strings.reduce_join(tf.fill([tf.maximum(count, 0)], items)))
    if isinstance(items, tuple):
        raise StagingError("a tuple times a number that is known only when the graph runs: how many items it has must be known while "
                           "tracing", instead="Use a list")
    if not items:
        return staging.local.session.born([])
    from . import lattice, listops
    content = lists.rows_of(items)
    out = lists.new(lists.rows(list(items), lattice.common(items)) if content is None else content)
    return listops.inplace("*=", out, count)


def with_items(session, items, values):
    """An empty list that takes all it holds from something staged."""
    session.note_content(items)
    values = staging.call(list)(values)
    content = lists.rows_of(values)
    session.set_content(items, values if content is None else content)
    return kin.derived(session, values, items)
