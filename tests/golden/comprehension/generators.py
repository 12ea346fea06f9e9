"""Generator expressions over tensors, handed to builtins."""
def reduced(xs):
    return sum(x * x for x in xs), max(x for x in xs if x > 1), sorted(-x for x in xs)


def asked(xs):
    return any(x > 2 for x in xs), all(x > 0 for x in xs if x < 5)


def looped(xs):
    total = 0
    for square in (x * x for x in xs if x > 1):
        total += square
    return total


def left(table):
    total = 0
    for square in (x * x for row in table if row[0] > 0 for x in row):
        if square > 10:
            break
        total += square
    return total, square


def returned(xs):
    for square in (x * x for x in xs if x > 0):
        if square > 5:
            return square
    return -1


def piped(xs):
    larger = (x + 1 for x in xs)
    doubled = (y * 2 for y in larger if y > 2)
    total = 0
    for z in doubled:
        total += z
    return total


def listed(xs):
    return list(x + 1 for x in xs if x > 1)


def nested(rows):
    largest = max(sum(x for x in row) for row in rows) - min(sum(x for x in row) for row in rows)
    return largest, sum(1 for row in rows if any(x > 4 for x in row)), any(all(x > 0 for x in row) for row in rows)


def in_a_loop(rows):
    total = 0
    for row in rows:
        total += sum(x * x for x in row)
    return total


class Counted:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        i = 0
        while i < self.n:
            yield i
            i += 1


def of_an_object(n):
    return [i for i in Counted(n) if i != 1], sum(i * i for i in Counted(n))


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __iter__(self):
        yield self.a
        yield self.b


def both(pair):
    yield pair.a
    yield pair.b


def made_in_a_branch(x):
    pair, y = Pair(x, x + 2), x
    if x > 0:
        y = sum(part * 2 for part in pair) + sum(both(pair)) + max(part for part in both(pair))
    return y


CASES = [
    (reduced, [1, 2, 3]), (asked, [1, 2, 3]), (asked, [1, -2]), (looped, [1, 2, 3]), (left, [[1, 2], [-5, 6], [3, 4]]),
    (returned, [1, 2, 3]), (returned, [1, -2]), (piped, [1, 2, 3]), (listed, [1, 2, 3]),
    (nested, [[1, 2], [5, 7]]), (in_a_loop, [[1, 2], [5, 7]]), (of_an_object, 4), (made_in_a_branch, 3), (made_in_a_branch, -3),
]
