"""Calls and nothing else: the worst case for anything that each call has to pay."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def run(n=23):
    return fib(n)
