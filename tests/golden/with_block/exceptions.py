"""Context managers that see, replace and swallow exceptions."""
import contextlib


def check(x):
    if x < 0:
        raise ValueError("negative", x)
    return x * 2


class Guard:
    def __init__(self, x, swallow=False):
        self.x, self.swallow = x, swallow

    def __enter__(self):
        if self.x > 3:
            print("large")
            return self.x * 10
        print("small")
        return self.x

    def __exit__(self, kind, error, trace):
        if kind is None:
            print("fine")
        else:
            print("failed", error.args[1])
        return self.swallow


class Choosy:
    def __init__(self, x):
        self.x = x

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is ValueError and self.x < -5


@contextlib.contextmanager
def managed(x):
    if x > 0:
        y = x * 2
    else:
        y = -x
    print("open", y)
    try:
        yield y
    finally:
        print("close", y)


@contextlib.contextmanager
def catching():
    try:
        yield
    except ValueError as e:
        print("caught", e.args[1])
    else:
        print("nothing to catch")


@contextlib.contextmanager
def straight(x):
    print("before")
    yield x + 1
    print("after")


@contextlib.contextmanager
def choosing(x):
    if x > 0:
        yield x
        print("was positive")
    else:
        yield x * -100
        print("was not")


def caught_around(x):
    try:
        with Guard(x) as y:
            z = check(y)
            print("end of the body")
    except ValueError:
        print("handler")
        z = x * 0
    return z


def swallowed(x):
    z = x
    with Guard(x, swallow=True) as y:
        z = check(y)
    return z


def not_caught(x):
    with Guard(x):
        y = check(x)
    return y


def sometimes(x):
    y = 1
    try:
        with Choosy(x):
            check(x)
            y = 2
    except ValueError:
        y = y + 10
    return y


def of_generators(x):
    y = 0
    try:
        with managed(x) as a, straight(a) as b:
            y = check(x) + b
    except ValueError:
        y = -1
    with catching():
        y += check(x)
    with choosing(x) as c:
        y += c
    return y


def suppressed(x):
    y = x
    with contextlib.suppress(KeyError, ValueError):
        y = check(x)
    return y


def returned(x):
    with managed(x) as y:
        if x > 5:
            return y
        z = y + 1
    return z


def in_a_loop(xs):
    total = 0
    for x in xs:
        with contextlib.suppress(ValueError), Guard(x) as y:
            if x == 2:
                break
            total += check(y)
    return total


def of_python(x):
    y = 0
    with contextlib.suppress(IndexError):
        if x > 0:
            y = [1, 2][y + 5]
        y = x
    return y


def of_python_and_a_finally(x):
    y = x
    try:
        if x > 0:
            y = [1, 2][5]
    finally:
        print("done")
    return y


@contextlib.contextmanager
def translating():
    try:
        yield
    except ValueError as error:
        raise RuntimeError("translated", *error.args) from error


@translating()
def decorated(x):
    return check(x)


@contextlib.contextmanager
def noted(name):
    print("enter", name)
    yield
    print("exit", name)


@noted("a function")
def noting(x):
    if x > 3:
        return x * 2
    return x


CASES = [
    (of_python, 1), (of_python, -1), (of_python_and_a_finally, 1), (of_python_and_a_finally, -1),
    (decorated, 1), (decorated, -1), (noting, 1), (noting, 5),
    (caught_around, 7), (caught_around, -1),
    (swallowed, 1), (swallowed, -1),
    (not_caught, 1), (not_caught, -1),
    (sometimes, 1), (sometimes, -1), (sometimes, -9),
    (of_generators, 2), (of_generators, -2),
    (suppressed, 1), (suppressed, -1),
    (returned, 7), (returned, 1),
    (in_a_loop, [1, -3, 2, 9]),
]
