"""What Python itself raises, and a `try` waits for: an index, a key, a name, None where a value should be"""


def popped(xs):
    positive = [x for x in xs if x > 0]
    total = 0
    while True:
        try:
            total = total * 10 + positive.pop()
        except IndexError:
            break
    return total


def second(xs):
    positive = [x for x in xs if x > 0]
    try:
        return positive[1]
    except IndexError:
        return -1


def pair(xs):
    try:
        a, b = [x for x in xs if x > 0]
    except ValueError as error:
        return str(error)
    return f"{a} {b}"


def entry(x):
    found = {}
    if x > 1:
        found["key"] = x
    try:
        y = found["key"]
    except KeyError:
        y = -1
    return y


def none(x):
    best = None
    if x > 2:
        best = x
    try:
        return best + 1
    except TypeError:
        return -1


def read_bare(x):
    y = x
    if x > 2:
        del y
    try:
        z = y
    except NameError:
        z = -1
    return z


def unset(x):
    if x > 2:
        y = x
    try:
        return y + 1
    except NameError:
        return -1


def of_a_list(i):
    try:
        return [1, 2, 3][i]
    except IndexError:
        return 99


CASES = [
    (popped, [1, 2, -1]), (popped, [-1]), (second, [1, 2]), (second, [1, -2]), (pair, [1, 2]), (pair, [1]), (pair, [1, 2, 3]),
    (entry, 3), (entry, 1), (none, 3), (none, 1), (read_bare, 1), (read_bare, 3), (unset, 3), (unset, 1), (of_a_list, 1), (of_a_list, 7),
]
