"""Names that a loop binds first."""
def last(n):
    """A variable that the loop binds first."""
    i = 0
    while i < n:
        x = i * i
        i += 1
    return x


def temporaries(n):
    i = 0
    while i < n:
        a = i + 1
        b = a * 2
        i = b
    return i


def body_fails(n):
    i = 0
    while i < n:
        i = i + nothing
    return i


CASES = [(last, 4), (last, 0), (temporaries, 20), (temporaries, 0), (body_fails, 3)]
