"""List, dict and set comprehensions over tensors, with conditions."""
def lists(xs):
    return [x * 2 for x in xs]


def totals(xs):
    return sum([x * 2 for x in xs]), len([x for x in xs if x > 1])


def filtered(xs):
    return [x * 2 for x in xs if x > 1]


def plain_items(x):
    return [y for y in [x, x - 2, x + 1] if y > 1]


def nested(table):
    return [x + 1 for row in table if row[0] > 0 for x in row if x > 1]


def tables(table):
    return [[x + 1 for x in row] for row in table]


def unpacked(table):
    return [a * b for a, b in table], [i * (a + b) for i, (a, b) in enumerate(table)]


def in_a_branch(xs):
    out = [0]
    if xs[0] > 0:
        out = [x * 2 for x in xs if x > 1]
    return out


def keyed(xs):
    return {name: x for name, x in zip("ab", (xs[0], xs[1]))}


CASES = [
    (lists, [1, 2, 3]), (totals, [1, 2, 3]), (filtered, [1, 2, 3]), (filtered, [1, 1]), (plain_items, 2),
    (nested, [[1, 2], [-3, 4], [5, 6]]), (tables, [[1, 2], [3, 4]]), (unpacked, [[1, 2], [3, 4]]),
    (in_a_branch, [1, 2, 3]), (in_a_branch, [-1, 2, 3]), (keyed, [1, 2, 3]),
]
