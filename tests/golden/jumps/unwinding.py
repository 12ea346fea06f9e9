"""An exception overtakes a pending jump; a jump out of a `finally` overtakes both."""


def both(x):
    try:
        return 2
    finally:
        if x > 0:
            return 1
        else:
            return 0


def sometimes(x):
    try:
        if x > 1:
            raise ValueError("too much")
    finally:
        if x > 2:
            return 1
    return 0


def continued(x):
    n = 0
    for i in range(5):
        try:
            n += 1
            if x > 1:
                return 10
        finally:
            if i < 3:
                continue
            n += 100
    return n


def broken(x):
    n = 0
    while True:
        n += 1
        try:
            if n > x:
                raise KeyError("k")
        except KeyError:
            n += 10
            return n
        else:
            n += 1
        finally:
            if n < 7:
                break
    return -n


def within(x):
    """A loop in the `finally` keeps its jumps to itself."""
    try:
        return x
    finally:
        while True:
            x += 1
            if x > 3:
                break
            if x > 5:
                return 100


class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return True


class Raise:
    def __init__(self, wanted=True):
        self.wanted = wanted

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.wanted:
            raise ValueError("at exit")


def swallowed(x):
    with Swallow():
        with Raise():
            if x > 0:
                return 1
    return 2


def in_one_with(x):
    with Swallow(), Raise(x > 1):
        if x > 0:
            return 1
    return 2


def raised_late(x):
    with Swallow():
        try:
            if x > 0:
                return 1
        finally:
            if x > 1:
                raise ValueError("no")
    return 2


def never_overtaken(x):
    try:
        x = x + 1
    finally:
        for _ in range(2):
            continue
            return -1
    return x


CASES = [
    (both, 1), (both, -1),
    (sometimes, 0), (sometimes, 2), (sometimes, 3),
    (continued, 1), (continued, 2),
    (broken, 0), (broken, 4), (broken, 9),
    (within, 0), (within, 5),
    (swallowed, 1), (swallowed, -1),
    (in_one_with, 0), (in_one_with, 1), (in_one_with, 2),
    (raised_late, 0), (raised_late, 1), (raised_late, 2), (never_overtaken, 1),
]
