"""Starred targets, and `*` in calls and displays."""


def rest(xs):
    first, *others = xs
    if len(others) > 1:
        return first, others[0], others[-1], len(others)
    return first, first, first, 0


def middle(xs):
    first, *others, last = xs
    total = 0
    for x in others:
        total += x
    return first, last, total


def too_few(xs):
    a, b, *c = xs
    return a + b


def of_a_generator(xs):
    a, b, *c = (x * 2 for x in xs)
    return a + b + len(c)


def of_a_map(xs):
    a, b = map(lambda x: x + 1, xs)
    return a * b


def displayed(x):
    items = [*(x, 1), *[x * 2]]
    return max(*items), [*range(2), x]


CASES = [
    (rest, [1, 2, 3]), (rest, [1, 2]), (rest, [1]), (middle, [1, 2, 3, 4]), (middle, [1, 2]), (too_few, [1]), (too_few, [1, 2]),
    (of_a_generator, [1, 2, 3, 4]), (of_a_map, [1, 2]), (displayed, 3),
]
