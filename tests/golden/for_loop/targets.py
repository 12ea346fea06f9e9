"""Targets that are taken apart."""
def pairs(xs, ys):
    total = 0
    for i, (x, y) in enumerate(zip(xs, ys)):
        total += i * x * y
    return total


def rows(table):
    total = 0
    for row in table:
        for x in row:
            total = total * 10 + x
    return total


def unpacked_rows(table):
    total = 0
    for a, b in table:
        total += a * b
    return total


def into_an_item(xs):
    last = {"x": 0}
    for last["x"] in xs:
        pass
    return last["x"]


CASES = [
    (pairs, [1, 2, 3], [4, 5, 6]),
    (rows, [[1, 2], [3, 4]]),
    (unpacked_rows, [[1, 2], [3, 4]]),
    (into_an_item, [1, 2]),
]
