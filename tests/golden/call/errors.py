"""Mistakes in calls are Python's own."""


def one(x):
    return x


def too_many(x):
    return one(x, 1)


def not_callable(x):
    f = x, x
    return f(x)


def unknown_keyword(x):
    return one(y=x)


def no_attribute(x):
    return one.no_such_thing(x)


CASES = [(too_many, 1), (not_callable, 1), (unknown_keyword, 1), (no_attribute, 1)]
