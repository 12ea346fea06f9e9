"""Unpacking, nested too."""
def pair(xs):
    a, b = xs
    return a - b


def starred(xs):
    first, *rest, last = xs
    return first, len(rest), last


def nested(x):
    (a, b), c = (x, x + 1), x + 2
    [d, e] = a, b
    return a, b, c, d, e


def swap(a, b):
    if a > b:
        a, b = b, a
    return a, b


def chained(x):
    a = b = x + 1
    return a * b


def fibonacci(n):
    a, b = 0, 1
    while n > 0:
        a, b, n = b, a + b, n - 1
    return a


CASES = [
    (pair, [5, 3]),
    (nested, 1),
    (swap, 1, 2), (swap, 2, 1),
    (chained, 3.0),
    (fibonacci, 10), (fibonacci, 0),
]
