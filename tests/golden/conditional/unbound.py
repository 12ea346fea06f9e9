"""Names that one arm binds."""
def maybe_bound(x):
    """A variable of one arm only, read where it is bound."""
    if x > 0:
        y = x * 2
    z = x
    if x > 0:
        z = y
    return z


def unbound(x):
    if x > 0:
        y = x
    return y


def deleted(x):
    y = x
    if x > 0:
        del y
        y = -x
    return y


CASES = [
    (maybe_bound, 1.0), (maybe_bound, -1.0),
    (unbound, 1.0), (unbound, -1.0),
    (deleted, 1.0), (deleted, -1.0),
]
