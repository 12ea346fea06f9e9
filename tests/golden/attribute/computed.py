"""Attributes that are computed when they are first read: `functools.cached_property`, `__getattr__`."""
import functools


class Cube:
    def __init__(self, side):
        self.side = side

    @functools.cached_property
    def volume(self):
        print("computing")
        return self.side ** 3

    @functools.cached_property
    def sign(self):
        if self.side > 0:
            return 1
        return -1

    @functools.cached_property
    def sides(self):
        return [self.side, self.side * 2]


def in_a_branch(x):
    cube, y = Cube(x), x
    if x > 1.0:
        y = cube.volume * cube.sign
    cube.side = cube.side + 1
    return y + cube.volume


def in_a_loop(n):
    cube, total = Cube(n), 0
    for _ in range(n):
        total += cube.volume * cube.sign
    return total + cube.volume


def before(x):
    cube = Cube(x)
    volume = cube.volume
    if x > 0:
        volume = volume + cube.volume
    return volume + cube.sign


def a_list(x):
    cube, n = Cube(x), 0
    if x > 0:
        n = len(cube.sides)
    return n + cube.sides[1], cube.sides[0]


def in_a_test(x):
    cube = Cube(x)
    y = 1 if x > 0 and cube.volume > 8 else 2
    return 5 if cube.volume > 20 else y


def told(x):
    cube = Cube(x)
    if x > 0:
        print(cube.sign)
    return f"{cube.sign} {cube.volume}"


class Halved:
    def __init__(self, x):
        self.x = x

    def __getattr__(self, name):
        if name == "half":
            self.half = self.x / 2
            return self.half
        raise AttributeError(name)


def asked_for(x):
    halved = Halved(x)
    y = halved.half if x > 1.0 else x
    return y + halved.half


def asked_for_in_a_loop(x, n):
    halved = Halved(x)
    for i in range(n):
        if i > 0:
            x = x - halved.half / 4
    return x, getattr(halved, "half", 0.0), hasattr(halved, "half")


CASES = [
    (in_a_branch, 3.0), (in_a_branch, 0.5), (in_a_loop, 3), (in_a_loop, 0), (before, 2), (a_list, 2), (a_list, -2), (in_a_test, 2),
    (in_a_test, 3), (in_a_test, -3), (told, 2), (told, -2), (asked_for, 3.0), (asked_for, 0.5), (asked_for_in_a_loop, 2.0, 3),
    (asked_for_in_a_loop, 2.0, 0),
]
