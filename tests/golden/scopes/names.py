"""`global` and `nonlocal`, names that hide builtins, names that look like ours."""
limit = 3


def change(x):
    global limit
    if len("ab") == 2:
        limit = limit + 1
    y = x + limit
    limit = 3
    return y


def shared(x):
    total = 0

    def add(value):
        nonlocal total
        if value > 0:
            total = total + value
    add(x)
    add(-x)
    add(x)
    return total


def hidden(x):
    max = min
    return max(x, 0)


def like_ours(then, orelse):
    result = broke = returned = body = then
    if then > orelse:
        body = result + broke + returned
    return body


def comprehension_scope(x):
    i = x
    rows = [i * 2 for i in range(2)]
    return i, rows


CASES = [
    (change, 1),
    (shared, 2), (shared, -2),
    (hidden, 5), (hidden, -5),
    (like_ours, 1, 2), (like_ours, 2, 1),
    (comprehension_scope, 1),
]
