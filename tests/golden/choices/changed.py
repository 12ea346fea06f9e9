"""A list, a dict or an object that a tensor picks, and that is changed then."""
import tensorflow as tf


class Side:
    def __init__(self):
        self.count, self.items = 0, []


def sorted_out(x):
    above, below = [], []
    for v in x:
        (above if v > 0.0 else below).append(v)
    return len(above), len(below), tf.reduce_sum(above)


def by_name(x):
    above, below = [0.0], [0.0]
    for v in x:
        side = above if v > 0.0 else below
        side.append(v)
        side[0] += v
    return above[0], below[0], len(above), len(below)


def buckets(x):
    found = [[0.0] for _ in range(3)]
    for i in tf.range(len(x)):
        found[i % 3].append(x[i])
        found[2].append(1.0)
    return len(found[0]), len(found[1]), found[2][-1], len(found[2])


def objects(x):
    left, right = Side(), Side()
    for v in x:
        side = left if v > 0.0 else right
        side.count += 1
        side.items.append(v)
    return left.count, right.count, len(left.items), len(right.items)


def counters(x):
    left, right = {"n": 0}, {"n": 0}
    for v in x:
        (left if v > 0.0 else right)["n"] += 1
    return left["n"], right["n"]


def in_place(x):
    left, right = [1.0], [2.0]
    side = left if x[0] > 0.0 else right
    side += [x[0]]
    side *= 2
    return len(left), len(right), len(side)


class Counting:
    """Its operators have effects."""

    def __init__(self, value):
        self.value, self.uses = value, 0

    @property
    def double(self):
        self.uses += 1
        return self.value * 2

    def __add__(self, other):
        self.uses += 10
        return self.value + other

    def __radd__(self, other):
        return self + other

    def __neg__(self):
        self.uses += 100
        return -self.value

    def __lt__(self, other):
        self.uses += 1000
        return self.value < other

    def __getitem__(self, i):
        self.uses += 1
        return self.value * i

    def __delitem__(self, i):
        self.value = -5.0

    def __contains__(self, value):
        self.uses += 5
        return value == self.value

    def __iadd__(self, other):
        self.value = self.value + other * 7
        return self

    def __ifloordiv__(self, other):
        self.value = other
        return self

    def __enter__(self):
        self.uses += 3
        return self.value

    def __exit__(self, *error):
        self.uses *= 2


def two(x):
    a, b = Counting(x), Counting(-x)
    return a, b, a if x > 0 else b


def operators(x):
    a, b, picked = two(x)
    values = picked + 1, 1 + picked, -picked, picked < 2, picked[3], picked.double, x in picked
    return values, a.uses, b.uses


def in_its_place(x):
    a, b, picked = two(x)
    picked += 2
    picked //= picked.value + 1
    return a.value, b.value, picked.value


def as_manager(x):
    a, b, picked = two(x)
    with picked as value:
        del picked[0]
    return value, a.value, b.value, a.uses, b.uses


class Limit:
    """Knows by itself what is below it."""

    def __init__(self, most):
        self.most, self.asked = most, []

    def __gt__(self, value):
        self.asked.append(value)
        return value.value < self.most


class Plain:
    def __init__(self, value):
        self.value = value


def reflected(x):
    """Neither of the two can compare itself: the one that it is asks the limit."""
    limit, low, high = Limit(x + 1), Plain(x), Plain(x * 2)
    return (low if x > 0 else high) < limit, len(limit.asked)


CASES = [*((function, values) for function in (sorted_out, by_name, buckets, objects, counters, in_place)
           for values in ([3.0, -1.0, 2.0], [-1.0, 2.0])),
         *((function, x) for function in (operators, in_its_place, as_manager, reflected) for x in (3.0, -3.0))]
