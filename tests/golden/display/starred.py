"""Lists made of what only the graph knows how long it is."""


def shown(a, xs):
    r = [x for x in xs if x > 1]
    return [a, *r], [*r, a], [*r], [0, *xs, 9], len([*r, *r])


def repeated(n, x):
    row = [0] * n
    row[0] = 5
    rest = n * [x, 1]
    return len(row), row[0], row, len(rest), rest[-1]


def table(n):
    best = [1] * n
    for i in range(n):
        for j in range(i):
            best[i] += best[j]
    return best[n - 1]


def text(n):
    return "ab" * n, "-" * (n - 5), n * "x"


CASES = [(shown, 0, [1, 2, 3]), (shown, 0, [1, 1])]
