"""Sets, dicts and next items that depend on a tensor."""


def set_of_some(x):
    """A set or dict comprehension with a tensor condition."""
    return len({n for n in range(3) if x > n})


def next_of_some(xs):
    """`next()` of a generator with a tensor condition."""
    return next(x for x in xs if x > 1)


CASES = [
]
REFUSED = [(set_of_some, 2), (next_of_some, [1, 2])]
