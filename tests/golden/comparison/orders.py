"""`<` of what holds tensors: tuples, dataclasses, classes with one order of their own; and looking for such things."""
import dataclasses
import functools
import operator
import typing


@functools.total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        return self.number < other.number

    def __eq__(self, other):
        return self.number == other.number


@functools.total_ordering
class Rank:
    def __init__(self, number):
        self.number = number

    def __ge__(self, other):
        return self.number >= other.number

    def __eq__(self, other):
        return self.number == other.number


@dataclasses.dataclass(order=True)
class Card:
    suit: typing.Any
    value: typing.Any = 0
    name: str = dataclasses.field(default="", compare=False)


def tuples(x, y):
    return (x, y) < (y, x), (x, y) <= (x, y), (x, 1) > (y, 2), (1, x) >= (1, y), (x, "a") < (y, "b"), (x,) < (x, y), [x, 1] < [y, 1]


def decided(x, y):
    if (x, y) < (y, x):
        return 1
    if (x, 3) > (y, 2) and (x, y) != (1, 2):
        return 2
    return 3


def greatest(xs):
    top = (xs[0], 0)
    for i, x in enumerate(xs):
        if (x, i) > top:
            top = (x, i)
    return top


def with_none(x, y):
    return (x, None) < (y, None)


def total(x, y):
    a, b = Version(x), Version(y)
    return a < b, a > b, a <= b, a >= b, a == b, a != b


def other_root(x, y):
    a, b, found = Rank(x), Rank(y), 0
    if a > b:
        found += 1
    if a <= b:
        found += 10
    return found


def cards(x, y):
    a, b = Card(x, 1, "a"), Card(y, 2, "b")
    return a < b, a >= b, max(a, b).value, min(a, b).suit, sorted([a, b])[0].value


def arranged(x, y):
    versions = [Version(x), Version(y), Version(x + y)]
    return max(versions).number, min(versions).number, [each.number for each in sorted(versions, reverse=True)]


def looked_for(x, y):
    versions, walls = [Version(x), Version(y)], [(0, 1), (1, 2)]
    return (versions.index(Version(y)), versions.count(Version(x)), Version(y) in versions, Version(x + y) not in versions,
            (x, y) in walls, walls.index((0, 1)), (x, y) in [(x, y)])


def not_there(x):
    try:
        return [Version(x), Version(x + 1)].index(Version(x + 5))
    except ValueError:
        return -1


def by_functions(x, y):
    newest = functools.reduce(lambda a, b: a if a > b else b, [Version(x), Version(y)])
    return operator.lt((x, 1), (y, 1)), operator.ge(Version(x), Version(y)), newest.number


def between(x, y):
    return (0, 0) <= (x, y) < (3, 3)


class Scaled(Version):
    def __getitem__(self, i):
        return self.number * i


def best_scaled(x, y):
    return max(Scaled(x), Scaled(y))[2], min(Scaled(x), Scaled(y), Scaled(2))[1]


CASES = [
    (best_scaled, 1, 3), (best_scaled, 5, 3),
    (tuples, 1, 2), (tuples, 2, 1), (tuples, 1, 1), (decided, 1, 2), (decided, 2, 1), (decided, 1, 1), (greatest, [3, 5, 5]),
    (with_none, 1, 2), (with_none, 1, 1), (total, 1, 2), (total, 2, 1), (total, 1, 1), (other_root, 2, 1), (other_root, 2, 2),
    (cards, 1, 2), (cards, 2, 1), (arranged, 5, 2), (looked_for, 0, 1), (looked_for, 1, 1), (not_there, 1), (by_functions, 1, 2),
    (by_functions, 2, 1), (between, 1, 2), (between, 3, 3), (between, 3, 2),
]
