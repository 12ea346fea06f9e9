"""Comprehensions in functions, and their scopes."""
def lists(x):
    return [x * i for i in range(3) if i != 1]


def conditional(x):
    return [x if i > 0 else -x for i in range(2)]


def dicts_and_sets(x):
    return {name: x + len(name) for name in ("a", "bb")}, {i % 2 for i in range(4)} == {0, 1}


def generators(x):
    return sum(x * i for i in range(4)), max(x + i for i in (1, 3, 2))


def nested(x):
    return [[x + i * j for j in range(2)] for i in range(2)]


CASES = [(lists, 2), (conditional, 2), (dicts_and_sets, 2), (generators, 2), (nested, 2)]
