"""Comprehensions that assign (`:=`)."""
def in_the_condition(xs):
    return [y for x in xs if (y := x * 2) > 2]


def running_total(xs):
    total = 0
    totals = [total := total + x for x in xs]
    return totals, total


def read_later(xs):
    last = 0
    if xs[0] > 0:
        found = [last for x in xs if (last := x * 2) > 2]
        return last + len(found)
    return last


CASES = [(in_the_condition, [1, 2, 3]), (running_total, [1, 2, 3]), (read_later, [1, 2, 3]), (read_later, [-1, 2])]
