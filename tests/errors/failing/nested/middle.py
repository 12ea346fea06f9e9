from . import inner


def passed_on(x, square):
    for _ in range(2):
        x = inner.product(square, x)
    return x
