"""Comprehensions and generators whose items a graph makes.

A generator that a graph runs is turned inside out: it does not wait for its consumer, it calls it.  For each form in
the source there is one that *pulls*, Python's own, and one that *pushes*: it gives its items to a function `put`.

    for y in (x * x for x in t if x > 0):       the staged loop over `t` has the loop's body inside: `put`
        total += y

Where both are possible they mean the same; a generator begins to push when a `for` of graph code takes it whole, and
pulls when anything else asks for its next item.
"""
import collections.abc
import types

from ..errors import StagingError
from . import callables, combined, control, iterables, iterators, listops, lists, optional, staging, throwing
from .places import cells

SHORT = 8                                      # so many items are made one by one: the result is a plain list


class Generator(collections.abc.Generator):
    """`push(put)` runs it whole, and it sees what `put` raises if `seen`; `pull()` makes Python's own generator."""

    def __init__(self, push, pull, seen=False):
        self.push, self.pull, self.seen, self.native, self.left = push, pull, seen, None, False

    def __iter__(self):
        if self.left:
            raise StagingError("this generator was left by a loop of graph code, and cannot be read on. Do what comes "
                               "after in the same loop, or keep the items in a list")
        if self.native is None:
            self.native = self.pull()
        return self.native

    def __next__(self):
        return next(iter(self))

    def send(self, value):
        return iter(self).send(value)

    def throw(self, *error):
        return iter(self).throw(*error)

    def run(self, put):
        """Push the items: all of them, or those that are left if it was read before."""
        if self.native is not None or self.left or self.seen:
            for_loop().for_(iter(self), for_loop().each(put, until_of(put)), (), until_of(put))
        else:
            self.native = iter(())
            self.push(put)
            self.left = until_of(put) is not None and until_of(put)() is not False


class Consumer:
    """The body of a `for` as what a generator puts its items into.  `until` tells after an item whether to stop."""

    def __init__(self, body, names, until, unset=()):
        self.body, self.places, self.until, self.unset = body, cells((body, until), names), until, unset
        for place in self.places:
            place.unread = place.title in unset

    def __call__(self, item):
        throwing.within(self.places, self.unset, (), lambda: self.body((item,)))
        return False if self.until is None else self.until()


def for_loop():
    from ..constructs import for_loop
    return for_loop


def iterated(items):
    """`items`, or what their class makes to iterate them, if that is Python code: its graph version may be a generator."""
    method = getattr(type(items), "__iter__", None)
    own = type(method) is types.FunctionType and not callables.left(method)
    return staging.call(method)(items) if own else items


def until_of(put):
    return getattr(put, "until", None)


def staged(items):
    """Whether only a graph can iterate this."""
    return type(items) is Generator or iterables.cursor(items) is not None


def run(items, step, until, site):
    """`step(item)` for each item of what only a graph can iterate."""
    if type(items) is not Generator:
        control.for_(iterables.cursor(items), for_loop().each(step), [], until, site=site)
        return
    def put(item):
        step(item)
        return False if until is None else until()
    put.until = until
    items.run(put)


def putting_into(items):
    """A function that appends to a list, whichever region is under way."""
    session = staging.local.session

    def put(value):
        value = optional.read(value)
        if lists.rows_of(items) is not None:
            listops.append(items, value)
        else:
            session.note_content(items)
            items.append(value)
    return put


def drained(generator):
    """What a generator makes, as a list."""
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
        single = one_by_one(items, SHORT)
        if single is not None:
            return native(single)
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
            raise StagingError(f"a {kind} comprehension over a tensor whose length is known only when the graph runs: "
                               "use a list, or the tensor itself")
    if native is not None:
        return session.born(native(items))

    def put(key, *value):
        if len(session.notes) > depth:
            raise StagingError(f"a {kind} comprehension whose condition is a tensor: which keys it has is known only "
                               "when the graph runs. Use a list of pairs, or tf.boolean_mask")
        out.__setitem__(key, *value) if value else out.add(key)
    putting(items, put)
    return session.born(out)


def expression(items, native, putting):
    """A generator expression; without conditions one over a tensor is a `map`."""
    if putting is None and type(items) is not Generator:
        return iterators.Iterator(combined.mapped(lambda item: next(native((item,))), iterators.source(items)), "generator")

    def push(put):
        until = until_of(put)
        if not staged(items):
            if until is None:
                putting(items, put)
            else:
                for_loop().for_(items, for_loop().each(lambda item: putting((item,), put), until), (), until)
        elif putting is not None:
            run(items, lambda item: putting((item,), put), until, putting.__code__)
        else:
            run(items, lambda item: [put(value) for value in native((item,))], until, native.__code__)

    def pull():
        return native(one_at_a_time(items))
    return Generator(push, pull)


def one_at_a_time(items):
    """What Python may iterate in place of `items`."""
    if not staged(items) or type(items) is Generator:
        return items
    single = one_by_one(items)
    if single is None:
        raise StagingError("this generator reads a tensor whose length is known only when the graph runs: loop over it "
                           "with for, or make a list of it, in converted code")
    return single


def refuse():
    raise StagingError("this condition is known only when the graph runs, and so is what the next item is: loop over the "
                       "generator with for, or make a list of it, in converted code")


def draining(overload):
    """An overload that is given lists in place of our generators."""
    def call(*args, **kwargs):
        return overload(*(drained(arg) if type(arg) is Generator else arg for arg in args), **kwargs)
    return call


def enumerating(overload):
    """`enumerate` of a generator is one, and so are `map` and `filter`."""
    def call(*args, **kwargs):
        if not args or type(args[0]) is not Generator:
            return overload(*args, **kwargs)

        def push(put):
            count = args[1] if len(args) > 1 else kwargs.get("start", 0)

            def each(item):
                nonlocal count
                staging.local.session.note(place)
                now, count = count, count + 1
                return put((now, item))
            place, = cells([each], ["count"])
            each.until = until_of(put)
            args[0].run(each)
        return Generator(push, lambda: overload(iter(args[0]), *args[1:], **kwargs))
    return call


def mapping(overload):
    def call(*args, **kwargs):
        if len(args) != 2 or type(args[1]) is not Generator or kwargs:
            return overload(*args, **kwargs)
        function, source = args
        filters = overload.__name__ == "filter_"

        def push(put):
            def each(item):
                value = item if filters and function is None else staging.call(function)(item)
                if not filters:
                    return put(value)
                when(value, lambda: put(item))
                return False if each.until is None else each.until()
            each.until = until_of(put)
            source.run(each)
        return Generator(push, lambda: overload(function, iter(source)))
    return call


def when(test, then):
    from ..constructs import comprehension
    comprehension.when(test, then)


EAGER = sum, min, max, sorted, list, tuple, set, frozenset, dict, any, all      # these take a generator whole
WRAPPERS = {**dict.fromkeys(EAGER, draining), enumerate: enumerating, map: mapping, filter: mapping}
