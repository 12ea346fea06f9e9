"""`next` of a generator expression: the first item that a tensor condition lets through"""


def item(xs):
    return next((x for x in xs if x > 2), -1)


def index(xs):
    return next(i for i, x in enumerate(xs) if x > 2)


def name(x):
    return next((name for name, n in zip(["a", "bb", "ccc"], [1, 2, 3]) if n >= x), "none")


def caught(x):
    try:
        return next(i for i in range(5) if i > x)
    except StopIteration:
        return -1


def twice(x):
    odd = (i for i in range(5) if i % 2)
    return next(odd) * x + next(odd)


CASES = [
    (item, [1, 3, 4]), (item, [1, 2]), (index, [7, 1]), (index, [1, 7]), (index, [1]), (name, 1), (name, 2), (name, 9),
    (caught, 2), (caught, 9), (twice, 2),
]
