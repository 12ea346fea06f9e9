"""What `filter`, `map`, `any`, `reduce` and the like call may change things, and stops where Python stops."""
import functools


class Counter:
    def __init__(self):
        self.calls = 0

    def large(self, x):
        self.calls += 1
        return x > 1

    def double(self, x):
        self.calls += 1
        return x * 2


def filtered(xs):
    counter, total = Counter(), 0
    for x in filter(counter.large, xs):
        total += x
    return total, counter.calls


def summed(xs):
    counter = Counter()
    return sum(map(counter.double, xs)), counter.calls


def some(xs):
    counter = Counter()
    return any(map(counter.large, xs)), counter.calls


def every(xs):
    counter = Counter()
    return all(counter.large(x) for x in xs), counter.calls


def some_of_numbers(x):
    counter = Counter()
    return any(counter.large(n) for n in [x, x + 1, x + 2]), counter.calls


def reduced(xs):
    counter = Counter()
    return functools.reduce(lambda a, b: a + counter.double(b), xs, 10), counter.calls


def best(xs):
    counter = Counter()
    return max(xs, key=counter.double), counter.calls


def found(xs):
    if any((hit := x) > 2 for x in xs):
        return hit
    return -1


CASES = [
    (filtered, [1, 2, 3]), (summed, [1, 2, 3]), (some, [1, 2, 3]), (some, [0, 1]), (every, [3, 2, 1, 5]),
    (some_of_numbers, 0), (reduced, [1, 2, 3]), (best, [1, 3, 2]), (found, [1, 2, 3, 4]), (found, [1]),
]
