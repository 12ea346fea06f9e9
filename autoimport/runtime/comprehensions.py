"""Comprehensions of which a part is staged, and lists of what a generator makes.

    [f(x) for x in t if x > 0]      a staged loop over `t` that puts each value into a list
"""
import collections.abc
import itertools

from ..errors import StagingError
from ..library import iteration as library
from . import consumed, containers, iterables, iterators, listops, lists, mapped, optional, staging, walking
from .generators import Generator, run, staged, until_of

SHORT = 8                                      # so many items are made one by one: the result is a plain list


def putting_into(items):
    """A function that appends to a list, whichever region is under way."""
    session = staging.local.session

    def put(value):
        value = optional.read(value)
        if lists.rows_of(items) is not None:
            listops.append(items, value)
        else:
            containers.changing(session, items, "append", items.append, value)
    return put


def drained(generator):
    """What a generator makes, as a list."""
    if generator.direct:
        return staging.local.session.born(list(generator))
    out = staging.local.session.born([])
    generator.run(putting_into(out))
    return out


def listed(items, native, putting):
    """A list comprehension of which a part may be staged."""
    out = staging.local.session.born([])
    put = putting_into(out)
    if not staged(items):
        putting(items, put)
    elif native is None:
        run(items, lambda item: putting((item,), put), None, putting.__code__)
    else:
        single = None if type(items) is Generator else one_by_one(items, SHORT)
        if single is not None:
            return staging.local.session.born(native(single))
        run(items, lambda item: [put(value) for value in native((item,))], None, native.__code__)
    return out


def one_by_one(items, limit=None):
    """The items of what a graph iterates, if their number is known (and not above the limit); else None."""
    if type(items) is Generator:
        items = drained(items)
        if lists.rows_of(items) is None:
            return items
    cursor = iterables.cursor(items)
    if cursor.skips or limit is not None and not (isinstance(cursor.length, int) and cursor.length <= limit):
        return None
    return cursor.static_items()


def keyed(items, native, putting, out):
    """A set or dict comprehension of which a part may be staged: `out`, filled, whose keys are known while tracing."""
    kind = type(out).__name__
    session = staging.local.session
    depth = len(session.notes)
    if staged(items):
        items = one_by_one(items)
        if items is None:
            raise StagingError(f"a {kind} comprehension over a tensor whose length is known only when the graph runs",
                               instead="Use tf.unique(t), or a list" if kind == "set" else "Use a list, or the tensor itself")
    if native is not None:
        return session.born(native(items))

    def put(key, *value):
        if value:
            staging.setitem(*value, out, key)
        elif len(session.notes) > depth:
            raise StagingError("a set comprehension whose condition is a tensor: which keys it has is known only when the graph runs",
                               instead="Use a list of pairs, or tf.boolean_mask")
        else:
            out.add(key)
    session.born(out)
    putting(items, put)
    return out


def expression(items, native, putting):
    """A generator expression; without conditions one over a tensor is a `map`."""
    plain = not staged(items)
    if putting is None and not plain and type(items) is not Generator:
        return iterators.Iterator(mapped.mapped(lambda item: next(native((item,))), iterators.source(items)), "generator")

    def each(item, put):
        if putting is not None:
            putting((item,), put)
        else:
            for value in native((item,)):
                put(value)

    def push(put):
        until = until_of(put)
        if plain:
            staging.for_(items, walking.each(lambda item: each(item, put), until), (), until)
        else:
            run(items, lambda item: each(item, put), until, (putting or native).__code__)

    def pull():
        nonlocal items
        if not plain or not isinstance(items, collections.abc.Iterator) or type(items) is Generator:
            return native(one_at_a_time(items))
        items, read = itertools.tee(items)     # `push` may have to begin again
        if consumed.here() is not None:
            staging.local.session.born(items)
        return native(read)

    def first(*default):
        """The first item: by running it all, where a tensor decides which one that is."""
        position = items.state if isinstance(items, iterators.Iterator) else None
        try:
            return next(made, *default)
        except Unpullable:                     # what is raised below did not come from this
            made.native = None
        if isinstance(items, iterators.Iterator):
            items.state = position
        return staging.call(library.first)(made, *default)
    made = Generator(push, pull, direct=plain and putting is None, first=first)
    return made


def one_at_a_time(items):
    """What Python may iterate in place of `items`."""
    if not staged(items) or type(items) is Generator:
        return items
    single = one_by_one(items)
    if single is None:
        raise Unpullable("this generator reads a tensor whose length is known only when the graph runs",
                         instead="Loop over it with for, or make a list of it, in converted code")
    return single


class Unpullable(StagingError):
    """A generator cannot be asked for its next item: it can only be run."""


def refuse():
    raise Unpullable("this condition is known only when the graph runs, and so is what the next item is",
                     instead="Loop over the generator with for, or make a list of it, in converted code")
