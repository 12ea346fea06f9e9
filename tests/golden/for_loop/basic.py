"""`for` over tensors and ranges."""
def total(xs):
    result = 0
    for x in xs:
        result += x
    return result


def even(xs):
    s = 0
    for c in xs:
        if c % 2 > 0:
            continue
        s += c
    return s


def counted(n):
    result = 0
    for i in range(n):
        result += i * i
    return result


def stepped(a, b, step):
    result = 0
    for i in range(a, b, step):
        result = result * 2 + i
    return result


def plain(x):
    for i in range(3):
        x = x * 2 + i
    for name in ("a", "b"):
        x = x + len(name)
    return x


def target_afterwards(xs):
    x = 100
    for x in xs:
        pass
    return x


def nested(n, m):
    result = 0
    for i in range(n):
        for j in range(m):
            if j > i:
                result += j
    return result


def polynomial(xs, at):
    y = 0.0
    for c in xs:
        y = y * at + c
    return y


CASES = [
    (total, [1.5, 2.5]), (total, [1, 2, 3]),
    (even, [1, 2, 3, 4]),
    (counted, 4), (counted, 0),
    (stepped, 0, 10, 3), (stepped, 5, 0, -2),
    (plain, 1.0),
    (target_afterwards, [7, 8]),
    (nested, 3, 4), (nested, 0, 4),
    (polynomial, [1.0, 2.0, 3.0], 2.0),
]
