"""Objects, rows and tuples that are looked for in lists: by identity, where they have no `==` of their own"""


class Item:
    def __init__(self, x):
        self.x = x


def by_identity(x):
    items = [Item(v) for v in x]
    second, same = items[1], 0
    for a in items:
        for b in items:
            if a == b:
                same += 1
    others = [item for item in items if item != second]
    return same, second in items, items.index(second), Item(1) in items, len(others)


def by_value(x):
    pairs, rows = [(v, v * 2) for v in x], [[v] for v in x]
    pairs.remove((x[1], x[1] * 2))
    return (x[1], x[1] * 2) in pairs, pairs.index((x[2], x[2] * 2)), [x[0]] in rows, rows.count([x[1]])


def kept(n):
    items = [Item(i % 3) for i in range(n)]
    best = items[0]
    for item in items:
        if item.x > best.x:
            best = item
    return [item is best for item in items]


X = [1.0, 2.5, 2.0]
CASES = [(by_identity, X), (by_value, X)]
REFUSED = [(kept, 4)]
