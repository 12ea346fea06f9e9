"""Lists that grow and shrink under a condition."""
def maybe(x):
    items = [x]
    if x > 0:
        items.append(x * 2)
    return len(items), items[-1]


def either(x):
    if x > 0:
        items = [x, 1]
    else:
        items = [x, 2]
    return items


def restarted(xs):
    run, longest = [], 0
    for x in xs:
        if x != 2:
            longest = max(longest, len(run))
            run = []
        run.append(x)
    return longest


def plain(x):
    """Filled by a Python loop, a list is a list."""
    items = []
    for i in range(3):
        items.append(x + i)
    items.reverse()
    items.extend([x, x])
    items.insert(0, 7)
    return items


CASES = [(maybe, 1), (maybe, -1), (either, 1), (either, -1), (plain, 1), (restarted, [1, 2, 2, 3, 2])]
