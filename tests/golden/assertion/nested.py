"""Assertions in branches and loops."""
def only_in_the_arm(x):
    if x > 0:
        assert x < 10, "too big"
        y = x
    else:
        y = -x
    return y


def in_a_loop(xs):
    total = 0
    for x in xs:
        assert x >= 0, "negative"
        total += x
    return total


CASES = [
    (only_in_the_arm, 5), (only_in_the_arm, -50), (only_in_the_arm, 50),
    (in_a_loop, [1, 2, 3]), (in_a_loop, [1, -2, 3]),
]
