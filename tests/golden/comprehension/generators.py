"""Generator expressions over tensors, handed to builtins."""
def reduced(xs):
    return sum(x * x for x in xs), max(x for x in xs if x > 1), sorted(-x for x in xs)


def asked(xs):
    return any(x > 2 for x in xs), all(x > 0 for x in xs if x < 5)


def looped(xs):
    total = 0
    for square in (x * x for x in xs if x > 1):
        total += square
    return total


def left(table):
    total = 0
    for square in (x * x for row in table if row[0] > 0 for x in row):
        if square > 10:
            break
        total += square
    return total, square


def returned(xs):
    for square in (x * x for x in xs if x > 0):
        if square > 5:
            return square
    return -1


def piped(xs):
    larger = (x + 1 for x in xs)
    doubled = (y * 2 for y in larger if y > 2)
    total = 0
    for z in doubled:
        total += z
    return total


def listed(xs):
    return list(x + 1 for x in xs if x > 1)


CASES = [
    (reduced, [1, 2, 3]), (asked, [1, 2, 3]), (asked, [1, -2]), (looped, [1, 2, 3]), (left, [[1, 2], [-5, 6], [3, 4]]),
    (returned, [1, 2, 3]), (returned, [1, -2]), (piped, [1, 2, 3]), (listed, [1, 2, 3]),
]
