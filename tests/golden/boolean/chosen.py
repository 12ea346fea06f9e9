"""`a and b or c`: the old way to choose, whatever `b` and `c` are"""


def text(x):
    return x > 1 and "pos" or "neg"


def of_a_number(x):
    sign = x and "some" or "none"
    return sign.upper() + (x > 3 and "!" or "")


def more(x, y):
    return x and y and [x, y] or (x or y) and [x + y, 0] or [0, 0]


def falsy(x):
    """A second operand that does not count leaves the third."""
    return x > 1 and x - 2 or 100, x > 1 and "" or "other", (x > 1 and 0) or x and 5 or 7


def looked_at(x):
    found = None
    if x > 1:
        found = x
    return found is not None and found * 2 or -1


class Shape:
    def __init__(self, size):
        self.size = size


def objects(x):
    return (x > 1 and Shape(x) or Shape(1)).size, [v > 1 and v or -v for v in (x, 1)]


CASES = [
    (text, 1), (text, 2), (of_a_number, 0), (of_a_number, 2), (of_a_number, 5), (more, 1, 2), (more, 0, 2), (more, 0, 0),
    (falsy, 0), (falsy, 2), (falsy, 5), (looked_at, 1), (looked_at, 2), (objects, 1), (objects, 4),
]
