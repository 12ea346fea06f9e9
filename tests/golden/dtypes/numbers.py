"""An int on one path and a float on the other: a float in the graph, which reads as what it was."""


def told(x):
    y = 1 if x > 0 else 2.5
    print(y, f"{y}", [y], f"{y:5}|{y:.2f}", "%s %d" % (y, y))
    return y == 1, y // 2, y / 2, int(y), isinstance(y, int), isinstance(y, (int, float))


def computed(x):
    y = 1 if x > 0 else 2.5
    z = y + 1
    print(z, -z, z * y, z // 2, z / 2, y * 0.5, 3 - z, z ** 2, min(y, 2), max(y, 0), min(int(x), 5) * 0.5)
    return z


def digits(x):
    y = 1 if x > 0 else 2.5
    return f"{y:d}"


def halves(xs):
    total = 0
    for _ in xs:
        total += 0.5
    return f"{total}", f"{total + 1}"


def inner(x, y):
    found = 0
    if x > 0:
        if y > 0:
            found = 1
        else:
            found = 0.5
    return f"{found}"


def steps(xs):
    best = 0
    for x in xs:
        if x > 1:
            best += 0.5
        else:
            best += 1
    return f"{best}"


class Box:
    size = 0


def attribute(x):
    box = Box()
    if x > 0:
        box.size = 1.5
    return f"{box.size}"


def picked(i):
    i = int(i)
    return f"{[1, 2.5][i]} {({0: 1, 1: 2.5})[i]}"


def raised(x):
    y = 1 if x > 0 else 2.5
    if x > -5:
        raise ValueError(f"bad {y}")
    return y


def in_a_tuple(x):
    pair = (1, 2.5) if x > 0 else (2.5, 1)
    return f"{pair[0]} {pair[1]}"


def in_a_list(xs):
    out = []
    for _ in xs:
        out.append(0.5)
    out.append(1)
    return len(out), out[-1] + out[0]


def or_a_tensor(c, t):
    y = 1 if c > 0 else t
    return f"{y} {y * 2} {-y} {y / 2} {y + t} {y:5}"


def no_item(ts):
    total = 0
    for t in ts:
        if t > 1.0:
            total += t
    print(f"{total}")
    return total


def entry(ts):
    sums = {"all": 0, "last": 0}
    for t in ts:
        sums["all"] += t
        if t > 1.0:
            sums["last"] = t
    return f"{sums['all']} {sums['last']}"


CASES = [
    (told, 1), (told, -1), (computed, 1), (computed, -1), (digits, 1), (halves, [1.0]), (halves, []), (inner, 1, 1), (inner, 1, -1),
    (inner, -1, 1), (steps, [1, 2]), (steps, [1, 1]), (attribute, 1), (attribute, -1), (picked, 0), (picked, 1), (raised, 1),
    (raised, -1), (in_a_tuple, 1), (in_a_tuple, -1), (in_a_list, [1, 2]),
    (or_a_tensor, 1, 2.5), (or_a_tensor, -1, 2.5), (no_item, [0.5]), (no_item, [1.5]), (entry, [0.5]), (entry, [1.5]),
]
