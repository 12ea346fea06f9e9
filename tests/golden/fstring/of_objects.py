"""Texts of objects whose class writes them itself: `__repr__`, `__str__`, `__format__`"""


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Point({self.x:d})"


class Signed(Point):
    def __str__(self):
        return "positive" if self.x > 0 else "negative"

    def __format__(self, spec):
        return f"<{spec}{self.x:d}>"


def point(x):
    return repr(Point(x)), str(Point(x)), f"{Point(x)} {Point(x)!r}", "%s %r" % (Point(x), Point(x)), "{} {!r}".format(Point(x), Point(x))


def signed(x):
    one = Signed(x)
    return repr(one), str(one), f"{one} {one:abc} {one!s} {one=}", format(one, "q"), "%s %r" % (one, one)


def in_containers(x):
    print([Signed(x)], Point(x), (Point(x),))
    return f"{[Point(x), 1]}", str({"k": Signed(x)}), repr([f"{x:d}"])


def picked(x):
    least = min([Point(x), Point(3)], key=lambda point: point.x)
    return f"{least}", repr(least), str(Point(1) if x > 2 else Signed(2))


def of_texts(n):
    text = ""
    for _ in range(n):
        text += "k"
    return repr(text), f"{[text, 'a']}", repr("a" if n > 1 else "b"), repr(int(n))


CASES = [(point, 3), (signed, 3), (signed, -3), (in_containers, 2), (picked, 2), (picked, 5), (of_texts, 2)]
