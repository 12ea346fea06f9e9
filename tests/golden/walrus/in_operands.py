"""Assignment expressions in operands that may not run."""
limit = 0


def both(x):
    if x > 0 and (y := x * 2) > 4:
        return y
    return x


def read_after(x):
    y = 7
    if x > 3 or (y := x - 1) > 0:
        return y
    return y * 100


def three(x):
    y = 0
    if x > 0 and (y := x * 2) > 4 and (z := y + 1) > 6:
        return z + y
    return y


def chosen(x):
    y = 5
    z = (y := x + 1) if x > 0 else (y := x - 1)
    return y, z


def chained(x):
    y = z = 1
    inside = 0 < (y := x) < (z := y + 3) < 9
    return inside, y, z


def operand(x):
    return x and (y := x - 3) or (y := 99)


def told(x):
    assert x > 0, f"bad {(y := x)}"
    return x


def guarded(xs):
    i = 0
    while i < len(xs) and (v := xs[i]) < 5:
        i += 1
    return i, v


def in_a_loop(xs):
    total = 0
    for x in xs:
        if (t := x * 2) > 4 and (u := t + 1) < 100:
            total += u
    return total


def outer(x):
    def step():
        nonlocal x
        return (x := x + 1) > 3 and (x := x * 2) > 3
    return step(), x


def global_name(x):
    global limit
    limit = 0
    if x > 0 and (limit := x * 2) > 3:
        return limit + 1
    return limit


def in_a_lambda(x):
    f = lambda v: v > 1 and (w := v * 2) > 4 and w > 5
    return f(x)


def in_a_comprehension(x):
    out = [y for v in (x, x + 1, x + 2) if v > 0 and (y := v * v) > 2]
    return out, y


CASES = [
    (both, 5), (both, 1), (both, -1), (read_after, 5), (read_after, 2), (read_after, 0), (three, 5), (three, 1), (three, -1),
    (chosen, 3), (chosen, -3), (chosen, 2.5), (chained, 2), (chained, -2), (chained, 20), (operand, 5), (operand, 3),
    (operand, 0), (told, 2), (told, -2), (guarded, [1, 2, 7, 3]), (guarded, [1, 2, 3]), (in_a_loop, [1, 2, 3, 60]),
    (outer, 3), (outer, 1), (global_name, 4), (global_name, -1), (in_a_lambda, 3), (in_a_lambda, 1), (in_a_lambda, 0),
    (in_a_comprehension, 1),
]
