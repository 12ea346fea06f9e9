"""Items and slices read, stored and deleted."""
def read(xs, i):
    return xs[i], xs[-1], xs[0]


def slices(xs):
    return xs[1:], xs[:2], xs[::2]


def window(xs, i):
    """What is computed in the bounds of a slice."""
    r = int(i)
    return xs[max(0, r - 1):min(len(xs), r + 2)], xs[len(xs) - r:], xs[:r if i > 1 else 3], xs[(r and 1):], xs[-r:None]


def table(x):
    rows = {"a": x, "b": -x}
    key = "a" if len(rows) == 2 else "c"
    return rows[key]


def of_a_list(x, i):
    """A Python list indexed by a tensor."""
    items = [x, x * 2, x * 3]
    return items[i]


def store(x):
    items = [x, x]
    items[1] = x + 1
    if x > 0:
        items[0] = x * 10
    return items


def in_a_loop(xs):
    counts = [0, 0]
    for x in xs:
        if x > 0:
            counts[0] += 1
        else:
            counts[1] += 1
    return counts


def missing(x):
    return {"a": x}["b"]


CASES = [
    (window, [1, 2, 3, 4], 1), (window, [1, 2, 3, 4], 2),
    (read, [1, 2, 3], 1),
    (slices, [1, 2, 3, 4]),
    (table, 5),
    (of_a_list, 3, 0), (of_a_list, 3, 2), (of_a_list, 3, -1),
    (store, 1), (store, -1),
    (in_a_loop, [3, -1, 5]),
    (missing, 1),
]
