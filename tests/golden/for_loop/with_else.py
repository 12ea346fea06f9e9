"""`for` with `else`."""
def find(xs, wanted):
    for i, x in enumerate(xs):
        if x == wanted:
            where = i
            break
    else:
        where = -1
    return where


def all_of(xs):
    for x in xs:
        if x < 0:
            break
    else:
        return "all"
    return "not all"


def python_iterable(x):
    """A Python iterable, left by a tensor condition."""
    for i in (1, 2, 3, 4):
        x = x + i
        if x > 5:
            break
    else:
        x = -x
    return x


def python_range(n):
    found = 0
    for i in range(20):
        if i * i > n:
            break
        found = i
    return found


CASES = [
    (find, [5, 6, 7], 6), (find, [5, 6, 7], 9),
    (all_of, [1, 2]), (all_of, [1, -2]),
    (python_iterable, 0), (python_iterable, 100), (python_iterable, -100),
    (python_range, 30), (python_range, 0), (python_range, 10000),
]
