"""Functions in functions, their closures, lambdas, decorators."""
import functools


def closure(x):
    scale = 2

    def inner(y):
        if y > 0:
            return y * scale
        return y
    scale = 3
    return inner(x)


def counter(x):
    count = 0

    def step():
        nonlocal count
        if x > 0:
            count += 1
        return count
    step()
    step()
    return count


def lambdas(x):
    square_if = lambda v, on=True: v * v if on else v
    return square_if(x), square_if(x, False), (lambda: x)()


def twice(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(f(*args))
    return wrapper


@twice
def decorated(x):
    if x > 0:
        x = x - 1
    return x


def factory(n):
    def add(x):
        if x > n:
            return x + n
        return x
    return add


def in_a_loop(x):
    """Each pass has a function of its own, all of one variable."""
    functions = []
    for i in range(3):
        functions.append(lambda: x + i)
    return [f() for f in functions]


CASES = [
    (closure, 1), (closure, -1),
    (counter, 1), (counter, -1),
    (lambdas, 3),
    (decorated, 5), (decorated, 1),
    (factory(3), 5), (factory(3), 1),
    (in_a_loop, 1),
]
