"""Lists that a loop fills."""
import autoimport as autograph


def squares(n):
    items = []
    for i in range(n):
        items.append(i * i)
    return autograph.stack(items)


def positive(xs):
    items = []
    for x in xs:
        if x > 0:
            items.append(x)
    return autograph.stack(items), len(items)


def returned(xs):
    items = []
    for x in xs:
        items.append(x * 2)
    return items


def with_element_type(n):
    items = []
    autograph.set_element_type(items, "int32")
    for i in range(n):
        items.append(i + 1)
    return autograph.stack(items)


def read_back(xs):
    items = []
    for x in xs:
        items.append(x)
    total = 0
    for item in items:
        total += item
    return total, items[0], items[-1]


def begun(x, n):
    items = [x]
    for _ in range(n):
        items.append(items[-1] * 2)
    return autograph.stack(items)


def popped(xs):
    items = []
    for x in xs:
        items.append(x)
    last = items.pop()
    return last, len(items)


def stack_of_rows(table):
    rows = []
    for row in table:
        rows.append(row)
    return autograph.stack(rows)


CASES = [
    (squares, 4),
    (positive, [1, -2, 3]),
    (returned, [1, 2]),
    (with_element_type, 3),
    (read_back, [4, 5, 6]),
    (begun, 1, 4), (begun, 1, 0),
    (popped, [1, 2, 3]),
    (stack_of_rows, [[1, 2], [3, 4]]),
]
