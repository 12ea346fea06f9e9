"""`enumerate`, `zip`, `map`, `filter`, `reversed` of any of these."""
def enumerated(xs):
    total = 0
    for i, x in enumerate(xs, 1):
        total += i * x
    return total


def zipped(xs, ys):
    total = 0
    for x, y in zip(xs, ys):
        total += x * y
    return total


def mapped(xs):
    total = 0
    for x in map(lambda x: x if x > 0 else -x, xs):
        total += x
    return total


def filtered(xs):
    total = 0
    for x in filter(lambda x: x > 0, xs):
        total += x
    return total


def backwards(xs):
    number = 0
    for x in reversed(xs):
        number = number * 10 + x
    return number


def stepwise(xs):
    it = iter(xs)
    first = next(it)
    total = 0
    for x in it:
        total += x * first
    return total, next(it, -1)


def comprehension(xs):
    return sum([x * 2 for x in xs])


CASES = [
    (enumerated, [5, 6]),
    (zipped, [1, 2, 3], [4, 5, 6]), (zipped, [1, 2, 3], [4, 5]),
    (mapped, [1, -2, 3]),
    (filtered, [1, -2, 3]),
    (backwards, [1, 2, 3]),
    (stepwise, [2, 3, 4]),
    (comprehension, [1, 2, 3]),
]
