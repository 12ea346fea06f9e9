"""`while` with `else`."""
def exhausted(n):
    i = 0
    while i < n:
        i += 1
    else:
        i = i * 10
    return i


def left(n, stop):
    i = 0
    while i < n:
        if i == stop:
            break
        i += 1
    else:
        i = -1
    return i


def forever(n):
    i = 0
    while True:
        i += 1
        if i * i > n:
            break
    return i


def forever_returning(n):
    i = 0
    while True:
        i += 3
        if i > n:
            return i


CASES = [
    (exhausted, 3), (exhausted, 0),
    (left, 5, 2), (left, 5, 9),
    (forever, 50), (forever, 0),
    (forever_returning, 10),
]
