"""`is True`, and `True` in a pattern, of what is Python's own truth value eagerly."""


def is_true(x):
    n = int(x)
    return (n == 3) is True, (n > 2) is False, (not x) is True, (x in (1, 2)) is False, True is (n != 3)


def fizzbuzz(n):
    out = []
    for i in range(1, n + 1):
        match (i % 3 == 0, i % 5 == 0):
            case (True, True):
                out.append("FizzBuzz")
            case (True, False):
                out.append("Fizz")
            case (False, True):
                out.append("Buzz")
            case _:
                out.append(str(i))
    return ",".join(out)


CASES = [(is_true, 3), (is_true, 1), (is_true, 0), (fizzbuzz, 15)]
