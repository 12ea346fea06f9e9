"""Symbolic values as the subject, or inside of it."""


class Point:
    __match_args__ = "x", "y"

    def __init__(self, x, y):
        self.x, self.y = x, y


def literals(x):
    match x:
        case 0:
            return 100
        case 1 | 2:
            return 200
        case _:
            return x


def guards(x):
    match x:
        case n if n > 10:
            y = n
        case n if n < 0:
            y = -n
        case _:
            y = 0
    return y


def classes(x):
    match Point(x, x + 1):
        case Point(0, y):
            return y * 10
        case Point(x=1, y=z) if z > 5:
            return z
        case Point(a, b) if a > b:
            return a
        case Point(y=3 as q):
            return q + 1000
        case _:
            return -1


def sequences(x):
    match [x, x * 2, 3]:
        case [0, *rest]:
            return len(rest) + 50
        case [a, b]:
            return a + b
        case [a, 4, *_]:
            return a + 7
        case [(1 | 3) as one, *_, last] if last > 2:
            return one + last
        case _:
            return -x


def mappings(x):
    match {"kind": "circle", "r": x, "extra": 2}:
        case {"kind": "square"}:
            return 0
        case {"kind": "circle", "r": 0}:
            return 5
        case {"kind": str(kind), "r": r, **rest} if r > 1:
            return r + len(rest) + len(kind)
        case _:
            return -1


def alternatives(x):
    match (x, 5):
        case (0, y) | (y, 5):
            return y
    return -1


def kept(x):
    y = 5
    match (x, 7):
        case (0, y):
            return y
        case (1, y) if y > 100:
            return y
    return y


def in_a_loop(xs):
    total = 0
    for x in xs:
        match x:
            case 0:
                continue
            case 9:
                break
            case 1 | 2:
                total += 10
            case y:
                total += y
    return total


def found_or_not(x):
    best = None
    if x > 1:
        best = x
    match best:
        case None:
            return -1
        case 3:
            return 33
        case other:
            return other


CASES = [
    (literals, 0), (literals, 2), (literals, 7), (guards, 20), (guards, -3), (guards, 5),
    (classes, 0), (classes, 1), (classes, 2), (classes, 7), (sequences, 0), (sequences, 2), (sequences, 3), (sequences, 9),
    (mappings, 0), (mappings, 3), (mappings, -3), (alternatives, 0), (alternatives, 4), (kept, 0), (kept, 1), (kept, 2),
    (in_a_loop, [0, 1, 5, 2, 0, 9, 4]), (found_or_not, 0), (found_or_not, 3), (found_or_not, 4),
]
