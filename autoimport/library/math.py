"""Functions of `math` that count, or that take several numbers."""


def gcd(*integers):
    total = 0
    for n in integers:
        a, b = total, abs(int(n))
        while b != 0:
            a, b = b, a % b
        total = a
    return total


def lcm(*integers):
    total = 1
    for n in integers:
        n = abs(int(n))
        total = total * n // max(gcd(total, n), 1)
    return total


def factorial(n):
    n = int(n)
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    total = 1
    for i in range(1, n + 1):
        total *= i
    return total


def perm(n, k=None):
    n = int(n)
    k = n if k is None else int(k)
    total = 1
    for i in range(k):
        total *= n - i
    return total


def comb(n, k):
    n, k = int(n), int(k)
    total = 1
    for i in range(k):
        total = total * (n - i) // (i + 1)
    return total


def isqrt(n):
    n = int(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = int(float(n) ** 0.5)
    while root * root > n:
        root -= 1
    while (root + 1) * (root + 1) <= n:
        root += 1
    return root


def prod(iterable, *, start=1):
    for x in iterable:
        start = start * x
    return start


def fsum(iterable):
    total = 0.0
    for x in iterable:
        total = total + float(x)
    return total


def dist(p, q):
    total = 0.0
    for a, b in zip(p, q):
        total = total + (float(a) - float(b)) ** 2
    return total ** 0.5
