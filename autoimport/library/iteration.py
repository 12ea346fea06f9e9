"""The iteration protocols, and the builtins that iterate."""


def iterator(items):
    """`for` over an object with a `__next__` of its own."""
    while True:
        try:
            item = items.__next__()
        except StopIteration:
            return
        yield item


def sequence(items):
    """`for` over an object with nothing but a `__getitem__`."""
    index = 0
    while True:
        try:
            item = items[index]
        except IndexError:
            return
        yield item
        index += 1


def sentinel(function, stop):
    """`iter(function, stop)`"""
    while True:
        item = function()
        if item == stop:
            return
        yield item


def next_of(iterator, *default):
    """`next` of an object with a `__next__` of its own."""
    if not default:
        return iterator.__next__()
    try:
        return iterator.__next__()
    except StopIteration:
        return default[0]


def first(items, *default):
    """`next` of a generator that nobody has read."""
    for item in items:
        return item
    if default:
        return default[0]
    raise StopIteration


def found(there, item):
    """`next` of an iterator that may be at its end."""
    if there:
        return item()                          # here: without an item to take it would fail by itself
    raise StopIteration


def read_on(iterator):
    """`for` over an iterator that its body reads, too."""
    while True:
        there, item = iterator.step()
        if not there:
            return
        yield item()


def contained(items, item):
    """`in` where an item is looked for one by one."""
    return any(other is item or other == item for other in items)


def initial(there, value):
    """What `functools.reduce` begins with."""
    if there:
        return value()
    raise TypeError("reduce() of empty iterable with no initial value")


def enumerate(items, start=0):
    for item in items:
        yield start, item
        start += 1


def map(function, items):
    for item in items:
        yield function(item)


def filter(function, items):
    for item in items:
        if item if function is None else function(item):
            yield item


def zip(items, others, place):
    """`items`, which is a generator, and iterators that can be asked for their next, around the place of its own."""
    for item in items:
        steps = [step() for step in others]
        if not all(there for there, _ in steps):
            return
        row = [value() for _, value in steps]
        yield (*row[:place], item, *row[place:])


def sum(items, start=0):
    for item in items:
        start = start + item
    return start
