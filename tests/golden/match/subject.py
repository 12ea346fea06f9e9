"""A tensor as the subject."""


def literal(x):
    match x:
        case 0:
            return 100
        case 1 | 2:
            return 200
        case _:
            return x


def guarded(x):
    match x:
        case n if n > 10:
            y = n
        case n if n < 0:
            y = -n
        case _:
            y = 0
    return y


CASES = [
    (literal, 0), (literal, 2), (literal, 7),
    (guarded, 20), (guarded, -3), (guarded, 5),
]
