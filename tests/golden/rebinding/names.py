"""Variables of other scopes, bound under a condition."""
level = 1


def global_name(x):
    global level
    level = 1
    if x > 0:
        level = x
    y = level
    level = 1
    return y


def nonlocal_name(xs):
    best = 0

    def see(x):
        nonlocal best
        if x > best:
            best = x
    for x in xs:
        see(x)
    return best


def read_late(x):
    """A closure sees what its variable is when it is called."""
    def get():
        return scale
    scale = 1
    if x > 0:
        scale = x * 2
    return get()


def two_levels(n):
    count = 0

    def outer():
        def inner():
            nonlocal count
            count += 2
        i = 0
        while i < n:
            inner()
            i += 1
    outer()
    return count


CASES = [
    (global_name, 5), (global_name, -5),
    (nonlocal_name, [3, 8, 2]),
    (read_late, 2), (read_late, -2),
    (two_levels, 3), (two_levels, 0),
]
