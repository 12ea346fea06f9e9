"""`raise` under a condition, with values in the text."""
def checked(x):
    if x < 0:
        raise ValueError(f"negative: {x}")
    return x * 2


def in_a_loop(xs):
    total = 0
    for x in xs:
        if x == 0:
            raise ZeroDivisionError("a zero")
        total += 10 // x
    return total


def plain(x, how="bad"):
    if how == "bad":
        raise KeyError(how)
    return x


CASES = [
    (checked, 2), (checked, -2),
    (in_a_loop, [1, 2]), (in_a_loop, [1, 0]),
    (plain, 1), (plain, 1, "good"),
]
