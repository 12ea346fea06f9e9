"""Values whose dtype or shape changes on the way."""


def int_then_float(xs):
    total = 0
    for x in xs:
        total += x * 0.5
    return total


def arms(x):
    if x > 0:
        y = 1
    else:
        y = x * 0.5
    return y


def growing(x, n):
    i = 0
    while i < n:
        x = x * 1.5
        i += 1
    return x


def flag(xs):
    """A truth value that becomes a tensor's."""
    seen = False
    for x in xs:
        seen = seen or x > 2
    return seen


def text(x):
    name = "small"
    if x > 10:
        name = "big"
    return name


CASES = [
    (int_then_float, [1.0, 2.0]),
    (arms, 2.0), (arms, -2.0),
    (growing, 2.0, 3), (growing, 2.0, 0),
    (flag, [1, 3]), (flag, [1, 2]),
    (text, 20), (text, 2),
]
