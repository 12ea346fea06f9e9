"""`if`, `elif`, `else`."""
def relu(x):
    if x > 0:
        y = x
    else:
        y = x * 0
    return y


def sign(x):
    if x > 0:
        return 1
    elif x < 0:
        return -1
    return 0


def clip(x, lo, hi):
    """No `else`: the variable keeps its value."""
    if x < lo:
        x = lo
    if x > hi:
        x = hi
    return x


def quadrant(x, y):
    if x > 0:
        if y > 0:
            q = 1
        else:
            q = 4
    elif y > 0:
        q = 2
    else:
        q = 3
    return q


CASES = [
    (relu, 3.0),
    (relu, -3.0),
    (sign, 5), (sign, -5), (sign, 0),
    (clip, 7.0, 0.0, 1.0),
    (clip, -7.0, 0.0, 1.0),
    (quadrant, 1.0, 1.0), (quadrant, -1.0, 1.0), (quadrant, -1.0, -1.0), (quadrant, 1.0, -1.0),
]
