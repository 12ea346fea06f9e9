"""`repr` of scalars, and of objects that hold them."""
import dataclasses


class Scale:
    def __init__(self, by):
        self.by = by

    def __repr__(self):
        return f"Scale({self.by!r})"


@dataclasses.dataclass
class Point:
    x: float


def scalars(x):
    return repr(x), repr(x * 2), repr(x > 2), repr(int(x)), repr(3)


def signature(x):
    given = [("n=", x), ("m=", 3)]
    line = "Scale" + "({})".format(", ".join(name + repr(value) for name, value in given))
    return line if len(line) < 200 else "long"


def objects(x):
    return repr(Scale(x)), f"{Scale(x)}", repr(Scale(2)), repr(Point(2.0))


CASES = [(scalars, 3), (scalars, 1.5), (signature, 3), (objects, 3)]
