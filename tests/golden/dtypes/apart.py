"""Numbers of two dtypes, and truth values beside numbers: each stays what it is on its path"""


def operand(x, n):
    found = x > 0 and n
    print(found)
    return f"{found}"


def used(x, n):
    found = x > 0 or n
    if found:
        return n * 1
    return n * 100


def search(xs):
    found = False
    for x in xs:
        if x > 2:
            found = x
    return f"{found}"


def false_or_number(x):
    y = False if x > 0 else 3
    return f"{y}"


def halved(x):
    y = x
    while y > 1:
        y = y / 2
    return f"{y}"


def together(x, n):
    if x > 0:
        a, b = x * 1.5, x * 2.5
    else:
        a, b = n, n + 1
    return f"{a + b} {max(a, b)}"


CASES = [
    (operand, 3, 7), (operand, -3, 7), (used, 3, 0), (used, -3, 7), (used, -3, 0), (search, [1, 3]), (search, [1, 2]),
    (false_or_number, 1), (false_or_number, -1), (halved, 7), (halved, 1), (together, 2.0, 1), (together, -2.0, 1),
]
