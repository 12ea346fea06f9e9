"""`return` anywhere."""
def early(x):
    if x < 0:
        return -1
    y = x * 2
    if y > 10:
        return y
    return 0


def from_a_loop(xs):
    for x in xs:
        if x > 2:
            return x
    return -1


def from_two_loops(n, wanted):
    for i in range(n):
        for j in range(n):
            if i * j == wanted:
                return i * 10 + j
    return -1


def falls_off(xs, x):
    if x > 100:
        return
    for y in xs:
        x = x + y


def nothing_at_all(x):
    x = x + 1


def in_while(n):
    i = 0
    while i < n:
        if i * i > 10:
            return i
        i += 1
    else:
        return -i
    return 77


CASES = [
    (early, -3), (early, 3), (early, 30),
    (from_a_loop, [1, 2, 3, 4]), (from_a_loop, [1, 2]),
    (from_two_loops, 4, 6), (from_two_loops, 4, 7),
    (falls_off, [1], 1),
    (nothing_at_all, 1),
    (in_while, 10), (in_while, 2),
]
