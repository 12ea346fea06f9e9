"""Sets that depend on a tensor."""


def set_of_some(x):
    """A set comprehension with a tensor condition."""
    return len({n for n in range(3) if x > n})


CASES = [
]
REFUSED = [(set_of_some, 2)]
