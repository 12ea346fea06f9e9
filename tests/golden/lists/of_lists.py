"""Several lists, filled at once, in nested loops and in a method."""
import autoimport as autograph


def two(xs):
    small, large = [], []
    for x in xs:
        if x > 2:
            large.append(x)
        else:
            small.append(x * 10)
    return autograph.stack(small), autograph.stack(large)


def nested(n):
    items = []
    for i in range(n):
        for j in range(i):
            items.append(i * j)
    return autograph.stack(items)


def in_while(x):
    steps = [x]
    while x > 1:
        if x % 2 == 0:
            x = x // 2
        else:
            x = 3 * x + 1
        steps.append(x)
    return autograph.stack(steps), len(steps)


class Log:
    def __init__(self):
        self.rows = []

    def add(self, x):
        self.rows.append(x)


def in_a_method(xs):
    log = Log()
    for x in xs:
        log.add(x + 1)
    return autograph.stack(log.rows)


def sums(xs):
    items = []
    total = 0
    for x in xs:
        total += x
        items.append(total)
    return items


CASES = [
    (two, [1, 2, 3, 4]),
    (nested, 4),
    (in_while, 6), (in_while, 1),
    (in_a_method, [1, 2]),
    (sums, [1.0, 2.0, 3.0]),
]
