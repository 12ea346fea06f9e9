"""What no graph can express is refused at the author's line."""


def kinds(x):
    y = "text"
    if x > 0:
        y = 1
    return y


def function_or_number(x):
    if x > 0:
        f = len
    else:
        f = 3
    return f


def growing_structure(n):
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
