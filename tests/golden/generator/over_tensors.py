"""Generators that loop over tensors, read by loops and builtins."""
def doubled(xs):
    for x in xs:
        yield x * 2


def positive(xs):
    for x in xs:
        if x > 0:
            yield x
        elif x < -5:
            return


def chained(xs):
    yield 100
    yield from positive(xs)
    for x in positive(xs):
        yield x + 1


def counter(start=0):
    n = start
    while True:
        yield n
        n += 1


def choosing(x):
    for i in range(3):
        if x > i:
            yield x * i
        else:
            yield -x


def summed(xs):
    total = 0
    for y in doubled(xs):
        total += y
    return total


def left(xs):
    total, y = 0, 0
    for y in positive(xs):
        if y > 4:
            break
        total += y
    return total, y


def delegated(xs):
    total = 0
    for y in chained(xs):
        total = total * 2 + y
    return total


def endless(x):
    total = 0
    for i in counter(1):
        if i > x:
            break
        total += i
    return total


def of_python_numbers(x):
    total = 0
    for y in choosing(x):
        total += y
    return total


def nested(xs):
    for y in positive(xs):
        for z in positive(xs):
            if y * z > 7:
                return y * 100 + z
    return -1


def whole(xs):
    return sum(positive(xs)), list(doubled(xs)), max(doubled(xs))


def piped(xs):
    total = 0
    for i, y in enumerate(map(lambda y: y * y, positive(xs)), 1):
        total += i * y
    return total


class Bag:
    def __init__(self, items):
        self.items, self.seen = items, 0

    def __iter__(self):
        for item in self.items:
            self.seen += 1
            if item > 0:
                yield item


def iterated(xs):
    bag = Bag(xs)
    total = 0
    for y in bag:
        total += y
    return total, bag.seen


def inner(xs):
    def above(limit):
        for x in xs:
            if x > limit:
                yield x * limit
    total = 0
    for y in above(2):
        total += y
    return total


def pulled(xs):
    items = counter(5)
    total = next(items)
    for x, n in zip([xs[0], xs[1]], items):
        total += x * n
    return total


def batched(xs, size):
    batch = []
    for x in xs:
        batch.append(x)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def batches(xs):
    total = 0
    for batch in batched((x for x in xs if x > 0), 2):
        total = total * 10 + sum(batch)
    return total


def read_on(xs):
    """Reading on in a generator over a tensor that a loop has left."""
    items = positive(xs)
    for y in items:
        if y > 1:
            break
    return y + sum(items)


CASES = [
    (summed, [1, -2, 3]), (left, [1, -2, 3, 5, 2]), (left, [1, -2]), (delegated, [1, -2, 3]), (delegated, [1, -9, 3]),
    (endless, 4), (endless, 0), (of_python_numbers, 1), (nested, [1, -2, 3, 5]), (nested, [1, 2]), (whole, [1, -2, 3]),
    (piped, [1, -2, 3]), (iterated, [1, -2, 3]), (inner, [1, 2, 3, 4]), (pulled, [1, 2]),
    (batches, [1, 2, -1, 3]),
]
REFUSED = [(read_on, [1, 2, 3])]
