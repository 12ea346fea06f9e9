"""Recursion that a tensor ends, and that is no loop."""


def factorial(n):
    """A function that calls itself and goes on"""
    if n <= 1:
        return 1
    return n * factorial(n - 1)


def depth(n):
    """Two functions that call each other and go on"""
    if n == 0:
        return 0
    return 1 + deeper(n - 1)


def deeper(n):
    return depth(n) + 1


def continued(n, then=None):
    if n <= 0:
        return 0 if then is None else then(0)
    return continued(n - 1, lambda value: value + 1)


CASES = [(continued, 2), (continued, 0)]
REFUSED = [(factorial, 3), (depth, 4)]
