"""Comparisons and chains of them, `in`, `is None`."""
def equal(x, y):
    return x == y, x != y


def chain(x):
    return 0 < x <= 10


def long_chain(a, b, c):
    if a < b < c != 7:
        return 1
    return 0


def once(x):
    """The middle of a chain is evaluated once, and its end only if needed."""
    def middle():
        print("middle")
        return x

    def end():
        print("end")
        return 10
    return 0 < middle() < end()


def member(x, table=(1, 2, 3)):
    return x in table, x not in table


def member_of(x, xs):
    return x in xs


def identity(x, y=None):
    return x is None, x is not None, y is None


CASES = [
    (equal, 1, 1), (equal, 1, 2),
    (chain, 5), (chain, 0), (chain, 11),
    (long_chain, 1, 2, 3), (long_chain, 1, 2, 7), (long_chain, 3, 2, 7),
    (once, 5), (once, -5),
    (member, 2), (member, 7),
    (member_of, 2, [1, 2]), (member_of, 3, [1, 2]),
    (identity, 3),
]
