"""Exceptions that leave loops, and loops that go on."""


def check(x):
    if x < 0:
        raise ValueError("negative")
    return x * 2


def around_the_loop(xs):
    total = 0
    try:
        for x in xs:
            if x < 0:
                raise ValueError("negative")
            total += x
    except ValueError:
        total = total * 100
    return total


def in_the_loop(xs):
    total = 0
    for x in xs:
        try:
            total += check(x)
        except ValueError:
            total += 1000
        else:
            total += 1
        finally:
            total += 10
    return total


def with_jumps(xs):
    n = 0
    for x in xs:
        try:
            if x == 3:
                break
            check(x)
            if x == 2:
                continue
            n += 1
        except ValueError:
            n += 100
            if n > 150:
                return -n
        n += 10
    return n


def counting(x):
    i = 0
    try:
        while i < x:
            i += 1
            if i * i > 20:
                raise OverflowError(i)
    except OverflowError as e:
        return -e.args[0]
    return i


def in_the_handler(xs):
    try:
        for x in xs:
            check(x)
        total = 0
    except ValueError:
        total = 1
        for x in xs:
            total += x
    return total


def search(xs, wanted=3):
    try:
        for i, x in enumerate(xs):
            if x == wanted:
                raise StopIteration(i)
    except StopIteration as found:
        return found.value
    return -1


def generated(xs):
    def positive(items):
        for item in items:
            yield check(item)
    total = 0
    try:
        for x in positive(xs):
            total += x
    except ValueError:
        total += 500
    return total


CASES = [
    (around_the_loop, [1, 2, 3]), (around_the_loop, [1, -2, 3]),
    (in_the_loop, [1, -2, 3]),
    (with_jumps, [1, 2, -1, 3, 9]), (with_jumps, [1, -1, -1, 1]),
    (counting, 3), (counting, 30),
    (in_the_handler, [1, 2]), (in_the_handler, [1, -2]),
    (search, [1, 3, 5]), (search, [1, 2]),
    (generated, [1, 2]), (generated, [1, -2]),
]
