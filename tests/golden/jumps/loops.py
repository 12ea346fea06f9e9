"""`break` and `continue`."""
def skip(xs):
    total = 0
    for x in xs:
        if x < 0:
            continue
        if x > 10:
            break
        total += x
    return total


def nearest_odd_square(x):
    if x > 0:
        x = x * x
        while True:
            if x % 2 == 0:
                x = x + 1
                continue
            break
    return x


def fizzbuzz(n):
    out = 0
    for i in range(1, n):
        if i % 15 == 0:
            out = out * 2
            continue
        elif i % 5 == 0:
            out += 5
            if out > 60:
                break
        elif i % 3 == 0:
            out += 3
        out += 1
    return out


def outer_goes_on(n):
    total = 0
    for i in range(n):
        for j in range(n):
            if j == i:
                break
            total += 1
        else:
            total += 100
        if i == 3:
            break
    return total


CASES = [
    (skip, [1, -2, 3, 50, 4]), (skip, [-1, -2]),
    (nearest_odd_square, 4), (nearest_odd_square, 5), (nearest_odd_square, -4),
    (fizzbuzz, 20), (fizzbuzz, 40),
    (outer_goes_on, 3), (outer_goes_on, 6),
]
