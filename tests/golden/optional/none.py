"""None on one side, a value on the other."""


def maybe(x):
    y = None
    if x > 0:
        y = x
    if y is None:
        return -1
    return y * 2


def best(xs):
    found = None
    for x in xs:
        if found is None or x > found:
            found = x
    return found


def first_negative(xs):
    found = None
    for x in xs:
        if x < 0:
            found = x
            break
    if found is not None:
        return found
    return 0


CASES = [
    (maybe, 1), (maybe, -1),
    (best, [3, 9, 2]),
    (first_negative, [1, -2, -3]), (first_negative, [1]),
]
