"""Instances as the state of loops and branches."""
import dataclasses


class Ball:
    def __init__(self, pos, vel):
        self.pos, self.vel = pos, vel

    def step(self):
        return Ball(self.pos + self.vel, self.vel * 2)


def renewed(n):
    ball = Ball(0, 1)
    for _ in range(n):
        ball = ball.step()
    return ball.pos, ball.vel


def until(x):
    ball = Ball(x, 1)
    while ball.pos < 100:
        ball = ball.step()
    return ball.pos, ball.vel


@dataclasses.dataclass(frozen=True)
class Frozen:
    pos: int
    vel: int = 1


def frozen(n):
    ball = Frozen(0, 5)
    for i in range(n):
        ball = dataclasses.replace(ball, pos=ball.pos + ball.vel, vel=ball.vel + i)
    return ball.pos, ball.vel


class Slots:
    __slots__ = "a", "b"

    def __init__(self, a, b):
        self.a, self.b = a, b

    def next(self):
        return Slots(self.b, self.a + self.b)


def slots(n):
    pair = Slots(0, 1)
    for _ in range(n):
        pair = pair.next()
        pair.b += 1
    return pair.a, pair.b


def swapped(n):
    a, b = Ball(1, 1), Ball(2, 2)
    for _ in range(n):
        a, b = b, a
        a.pos += 10
    return a.pos, b.pos


def picked(x):
    a, b = Ball(1, 1), Ball(2, 2)
    c = a if x > 0 else b
    c.pos += 50
    return a.pos, b.pos, c.pos


def known_by_two_names(n):
    b = Ball(0, 1)
    a = b
    for _ in range(n):
        b = b.step()
    b.vel = 100
    return a.pos, a.vel, b.pos, b.vel


def best(xs):
    best = cur = Ball(0, 0)
    for x in xs:
        cur = Ball(x, 2)
        if cur.pos > best.pos:
            best = cur
    return best.pos, cur.pos, best.vel


class Count:
    total = 0

    def __setattr__(self, key, value):
        object.__setattr__(self, key, value)
        if key != "changes":
            object.__setattr__(self, "changes", getattr(self, "changes", 0) + 1)


def through_setattr(n):
    count = Count()
    for i in range(n):
        count.x = i
    return count.changes


def class_attribute(n):
    Count.total = 0
    for i in range(n):
        Count.total += i
    total, Count.total = Count.total, 0
    return total


def first_set(x):
    ball = Ball(0, 0)
    if x > 0:
        ball.extra = x
    return hasattr(ball, "extra"), getattr(ball, "extra", 7)


def missing(x):
    ball = Ball(0, 0)
    if x > 0:
        ball.extra = x
    return ball.extra


def one_object(xs):
    """Changing an object that may be one of two"""
    a, b = Ball(0, 0), Ball(5, 5)
    for x in xs:
        a = Ball(x, x)
        b = a
    b.pos = 100
    return a.pos


CASES = [
    (renewed, 4), (renewed, 0), (until, 4), (frozen, 3), (slots, 3), (swapped, 3), (swapped, 4), (picked, 1), (picked, -1),
    (known_by_two_names, 2), (known_by_two_names, 0), (best, [3, 9, 2]), (through_setattr, 3), (class_attribute, 4),
    (first_set, 1), (first_set, -1), (missing, 1), (missing, -1),
]
REFUSED = [(one_object, [1, 2])]
