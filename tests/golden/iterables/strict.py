"""`zip(..., strict=True)`: a ValueError where the lengths differ, in the state that Python has then"""


def caught(xs):
    try:
        return sum(x * k for x, k in zip(xs, [1, 2], strict=True))
    except ValueError as error:
        return -len(str(error))


def in_step(xs, ys):
    return [x + y for x, y in zip(xs, ys, strict=True)]


def raised(xs):
    total = 0
    for k, x in zip([1, 2], xs, strict=True):
        total += k * x
    return total


CASES = [
    (caught, [1, 2, 3]), (caught, [1, 2]), (caught, [1]), (in_step, [1, 2], [3, 4]), (raised, [1, 2]),
    (raised, [1, 2, 3]),
]
