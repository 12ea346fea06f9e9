"""Attributes stored, updated and deleted."""
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def move(x, by):
    p = Point(x, 0)
    if by > 0:
        p.x = p.x + by
        p.y = by
    return p.x, p.y


def accumulate(xs):
    p = Point(0, 0)
    for x in xs:
        p.x = p.x + x
        if x > 2:
            p.y += 1
    return p.x, p.y


class Meter:
    """State that a method changes under a condition."""

    def __init__(self):
        self.total, self.peak = 0, 0

    def add(self, x):
        self.total += x
        if x > self.peak:
            self.peak = x


def method(xs):
    meter = Meter()
    for x in xs:
        meter.add(x)
    return meter.total, meter.peak


def missing(x):
    p = Point(x, x)
    if x > 0:
        p.x = p.z
    return p.x


CASES = [
    (move, 1, 2), (move, 1, -2),
    (accumulate, [1, 2, 3, 4]), (method, [3, 9, 2]),
    (missing, 1),
]
