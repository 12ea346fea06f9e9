"""The functions of `itertools`."""
import operator


def accumulate(iterable, func=operator.add, *, initial=None):
    items = iter(iterable)
    if initial is None:
        try:
            total = next(items)
        except StopIteration:
            return
    else:
        total = initial
    yield total
    for item in items:
        total = func(total, item)
        yield total


def chain(*iterables):
    for items in iterables:
        yield from items


def from_iterable(iterables):
    for items in iterables:
        yield from items


def compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def dropwhile(predicate, iterable):
    dropping = True
    for item in iterable:
        if dropping and not predicate(item):
            dropping = False
        if not dropping:
            yield item


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def islice(iterable, *bounds):
    start, stop, step = (0, *bounds, 1) if len(bounds) == 1 else (*bounds, 1)[:3]
    start, step = 0 if start is None else start, 1 if step is None else step
    if stop is not None and stop <= 0:
        return
    for index, item in enumerate(iterable):
        if index >= start and (index - start) % step == 0:
            yield item
        if stop is not None and index + 1 >= stop:
            return


def groupby(iterable, key=None):
    group = []
    for item in iterable:
        this = item if key is None else key(item)
        if group and this != last:  # noqa: F821
            yield last, iter(group[:])  # noqa: F821
            group = []
        last = this
        group.append(item)
    if group:
        yield last, iter(group[:])


def pairwise(iterable):
    items = list(iterable)
    for index in range(len(items) - 1):
        yield items[index], items[index + 1]


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def repeat(item, times):
    for _ in range(times):
        yield item


def zip_longest(*iterables, fillvalue=None):
    columns = [list(items) for items in iterables]
    if len(iterables) > 1 and iter(iterables[0]) is iterables[0] and all(items is iterables[0] for items in iterables):
        columns = [columns[0][first::len(iterables)] for first in range(len(iterables))]         # which had them all
    for index in range(max([len(column) for column in columns])):
        yield tuple([column[index] if index < len(column) else fillvalue for column in columns])


def product(*iterables, repeat=1):
    yield from rows([list(items) for items in iterables] * repeat, ())


def rows(columns, row):
    if not columns:
        yield row
        return
    for item in columns[0]:
        yield from rows(columns[1:], (*row, item))


def combinations(iterable, r):
    yield from chosen(list(iterable), r, 0, 1, ())


def combinations_with_replacement(iterable, r):
    yield from chosen(list(iterable), r, 0, 0, ())


def chosen(items, r, first, step, row):
    if r == 0:
        yield row
        return
    for index in range(first, len(items)):
        yield from chosen(items, r - 1, index + step, step, (*row, items[index]))


def permutations(iterable, r=None):
    items = list(iterable)
    yield from arranged(items, len(items) if r is None else r, ())


def arranged(items, r, indices):
    if r == 0:
        yield tuple([items[index] for index in indices])
        return
    for index in range(len(items)):
        if index not in indices:
            yield from arranged(items, r - 1, (*indices, index))


def tee(iterable, n=2):
    items = list(iterable)
    return tuple([iter(items) for _ in range(n)])
