"""A loop body that fails."""
def body_fails(xs):
    total = 0
    for x in xs:
        total = total + nothing
    return total


def no_iterable(x):
    for y in x:
        x = y
    return x


def iterable_fails(xs):
    for x in xs.rows():
        print(x)


CASES = [(body_fails, [1, 2]), (iterable_fails, [1])]
