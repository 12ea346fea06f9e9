"""Generator functions."""
def values(x):
    for i in range(3):
        if i == 1:
            continue
        yield x + i
    if x is not None:
        yield x


def drained(x):
    return [y * 2 for y in values(x)]


def delegating(x):
    first = yield x
    yield from values(x)
    return first


def collected(x):
    total = 0
    for y in delegating(x):
        total = total + y
    return total


def expression(x):
    return list(x * i for i in range(3))


CASES = [(drained, 1), (collected, 1), (expression, 2)]
