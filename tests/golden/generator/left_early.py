"""A `with` or a `try` of the generator sees that its consumer wants no more items: it is left by GeneratorExit."""
from contextlib import contextmanager


class Noting:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append(1)

    def __exit__(self, kind, error, trace):
        self.log.append(2 if kind is None else 3)


def by_a_class(xs):
    log = []

    def items():
        with Noting(log):
            for x in xs:
                yield x
        log.append(4)
    total = 0
    for x in items():
        if x > 2:
            break
        total += x
    return total, len(log), log[-1]


def by_a_generator(xs):
    log = []

    @contextmanager
    def noting():
        log.append(1)
        yield
        log.append(2)

    def items():
        for x in xs:
            with noting():
                yield x
    total = 0
    for x in items():
        if x > 2:
            break
        total += x
    return total, len(log), log[-1]


def returned(xs):
    log = []

    def items():
        for x in xs:
            try:
                yield x
            except GeneratorExit:
                log.append(5)
                raise
            else:
                log.append(6)

    def first():
        for x in items():
            if x > 1:
                return x
        return 0
    return first(), len(log), log[-1]


CASES = [
    (by_a_class, [1, 2, 3, 4]), (by_a_class, [1, 2]), (by_a_generator, [1, 3, 4]), (by_a_generator, [1, 2]),
    (returned, [1, 2, 3]), (returned, [1, 1]),
]
