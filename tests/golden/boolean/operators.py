"""`and`, `or`, `not` give the operand that Python gives."""
def both(x, y):
    return x > 0 and y > 0


def either(x, y):
    return x > 0 or y > 0


def neither(x, y):
    return not (x > 0 or y > 0)


def three(x):
    if x > 0 and x < 10 and not x == 5:
        return 1
    return 0


def operand(x, y):
    """`and` and `or` give an operand."""
    return x and y, x or y


def plain_first(x, flag=None):
    return flag or x, flag and x


def in_a_loop(x):
    n = 0
    while x > 1 and n < 5 or n == 0:
        x, n = x / 2, n + 1
    return x, n


class Flag:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        if self.value > 0:
            return True
        return False


def of_objects(x, y):
    found = Flag(x) or Flag(y)
    other = Flag(x) and Flag(y)
    return found.value, other.value


CASES = [
    (of_objects, 1, 2), (of_objects, -1, 2), (both, 1, 1), (both, 1, -1), (both, -1, 1),
    (either, 1, -1), (either, -1, -1),
    (neither, 1, -1), (neither, -1, -1),
    (three, 3), (three, 5), (three, 30),
    (operand, 3, 4), (operand, 0, 4), (operand, 3, 0),
    (plain_first, 7),
    (in_a_loop, 100.0), (in_a_loop, 0.0), (in_a_loop, 4.0),
]
