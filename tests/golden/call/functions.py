"""What a function calls runs as its graph version too."""
import functools


def relu(x):
    if x > 0:
        return x
    return x * 0


def direct(x):
    return relu(x) + relu(-x)


def keywords(x, *args, scale=1, **others):
    def inner(a, b=2, *rest, c, **more):
        if a > 0:
            return a * b * c
        return len(rest) + len(more)
    return inner(x, *args, c=scale, **others)


def partial(x):
    f = functools.partial(clip, hi=3)
    return f(0, x=x)


def clip(lo, x, hi):
    if x > hi:
        return hi
    if x < lo:
        return lo
    return x


def passed(x):
    return apply(lambda value: value if value > 0 else -value, x)


def apply(f, *args):
    return f(*args)


def recursive(x, depth=3):
    if depth == 0:
        return x
    if x > 10:
        x = x - 10
    return recursive(x, depth - 1)


@functools.lru_cache
def kept(n):
    return n * 2 if n > 1 else n


def from_a_cache(x):
    return kept(int(x)) + kept(1) + kept(n=2)


CASES = [
    (from_a_cache, 1), (from_a_cache, 3),
    (direct, 3.0), (direct, -3.0),
    (keywords, 2), (keywords, 2, 5), (keywords, -2, 5, 6),
    (partial, 5), (partial, 2), (partial, -2),
    (passed, -4.0),
    (recursive, 35), (recursive, 5),
]
