"""Assignment expressions in tests."""
def test(x):
    if (y := x * 2) > 4:
        return y
    return -y


def condition(n):
    total = 0
    while (n := n - 1) > 0:
        total += n
    return total


def both(x, y):
    return (a := x) + (b := y) * a - b


CASES = [(test, 3), (test, 1), (condition, 5), (condition, 0), (both, 2.0, 3.0)]
