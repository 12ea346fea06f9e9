"""Functions, types and texts that a condition picks, and that are then used."""
import tensorflow as tf


def operation(x):
    op = tf.add if x > 0 else tf.multiply
    return op(x, 3)


def own_function(x):
    f = double
    if x > 0:
        f = halve
    return f(x), f(f(x))


def double(x):
    return x * 2


def halve(x):
    return x / 2 if x > 1 else x


def perhaps_none(x):
    f = None
    if x > 0:
        f = double
    return x if f is None else f(x)


class Scale:
    def __init__(self, by):
        self.by = by

    def up(self, x):
        return x * self.by

    def down(self, x):
        return x - self.by


def method(x):
    scale = Scale(5)
    f = scale.up if x > 0 else scale.down
    return f(x)


class Shift(Scale):
    def up(self, x):
        return x + self.by


def class_(x):
    kind = Scale if x > 0 else Shift
    return kind(2).up(x)


def text(x):
    name = "first" if x > 0 else "second"
    table = {"first": 10, "second": 20}
    return name == "first", table[name], len(name), name.startswith("s"), name + "!"


def mode(xs):
    state, count = "idle", 0
    for x in xs:
        if state == "idle":
            if x > 2:
                state = "busy"
        else:
            count += 1
            if x == 2:
                state = "idle"
    return count, state == "idle"


def in_a_loop(xs):
    f, total = double, 0
    for x in xs:
        total += f(x)
        f = halve if x > 1 else double
    return total


def of_a_list(i, x):
    return [tf.abs, tf.negative, tf.square][i](x)


CASES = [
    (operation, 4), (operation, -4), (own_function, 4.0), (own_function, -4.0), (perhaps_none, 4), (perhaps_none, -4),
    (method, 4), (method, -4), (class_, 3), (class_, -3), (text, 1), (text, -1), (mode, [3, 1, 2, 2]),
    (in_a_loop, [3.0, 1.0, 2.0]), (of_a_list, 1, 3), (of_a_list, 2, -3),
]
