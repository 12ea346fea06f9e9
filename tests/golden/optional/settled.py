"""What a condition says of an optional value holds in its branches, and in the operands after it."""
import typing


class Best(typing.NamedTuple):
    at: int
    value: typing.Any


def smallest(xs):
    best = None
    for x in xs:
        if best is None or x < best:
            best = x
    return best if best is not None else -1


def largest_below(xs):
    best = None
    for x in xs:
        if best is None:
            best = x
        elif x > best and x < 100:
            best = x
    return best


def sums(xs):
    best, total = None, 0
    for x in xs:
        if x > 1:
            best = x
        if best is not None and best > 2 and not (best is None):
            total += best
    return total


def given_back(xs):
    found = None
    for x in xs:
        if x > 50:
            found = x
    if found is None:
        return -5
    return found + 1


def changes(xs):
    last, pairs = None, []
    for x in xs:
        if last is not None and x != last:
            pairs.append([last, x])
        last = x
    return pairs


def kept_in_a_tuple(xs):
    best = Best(0, None)
    for i, x in enumerate(xs):
        if best.value is None or x < best.value:
            best = best._replace(at=i, value=x)
    return best.at, best.value


CASES = [
    (smallest, [3, 3, 1, 2]), (smallest, [7]),
    (largest_below, [3, 200, 5]), (sums, [0, 2, 3, 1]), (sums, [0, 1]),
    (given_back, [1, 2]), (given_back, [1, 60, 2]),
    (changes, [3, 3, 1, 2]), (kept_in_a_tuple, [3, 1, 2]),
]
