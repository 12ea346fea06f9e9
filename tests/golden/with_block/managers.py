"""Context managers, classes and generators."""
import contextlib


@contextlib.contextmanager
def noted(log, name):
    log.append("enter " + name)
    try:
        yield name
    finally:
        log.append("exit " + name)


def condition_inside(x):
    log = []
    with noted(log, "a") as name, noted(log, "b"):
        if x > 0:
            y = x * 2
        else:
            y = x - len(name)
    return y, log


def return_inside(x):
    with contextlib.nullcontext(x) as value:
        if value > 0:
            return value
        value = value - 1
    return value * 10


def in_a_loop(x):
    log = []
    for i in range(5):
        with noted(log, str(i)):
            if i == 1:
                continue
            if i == 3:
                break
            x = x + i
    return x, log


def swallowed(x):
    with contextlib.suppress(KeyError):
        x = x + 1
        x = {}[x > 0 or "missing"]
    return x


CASES = [
    (condition_inside, 1), (condition_inside, -1),
    (return_inside, 1), (return_inside, -1),
    (in_a_loop, 1),
]
