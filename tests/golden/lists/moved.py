"""Items that change places, and items with two names: what changes one changes the other"""


class Body:
    def __init__(self, x):
        self.x, self.v, self.last = x, 0 * x, None


def sorted_by_hand(x):
    bodies = [Body(v) for v in x]
    for i in range(len(bodies)):
        for j in range(len(bodies) - 1 - i):
            if bodies[j].x < bodies[j + 1].x:
                bodies[j], bodies[j + 1] = bodies[j + 1], bodies[j]
                bodies[j].v += 1
    return [b.x + b.v for b in bodies]


def determinant(x):
    a = [[u * v + (5.0 if u == v else 0.0) for v in x] for u in x]
    result = 1.0
    for k in range(len(a)):
        p = k
        for i in range(k + 1, len(a)):
            if abs(a[i][k]) > abs(a[p][k]):
                p = i
        if p != k:
            a[k], a[p] = a[p], a[k]
            result = -result
        for i in range(k + 1, len(a)):
            f = a[i][k] / a[k][k]
            for j in range(k, len(a)):
                a[i][j] -= f * a[k][j]
        result *= a[k][k]
    return result


def turned(x):
    rows = [[v, v * 2] for v in x]
    rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
    rows[0][0] = 9.0
    return [row[0] for row in rows]


def pushed_apart(a, b):
    d = b.x - a.x
    a.v += d
    b.v -= d * 2
    if d > 1:
        a.last = d


def collisions(x):
    bodies = [Body(v) for v in x]
    for a in bodies:
        for b in bodies:
            pushed_apart(a, b)
    return [b.v for b in bodies], [b.last is None for b in bodies]


def the_same_row_twice(n):
    rows = [[i, i * 2] for i in range(n)]
    rows[0] = rows[1]
    rows[0][0] = 9
    return rows[1][0]


X = [1.0, 2.0, 3.5]
CASES = [(sorted_by_hand, X), (determinant, X), (turned, X), (collisions, X), (collisions, [2.0, 2.0, 0.5])]
REFUSED = [(the_same_row_twice, 3)]
