"""What does not count does not run."""
def noisy(name, value):
    print(name)
    return value > 0


def first_only(x, y):
    return noisy("x", x) and noisy("y", y)


def until_true(x, y):
    return noisy("x", x) or noisy("y", y) or noisy("x again", x)


def guard(xs):
    """What is right of `and` may not be possible."""
    return len(xs) > 3 and xs[3] > 0


def walrus(x):
    """What binds a name stays in place."""
    return (y := x > 0) and not y


CASES = [
    (first_only, 1, 1), (first_only, -1, 1),
    (until_true, 1, 1), (until_true, -1, 1), (until_true, -1, -1),
    (guard, [1, 2, 3]), (guard, [1, 2, 3, 4]),
    (walrus, 1),
]
