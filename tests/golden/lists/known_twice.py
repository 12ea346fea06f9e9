"""A list that another name has, too, where a condition makes a copy of it."""


def other_name(x):
    """Changing a list that may be the one of another name"""
    items = [x, 1]
    known = items
    if x > 0:
        items = [x, 2]
    known.append(3)
    return len(items), len(known)


def changed_before(x):
    items = [x, 1]
    known = items
    known.append(3)
    if x > 0:
        items = [x, 2, 5]
    return items, known


CASES = [(changed_before, 1), (changed_before, -1)]
REFUSED = [(other_name, -1)]
