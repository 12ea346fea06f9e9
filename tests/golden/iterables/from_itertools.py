"""`itertools` over tensors and with tensor conditions."""
import itertools


def chained(xs):
    total = 0
    for x in itertools.chain(xs, [10, 20], xs):
        total = total * 2 + x
    return total, sum(itertools.chain.from_iterable([xs, xs]))


def taken(xs):
    below = lambda x: x < 3
    return list(itertools.takewhile(below, xs)), list(itertools.dropwhile(below, xs)), list(itertools.filterfalse(below, xs))


def taken_of_numbers(x):
    return list(itertools.takewhile(lambda n: n < x, [1, 2, 3, 1]))


def sliced(xs):
    return list(itertools.islice(xs, 2)), list(itertools.islice(xs, 1, None)), list(itertools.islice(xs, 0, 4, 2))


def counted(x):
    for n in itertools.count(1):
        if n * n > x:
            break
    return n


def cycled(xs):
    total = 0
    for i, x in enumerate(itertools.cycle(xs)):
        if i > 6:
            break
        total = total * 2 + x
    return total


def combined(xs):
    total = 0
    for a, b in itertools.combinations(xs, 2):
        total = total * 3 + a * b
    return total, [a * b for a, b in itertools.product(xs, [1, 2])], [b - a for a, b in itertools.pairwise(xs)]


def padded(xs):
    return [a + b for a, b in itertools.zip_longest(xs, [1], fillvalue=7)]


def picked(xs):
    return list(itertools.compress(xs, [True, False, True])), list(itertools.starmap(lambda a, b: a * b, zip(xs, xs)))


def teed(xs):
    a, b = itertools.tee(xs)
    next(b)
    return [y - x for x, y in zip(a, b)]


def grouped(xs):
    return [key * 10 + sum(group) for key, group in itertools.groupby(xs, key=lambda x: x // 2)]


def in_step(xs):
    odd = (x for x in xs if x % 2)
    signs = itertools.cycle([1, -1])
    return [x * s + r for x, s, r in zip(xs, signs, itertools.repeat(5))], [x * n for x, n in zip(odd, itertools.count(1))]


CASES = [
    (chained, [1, 2]), (taken, [1, 2, 3, 1]), (taken, [5]), (taken_of_numbers, 3), (sliced, [1, 2, 3, 4]), (counted, 11),
    (counted, 0), (cycled, [1, 2, 3]), (combined, [1, 2, 3]), (padded, [1, 2, 3]), (picked, [1, 2, 3]), (teed, [1, 2, 4]),
    (grouped, [1, 1, 2]), (in_step, [1, 2, 3]),
]
