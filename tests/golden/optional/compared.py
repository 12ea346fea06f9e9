"""What may be None, compared and chosen among: None equals nothing else"""


def equal(x, y):
    a = b = None
    if x > 1:
        a = x
    if y > 1:
        b = y
    return a == b, a != b, a == 3, None == a, a in (None, 2), [a] == [b]  # noqa: E711


def repeated(xs):
    before, count = None, 0
    for x in xs:
        if x == before:
            count += 1
        if x > 1:
            before = x
    return count, before == xs[0]


def or_another(x):
    found = None
    if x > 1:
        found = x * 0 if x > 5 else x
    return found or 7, (found and 9) or 8, [found or 1]


def in_lists(xs):
    found = []
    for x in xs:
        found.append(x if x > 1 else None)
    return [x for x in found if x is not None], sum(x or 10 for x in found), len(found), found[0] is None


CASES = [
    (equal, 1, 1), (equal, 2, 1), (equal, 1, 2), (equal, 3, 3), (equal, 3, 4), (repeated, [1, 1, 2, 2]), (repeated, [2, 1, 2]),
    (or_another, 1), (or_another, 2), (or_another, 6), (in_lists, [1, 3]), (in_lists, [2, 3]),
]
