"""Objects that are looked for, sorted, and picked by what they hold."""
import copy
import dataclasses


@dataclasses.dataclass
class Ball:
    place: float
    number: int = 0
    path: list = dataclasses.field(default_factory=list)

    def __lt__(self, other):
        return self.place < other.place

    def __add__(self, other):
        return Ball(self.place + other.place, self.number + other.number)


class Label:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value


def balls(xs):
    return [Ball(xs[0], 0), Ball(xs[1], 1), Ball(xs[2], 2)]


def by_key(xs):
    first, second, third = sorted(balls(xs), key=lambda ball: ball.place)
    return first.number, second.place, third.number, max(balls(xs), key=lambda ball: ball.place).number


def by_themselves(xs):
    return sorted(balls(xs))[0].number, sorted(balls(xs), reverse=True)[0].number


def names(xs):
    named = {"a": xs[0], "b": xs[1]}
    best = max(named, key=named.get)
    return best == "a", named[best], min(named, key=lambda name: named[name]) == "a"


def summed(xs):
    total = Ball(xs[0] * 0.0)
    for x in xs:
        total = total + Ball(x, 1)
    return total.place, total.number, len(total.path)


def found(xs):
    labels = [Label(xs[1]), Label(xs[2])]
    return Label(xs[0]) in labels, Label(xs[1]) in labels, Label(xs[2]) not in tuple(labels)


def copied(xs):
    ball = Ball(xs[0], 0, [xs[1]])
    shallow, deep = copy.copy(ball), copy.deepcopy(ball)
    for x in xs:
        shallow.number += 1
        deep.path.append(x)
    return ball.number, shallow.number, len(ball.path), len(deep.path)


CASES = [(function, values) for function in (by_key, by_themselves, names, summed, found, copied)
         for values in ([3.0, -1.0, 2.0], [-1.0, 4.0, 4.0])]
