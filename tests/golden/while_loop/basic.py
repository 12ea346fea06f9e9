"""`while`."""
def count(n):
    i = 0
    while i < n:
        i += 1
    return i


def collatz(x):
    steps = 0
    while x != 1:
        if x % 2 == 0:
            x = x // 2
        else:
            x = 3 * x + 1
        steps += 1
    return steps


def halve(x):
    """Float state, with a gradient."""
    y = x
    while y > 1:
        y = y / 2
    return y * x


def nested(n):
    total = 0
    i = 0
    while i < n:
        j = 0
        while j < i:
            total += j
            j += 1
        i += 1
    return total


def never(n):
    y = n
    while n > 100:
        y = n * 2
        n = y
    return y


def plain(x):
    i = 0
    while i < 3:
        x = x + i
        i += 1
    return x


CASES = [
    (count, 5), (count, 0),
    (collatz, 7), (collatz, 1),
    (halve, 10.0), (halve, 0.5),
    (nested, 5), (nested, 0),
    (never, 1),
    (plain, 1.0),
]
