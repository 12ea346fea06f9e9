"""`operator`, `math`, `statistics`, `bisect`, `random` and `setattr` on tensors."""
import bisect
import math
import operator
import random
import statistics


def operators(x):
    return (operator.not_(x), operator.truth(x), operator.is_(x, None), operator.contains((1, 2), x), operator.eq(x, 2),
            operator.add(x, 1), operator.neg(x), operator.floordiv(x, 2))


def of_sequences(xs):
    return (operator.itemgetter(1, 0)(xs), operator.contains(xs, 2), operator.countOf(xs, 2), operator.indexOf(xs, 2),
            sorted(xs, key=operator.neg), list(map(operator.add, xs, xs)))


def tested(x):
    if operator.not_(x):
        return 1
    if operator.truth(x - 1):
        return 2
    return 3


def counted(n):
    return math.factorial(n), math.gcd(n, 12), math.isqrt(n), math.comb(n, 2), math.lcm(n, 4), math.perm(n, 2)


def summed(xs):
    return math.fsum(xs), math.prod(xs), math.dist([xs[0]], [xs[1]])


def halved(x):
    part, power = math.frexp(x)
    return part if power > 2 else (part, power)[0] * 2, power


def described(xs):
    above = []
    for x in xs:
        if x > 1:
            above.append(float(x))
    known = [float(x) for x in xs]
    middle = statistics.median(known), statistics.median_low(known), statistics.mode(known)
    return statistics.mean(above) if above else -1.0, statistics.fmean(x for x in xs), statistics.stdev(known), *middle


def placed(xs, x):
    return bisect.bisect(xs, x), bisect.bisect_left(xs, x), bisect.bisect([1, 2, 9], x)


def drawn(xs):
    low, high, draws = 9, 0, 0.0
    for _ in xs:
        n = random.randint(1, 3)
        low, high = min(low, n), max(high, n)
        draws += abs(random.random() - random.random())
    return low >= 1, high <= 3, draws > 0


class Thing:
    kind = 0


def named(x):
    thing = Thing()
    if x > 0:
        setattr(thing, "kind", x)
        thing.other = 1
    else:
        setattr(thing, "other", 5)
    return thing.kind, thing.other


def none_such(x):
    """`math.ulp(t)`."""
    return math.ulp(x)


CASES = [
    (operators, 2), (operators, 0), (of_sequences, [1, 2, 2]), (tested, 0), (tested, 1), (tested, 2), (counted, 6),
    (halved, 10.0), (halved, -0.3), (described, [1.0, 2.0, 2.0, 7.0]), (described, [0.5, 1.0]),
    (summed, [5.5, 2.0]), (placed, [1, 2, 3], 2), (drawn, [1, 2, 3, 4]), (named, 3), (named, -3),
]
REFUSED = [(none_such, 2.5)]
