"""Generators that yield in `with` and `try`, delegate, and give values."""


class Manager:
    def __init__(self):
        self.state = 0

    def __enter__(self):
        self.state += 1
        return self

    def __exit__(self, *error):
        self.state += 10


def managed(xs):
    manager = Manager()

    def positive():
        with manager:
            for x in xs:
                if x > 0:
                    yield x
    total = 0
    for x in positive():
        total += x
    return total, manager.state


def finished(xs):
    log = []

    def items():
        try:
            for x in xs:
                yield x
        finally:
            log.append(1)
    total = 0
    for x in items():
        if x > 2:
            break
        total += x
    return total, len(log)


def guarded(xs):
    def large():
        for x in xs:
            try:
                if x > 2:
                    yield x
            except ValueError:
                yield -1
    total = 0
    for x in large():
        total += x
    return total


def returned(xs):
    def inner():
        for x in xs:
            yield x
        return 5

    def outer():
        last = yield from inner()
        yield last
    total = 0
    for x in outer():
        total += x
    return total


def delegated(xs):
    def above(limit):
        for x in xs:
            if x > limit:
                yield x

    def both():
        yield from above(1)
        yield 100
        yield from above(2)
    total = 0
    for x in both():
        total = total * 2 + x
    return total


def assigned(xs):
    def items():
        for x in xs:
            sent = yield x
            if sent is not None:
                yield 99
    total = 0
    for x in items():
        total += x
    return total


CASES = [
    (managed, [1, -1, 2]), (finished, [1, 2, 3, 4]), (finished, [1]), (guarded, [1, 2, 3, 4]), (returned, [1, 2]),
    (delegated, [1, 2, 3]), (assigned, [1, 2]),
]
