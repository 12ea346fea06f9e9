"""Exceptions that loops keep: the last one is read, raised, or the cause of another."""


class Bad(Exception):
    def __init__(self, value):
        super().__init__(f"value {value}")
        self.value = value


def retried(x):
    last = None
    for attempt in range(3):
        try:
            if x > attempt:
                raise ValueError(f"{x}")
            return x * 10 + attempt
        except ValueError as error:
            last = error
    raise RuntimeError("gave up") from last


def text_of_last(xs):
    last = None
    for x in xs:
        try:
            if x < 0:
                raise ValueError(f"bad {x}")
        except ValueError as error:
            last = error
    return "fine" if last is None else str(last)


def its_attribute(xs):
    found = None
    for x in xs:
        try:
            if x < 0:
                raise Bad(x)
        except Bad as error:
            found = error
    return found.value if found else 0


def raised_later(xs):
    found = None
    for x in xs:
        try:
            if x < 0:
                raise ValueError(f"bad {x}")
            if x > 9:
                raise KeyError(x)
        except (ValueError, KeyError) as error:
            found = error
    if found is not None:
        raise found
    return xs[0]


CASES = [
    (retried, 1), (retried, 9), (text_of_last, [1, -1, -2]), (text_of_last, [1]), (its_attribute, [1, -2]), (its_attribute, [1]),
    (raised_later, [1, -1, 2]), (raised_later, [1, -1, 20]), (raised_later, [1]),
]
