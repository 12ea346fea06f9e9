"""Dicts in graph code: entries that a region makes or takes away, and keys that are tensors.

    if x > 0: d["a"] = x        'a' is in d or not: its value is a Maybe
    d.get("a", 0)               chosen when the graph runs
    d[i], d[i, j]               i: a tensor; one of the entries, by comparing the keys
"""
import collections
import operator

import tensorflow as tf

from ..errors import StagingError
from . import choice, failures, merging, optional, staging, tensors
from .key_order import Order
from .places import NOWHERE, UNSET, Item


def note(session, owner, key, moves=False):
    """An entry is about to change; `moves`: it may stand at another place afterwards."""
    session.changing(owner)
    if session.notes:
        if key not in owner or moves:
            session.note(Order(owner, session))
        session.note(Item(owner, key, f"[{key!r}]"))


def maybe_missing(value):
    return type(value) is optional.Maybe and value.ag__form.unset


def present(value):
    """Whether the entry, the attribute or the name with this value is there."""
    return tensors.weak(tf.not_equal(value.ag__code, optional.MISSING)) if maybe_missing(value) else value is not UNSET


def settled(value, default):
    """`value`, or `default` where it is missing."""
    from . import expressions
    if value is UNSET:
        return default
    if not maybe_missing(value):
        return value
    if value.ag__computed is not None:
        return optional.read(value)
    session = staging.local.session            # what it gives is a value of its own, whichever it is
    return expressions.choose(present(value), lambda: session.born(value.ag__there()), lambda: session.born(default),
                              site=NOWHERE)


# methods: (the session, the dict, its own method, the arguments)

def get(session, owner, f, key, default=None):
    if tensors.any_symbolic(key):
        return at(owner, key, default)
    return settled(owner.get(key, UNSET), default)


def setdefault(session, owner, f, key, default=None):
    known(key)
    value = owner.get(key, UNSET)
    if value is UNSET or maybe_missing(value):
        note(session, owner, key)
        owner[key] = settled(value, default)
    return owner[key]


def pop(session, owner, f, key, *default):
    if type(key) is choice.Choice:
        return choice.each(key, lambda key: pop(session, owner, f, key, *default), runs=True)
    known(key)
    value = owner.get(key, UNSET)
    if value is UNSET:
        return f(key, *default)
    note(session, owner, key, moves=True)
    del owner[key]
    return settled(value, *default) if default else optional.read(value)


def update(session, owner, f, *args, **kwargs):
    new = dict(*args, **kwargs)
    for key in new:
        note(session, owner, key)
    if type(owner) is collections.Counter:
        for key, count in new.items():
            owner[key] = defaulted(session, owner, key) + count
    else:
        merging.merge(owner, new)


def defaulted(session, owner, key):
    """`owner[key]` of a dict that knows what a missing entry is."""
    value = owner.get(key, UNSET)
    if value is not UNSET and not maybe_missing(value):
        return value
    if type(owner) is collections.Counter:
        return settled(value, 0)
    if owner.default_factory is None:
        raise KeyError(key)
    default = session.born(staging.call(owner.default_factory)())
    note(session, owner, key)
    owner[key] = settled(value, default)
    return owner[key]


def most_common(session, owner, f, n=None):
    """What a `Counter` sorts by, where a tensor is among its counts."""
    if not any(map(tensors.any_symbolic, whole(owner).values())):
        return f(n)
    pairs = staging.call(sorted)(list(owner.items()), key=operator.itemgetter(1), reverse=True)
    return pairs if n is None else pairs[:n]


def clear(session, owner, f):
    for key in owner:
        note(session, owner, key, moves=True)
    f()


def popitem(session, owner, f, **kwargs):
    for key in whole(owner):
        note(session, owner, key, moves=True)
    return f(**kwargs)


def move_to_end(session, owner, f, key, **kwargs):
    whole(owner)
    note(session, owner, key, moves=True)
    f(key, **kwargs)


def copy(session, owner, f):
    ordered(owner)
    return session.born(f())


def reading(name, part):
    def method(session, owner, f):
        return listing(owner, part) if any(map(maybe_missing, ordered(owner).values())) else f()
    method.__name__ = name
    return method


def listing(owner, part=lambda key, value: key):
    """What the keys, values or items of a dict are where only the graph knows which entries there are: a list."""
    from . import comprehensions, contents, control
    out = staging.local.session.born([])
    put = comprehensions.putting_into(out)
    for key, value in owner.items():
        key = tensors.weak(tf.constant(key)) if contents.is_number(key) else key
        if maybe_missing(value):
            control.if_(present(value), lambda: put(part(key, value.ag__there())), control.nothing, [], set(), site=NOWHERE)  # noqa: B023
        else:
            put(part(key, value))
    return out


METHODS = {function.__name__: function for function in (
    get, setdefault, pop, update, most_common, clear, popitem, move_to_end, copy, reading("keys", lambda key, value: key),
    reading("values", lambda key, value: value), reading("items", lambda key, value: (key, value)))}


def known(key):
    if tensors.any_symbolic(key) and not tensors.told_apart(key):
        raise StagingError("a dict cannot take or lose a key that is known only when the graph runs",
                           instead="Use a list, or one entry for each key")


def whole(owner):
    """`owner`, if its keys, and their order, are known while tracing."""
    return listed(ordered(owner))


def ordered(owner):
    """`owner`, if the order of its keys is known while tracing."""
    if id(owner) in staging.local.session.orders:
        raise StagingError("the order of the keys in this dict is known only when the graph runs: paths that meet before made its "
                           "entries in different orders",
                           instead="Make the entries in one order on every path, or read them by their keys")
    return owner


def listed(owner):
    """`owner`, if its keys are known while tracing."""
    for key, value in owner.items():
        if maybe_missing(value):
            raise StagingError(f"whether {key!r} is in this dict is known only when the graph runs: its keys cannot be listed",
                               instead="Give it a value on every path")
    return owner


def length(owner):
    """`len(owner)`"""
    loose = [present(value) for value in owner.values() if maybe_missing(value)]
    fixed = len(owner) - len(loose)
    return tensors.weak(tf.add_n([tf.cast(there, tf.int32) for there in loose]) + fixed) if loose else fixed


def contains(owner, key):
    """`key in owner`"""
    if not tensors.any_symbolic(key) or tensors.told_apart(key) and dict.__contains__(owner, key):
        return present(owner.get(key, UNSET))
    matches = [same & there if there is not True else same
               for other, value in owner.items() if (same := matching(key, other)) is not False
               for there in [present(value)]]
    return tensors.weak(tf.reduce_any(tf.stack(matches))) if matches else False


# keys that are tensors

def matching(key, other):
    """Whether a symbolic key is this one; False if it cannot be."""
    from . import equality, objects
    if type(key) is tuple:
        return type(other) is tuple and len(key) == len(other) and objects.equal(key, other)
    return equality.equal(key, other) if isinstance(other, (bool, int, float, str, bytes)) else False


def candidates(owner, key):
    """The keys that a symbolic one may be, and for each whether it is."""
    found = [(other, same) for other in ordered(owner) if (same := matching(key, other)) is not False]
    return [other for other, _ in found], [tf.reshape(same if there is True else same & there, []) for other, same in found
                                           for there in [present(owner[other])]]


def at(owner, key, *default):
    """`owner[key]` with a symbolic key; `default` where there is no such."""
    if type(key) is choice.Choice and default:
        return choice.each(key, lambda key: get(None, owner, None, key, *default))
    if type(key) is choice.Choice:
        return choice.each(key, lambda key: entry(owner, key), runs=makes(owner, key.ag__values))
    if tensors.told_apart(key) and dict.__contains__(owner, key):
        return owner[key]
    keys, matches = candidates(owner, key)
    values = [value.ag__there() if maybe_missing(value) else value for value in map(owner.get, keys)]
    if default:
        values, matches = [*values, default[0]], [*matches, tf.constant(True)]
    if not values:
        raise KeyError(key)
    matches = tf.stack(matches)
    index = tf.argmax(matches, output_type=tf.int32)
    if not default:
        index = failures.demanded(index, tf.reduce_any(matches), lambda: KeyError(key))
    return choice.select(index, values)


def entry(owner, key):
    """`owner[key]`, for one of the keys that it may be."""
    value = defaulted(staging.local.session, owner, key) if type(owner) is collections.defaultdict else owner[key]
    return settled(value, 0) if type(owner) is collections.Counter and maybe_missing(value) else value


def makes(owner, keys):
    """Whether reading one of these entries may make it."""
    if type(owner) is not collections.defaultdict or owner.default_factory is None or all(
            key in owner and not maybe_missing(owner[key]) for key in keys):
        return False
    if owner.default_factory not in IMMUTABLE:              # what the branches give is one object no more
        raise StagingError("this defaultdict makes an entry for one of several keys, and which one is known only when the graph runs",
                           instead="Make an entry for each of the keys before")
    return True


IMMUTABLE = int, float, bool, str, tuple


def put(session, owner, key, value):
    """`owner[key] = value` with a symbolic key, one of those that the dict has."""
    if type(key) is choice.Choice:
        choice.each(key, lambda key: staging.setitem(value, owner, key, False), runs=True)
        return
    keys, matches = candidates(listed(owner), key)
    if not keys:
        known(key)
        note(session, owner, key)
        owner[key] = value
    for i, (other, same) in enumerate(zip(keys, matches)):
        if i == 0:
            same = failures.demanded(same, tf.reduce_any(tf.stack(matches)), lambda: StagingError(
                "a dict cannot take a new key that is known only when the graph runs", [(key, "")],
                "Make an entry for each key before"))
        note(session, owner, other)
        owner[other] = choice.select(tf.cast(same, tf.int32), [owner[other], value])
