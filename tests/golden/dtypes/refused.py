"""What no graph can express is refused at the author's line."""


def kinds(x):
    """A text or a number."""
    y = "text"
    if x > 0:
        y = 1
    return y


def function_or_number(x):
    """A function or a number."""
    if x > 0:
        f = len
    else:
        f = 3
    return f


def growing_structure(n):
    """A tuple that holds the one before, in a loop."""
    items = ()
    while n > 0:
        items = (items, n)
        n = n - 1
    return items


CASES = [
]
REFUSED = [
    (kinds, 1), (function_or_number, 1), (growing_structure, 3),
]
