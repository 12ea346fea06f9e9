"""Loops that only an exception leaves, and tests of loops that raise"""


def small(x):
    if x > 7:
        raise ValueError("large")
    return x < 6


def counted(x):
    n = 0
    try:
        while True:
            n += 1
            if n > x:
                raise StopIteration
    except StopIteration:
        pass
    return n


def in_the_test(x):
    n = x
    try:
        while small(n):
            n += 1
            if n == 5:
                break
        else:
            n += 100
    except ValueError:
        n = -n
    return n


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


def of_an_iterator(x):
    total = x * 0
    for i in Countdown(x):
        if i == 5:
            break
        total += i
    else:
        total += 1000
    return total


def of_iterators(x):
    return sum(Countdown(x)) + sum(a * b for a, b in zip(Countdown(x), range(5)))


CASES = [
    (counted, 3), (in_the_test, 1), (in_the_test, 4), (in_the_test, 9), (of_an_iterator, 4), (of_an_iterator, 7),
    (of_iterators, 3),
]
