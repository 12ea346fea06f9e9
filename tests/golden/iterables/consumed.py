"""Python's own iterators, read by branches and loops of the graph"""


def made_inside(xs):
    total = 0
    for x in xs:
        numbers = iter([1, 2])
        total += x * next(numbers) + next(numbers)
    return total


def before_and_after(x):
    numbers = iter([1, 2, 3])
    first = next(numbers)
    try:
        if x > 5:
            raise ValueError
        first += next(numbers)
    except ValueError:
        first = 100
    return first + x


def from_outside(xs):
    numbers = iter(range(10))
    total = 0
    for x in xs:
        total += next(numbers) * x
    return total


CASES = [(made_inside, [1, 2, 3]), (before_and_after, 1), (before_and_after, 7)]
REFUSED = [(from_outside, [1, 2, 3])]
