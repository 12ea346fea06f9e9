"""Augmented assignment to names, attributes and items."""
class Box:
    def __init__(self, value):
        self.value = value


def variables(x):
    y = x
    y += 1
    y *= 2
    y -= x
    y **= 2
    return y


def items(x):
    table = {"a": x, "b": [x, x]}
    table["a"] += 1
    table["b"][1] -= 5
    return table


def attributes(x):
    box = Box(x)
    box.value += 1
    if x > 0:
        box.value *= 10
    return box.value


def once(x):
    """The container and the index are evaluated once."""
    seen = []

    def at(i):
        seen.append(i)
        return i

    row = [x, x]
    row[at(1)] += 1
    return row, seen


CASES = [
    (variables, 3.0),
    (items, 1),
    (attributes, 2), (attributes, -2),
    (once, 5),
]
