"""Objects that a list takes from another, or from a short list of Python's, which is gone when they change"""


class Particle:
    def __init__(self, at):
        self.at = at
        self.hits = 0


def filtered(xs):
    ps = [Particle(x) for x in xs]
    ps = [p for p in ps if p.at > 1.0]
    for p in ps:
        p.at += 1.0
    return [p.at for p in sorted(ps, key=lambda p: -p.at)]


def in_a_loop(xs, n):
    ps = [Particle(x) for x in xs]
    for _ in range(n):
        for p in ps:
            p.at -= 1.0
        alive = []
        for p in ps:
            if p.at > 0.0:
                alive.append(p)
        ps = alive
    return [p.at for p in ps]


def arranged(xs):
    ps = sorted([Particle(x) for x in xs], key=lambda p: p.at)[1:]
    ps[0].at = 9.0
    ps = ps[::-1]
    ps[0].hits += 1
    return [p.at for p in ps], [p.hits for p in ps]


def extended(xs):
    out = []
    out.extend([Particle(x) for x in xs])
    out[0].at = 9.0
    return [p.at for p in out]


def old_has_a_name(n):
    ps = old = [Particle(i) for i in range(n)]
    ps = [p for p in ps if p.at > 1]
    for p in ps:
        p.at += 1
    return [p.at for p in old]


def item_has_a_name(n):
    ps = [Particle(i) for i in range(n)]
    first = ps[0]
    ps = [p for p in ps if p.at >= 0]
    for p in ps:
        p.at += 1
    return first.at


def taken_twice(n):
    ps, out = [Particle(i) for i in range(n)], []
    for p in ps:
        for _ in range(2):
            if p.at > 1:
                out.append(p)
    p = ps = None
    for q in out:
        q.at *= 2
    return [q.at for q in out]


XS = [1.0, 3.0, 2.0]
CASES = [(filtered, XS), (in_a_loop, XS, 2), (arranged, XS), (extended, XS)]
REFUSED = [(old_has_a_name, 3), (item_has_a_name, 3), (taken_twice, 3)]
