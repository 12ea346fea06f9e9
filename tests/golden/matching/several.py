"""Subjects of which only the graph knows what they are: a value or None, one of several classes, a tuple or a list."""
import dataclasses
import typing


@dataclasses.dataclass
class Circle:
    radius: typing.Any


@dataclasses.dataclass
class Box:
    width: typing.Any
    height: typing.Any = 1


def perhaps(x):
    pair = None
    if x > 0:
        pair = (x, 1)
    match pair:
        case None:
            return -1
        case (a, 5):
            return a
        case (a, b):
            return a + b
    return 0


def area(x):
    shape = Circle(x) if x > 0 else Box(x, 2)
    match shape:
        case Circle(r):
            return r * 3
        case Box(w, 3):
            return w
        case Box(width=w, height=h):
            return w * h
    return 0


def sequence(x):
    pair = (x, 1) if x > 0 else [x, 2]
    match pair:
        case [a, 2]:
            return a
        case [a, b]:
            return a + b
        case _:
            return 0


def either(x):
    shape = Circle(x) if x > 0 else Box(x, x + 1)
    match shape:
        case Circle(v) | Box(_, v):
            return v
    return 0


def kept(xs):
    best = None
    for x in xs:
        match best:
            case None:
                best = (x, 1)
            case (top, count) if x > top:
                best = (x, count + 1)
    return best


CASES = [
    (perhaps, 1), (perhaps, -1), (area, 2), (area, -2), (sequence, 1), (sequence, -1), (either, 1), (either, -2), (kept, [1, 3, 2]),
]
