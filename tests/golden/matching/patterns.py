"""`match` on Python values."""
def kind(x, command=("move", 1)):
    match command:
        case ("move", by):
            return x + by
        case {"scale": factor, **rest} if not rest:
            return x * factor
        case [1, *others] | [2, 3, *others]:
            return x - len(others)
        case str() as name:
            return x + len(name)
        case None | True:
            return x
        case _:
            return -x


def arm_with_a_condition(x, shape="circle"):
    match shape:
        case "circle":
            if x > 0:
                area = x * x * 3
            else:
                area = x * 0
        case other:
            area = x + len(other)
    return area


class Point:
    __match_args__ = "x", "y"

    def __init__(self, x, y):
        self.x, self.y = x, y


def classes(x):
    total = 0
    for part in (Point(1, x), Point(2, 3), 7):
        match part:
            case Point(1, y=y):
                total = total + y
                continue
            case Point(a, b):
                total = total + a * b
            case int(n):
                total = total - n
                break
    return total


CASES = [
    (kind, 5), (kind, 5, {"scale": 3}), (kind, 5, (1, 2, 3)), (kind, 5, (2, 3, 4)), (kind, 5, "name"), (kind, 5, None),
    (kind, 5, {"scale": 3, "more": 1}),
    (arm_with_a_condition, 2.0), (arm_with_a_condition, -2.0), (arm_with_a_condition, 2.0, "line"),
    (classes, 5),
]
