"""Tuples, dicts and instances, item by item."""
import collections
import dataclasses

Pair = collections.namedtuple("Pair", "a b")


@dataclasses.dataclass
class State:
    total: int
    count: int


def tuples(xs):
    both = 0, 1
    for x in xs:
        both = both[0] + x, both[1] * x
    return both


def named(x):
    pair = Pair(x, 0)
    if x > 0:
        pair = Pair(pair.b, pair.a)
    return pair.a, pair.b


def dicts(xs):
    counts = {"up": 0, "down": 0}
    for x in xs:
        if x > 0:
            counts["up"] += 1
        else:
            counts["down"] += 1
    return counts


def instances(xs):
    state = State(0, 0)
    for x in xs:
        state = State(state.total + x, state.count + 1)
    return state.total, state.count


CASES = [
    (tuples, [1, 2, 3]),
    (named, 5), (named, -5),
    (dicts, [1, -1, 2]),
    (instances, [4, 5]),
]
