"""`int`, `float`, `bool`, `round`, `abs`, `divmod`, `pow` of tensors."""
def conversions(x):
    return int(x), float(x), bool(x)


def absolute(x):
    return abs(x), abs(-x)


def powers(x):
    return pow(x, 2), pow(2, x)


def extremes(x, y):
    return min(x, y), max(x, y, 0), max([x, y]), min(x, 3, y)


def of_rows(xs):
    return len(xs), min(xs), max(xs), sum(xs), sum(xs, 10)


def truth(xs):
    return any(xs), all(xs)


def in_order(xs):
    return sorted(xs), sorted(xs, reverse=True)


def kinds(x):
    return isinstance(x, str), isinstance(x, (str, list)), callable(x)


CASES = [
    (conversions, 2.7), (conversions, -2.7), (conversions, 0.0),
    (absolute, 2.5), (absolute, -3.7),
    (powers, 7),
    (extremes, 1, 2), (extremes, -1, -2),
    (of_rows, [3, 1, 2]),
    (truth, [1, 0]), (truth, [1, 1]), (truth, [0, 0]),
    (in_order, [3, 1, 2]),
    (kinds, 1),
]
