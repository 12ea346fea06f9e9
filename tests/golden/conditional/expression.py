"""Conditional expressions."""
def absolute(x):
    return x if x > 0 else -x


def nested(x):
    return "big" if x > 10 else "small" if x > 0 else "negative"


def lazy(x):
    """The arm that is not chosen does not run."""
    items = [1, 2]
    return items[0] if len(items) < 3 else items[5] + x


def in_a_call(x, y):
    return max(x if x > y else y, 0)


CASES = [
    (absolute, -2.5), (absolute, 2.5),
    (nested, 20), (nested, 5), (nested, -1),
    (lazy, 1),
    (in_a_call, 3, 4), (in_a_call, -3, -4),
]
