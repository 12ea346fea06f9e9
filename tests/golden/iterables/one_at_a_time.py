"""`iter` and `next`: a position that loops and branches carry."""
import itertools


def in_loops(xs):
    items, total = iter(xs), 0
    for _ in range(2):
        total = total * 10 + next(items)
    for x in items:
        total = total * 10 + x
    return total


def in_a_branch(xs):
    items = iter(xs)
    a = next(items)
    if a > 1:
        a = next(items) * 100
    return a, next(items)


def until_none(xs):
    items, total = iter(xs), 0
    while (x := next(items, None)) is not None:
        total += x
    return total


def with_default(xs):
    items = iter(xs)
    return next(items), next(items, -1), next(items, -7)


def of_numbers(n):
    items, total = iter(range(n)), 0
    for x in items:
        total += x
        if x > 1:
            break
    for x in items:
        total = total * 10 + x
    return total


def sentinel(x):
    def step():
        nonlocal x
        x -= 1
        return x
    total = 0
    for y in iter(step, 0):
        total = total * 2 + y
    return total


def generated(xs):
    def squares():
        for x in xs:
            yield x * x
    total = 0
    for square, x in zip(squares(), xs):
        total += square * x
    return total


def stepped(xs):
    total = 0
    for x, n in zip(xs, endless()):
        total += x * n
    return total


def pairs(xs):
    items = iter(xs)
    total = 0
    for x in items:
        total = total * 10 + x - next(items, 5)
    return total, [a * b for a, b in zip(*[iter(xs)] * 2)], [a - b for a, b in itertools.zip_longest(*[iter(xs)] * 2, fillvalue=9)]


def looked_for(xs):
    def even():
        for x in xs:
            if x % 2 == 0:
                yield x
    return 2 in even(), 3 in even()


def endless():
    n = 0
    while True:
        yield n
        n += 1


CASES = [
    (in_loops, [1, 2, 3, 4]), (in_a_branch, [2, 3, 4]), (in_a_branch, [1, 3, 4]), (until_none, [1, 2, 3]),
    (with_default, [1, 2]), (with_default, [1, 2, 3]), (of_numbers, 5), (sentinel, 4), (generated, [1, 2, 3]),
    (stepped, [1, 2, 3]), (pairs, [1, 2, 3]), (looked_for, [1, 2, 3]),
]
