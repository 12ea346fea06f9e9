"""What a function raises is caught by its callers."""


class Limit(Exception):
    def __init__(self, value, limit):
        self.value, self.limit = value, limit


def check(x):
    if x < 0:
        raise ValueError("negative", x)
    return x * 2


def below(x, limit):
    if x > limit:
        raise Limit(x, limit)
    return x + limit


def deeper(x):
    found = []
    for i in range(3):
        found.append(below(x + i, 4))
    return sum(found)


def caller(x):
    try:
        y = check(x) + 1
    except ValueError as e:
        y = e.args[1] * 10
    return y


def three_deep(x):
    try:
        return deeper(x)
    except Limit as e:
        return e.value * 1000 + e.limit


def in_expressions(x):
    try:
        good = x > -10 and check(x) + (check(x - 1) if x > 3 else 0) > 2
    except ValueError:
        good = x == -1
    return good


def in_a_callback(xs):
    try:
        return sum(map(check, (xs[0], xs[1])))
    except ValueError:
        return xs[0] * 100


class Account:
    def __init__(self):
        self.total, self.calls = 0, 0

    def add(self, x):
        self.calls += 1
        if x < 0:
            raise ValueError("negative")
        self.total += x


def of_an_object(xs):
    account = Account()
    for x in xs:
        try:
            account.add(x)
        except ValueError:
            account.total += 1000
    return account.total, account.calls


def through_a_finally(x):
    steps = 0
    try:
        try:
            check(x)
            steps += 1
        finally:
            steps += 10
    except ValueError:
        steps += 100
    return steps


def twice(x):
    def inner(y):
        try:
            return check(y)
        except KeyError:
            return y
    try:
        return inner(x) + inner(x - 1)
    except ValueError:
        return x


CASES = [
    (caller, 2), (caller, -2),
    (three_deep, 1), (three_deep, 3), (three_deep, 9),
    (in_expressions, 1), (in_expressions, -1), (in_expressions, 4), (in_expressions, -11),
    (in_a_callback, [1, 2]), (in_a_callback, [1, -2]),
    (of_an_object, [1, -2, 3]),
    (through_a_finally, 1), (through_a_finally, -1),
    (twice, 2), (twice, 0),
]
