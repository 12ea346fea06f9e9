"""A list that several arms change, each in its way"""


def appended(x):
    items = [1, 2]
    if x > 1:
        items.append(x)
    elif x < 0:
        items.append(5)
    return len(items), items


def grown_or_cut(x):
    items = [1]
    if x > 1:
        items.append(x)
        items.append(x + 1)
    elif x < 0:
        items.pop()
    elif x == 0:
        items += [7]
    else:
        items.clear()
    return len(items), items


def run_lengths(xs):
    """The last run ends behind the loop, which has a pass for sure: `run` is a number there."""
    out = []
    run, length = None, 0
    for x in xs:
        if x == run:
            length += 1
        else:
            if run is not None:
                out.append((run, length))
            run, length = x, 1
    out.append((run, length))
    return [number for number, _ in out], [count for _, count in out]


CASES = [
    (appended, 5), (appended, 0), (appended, -5), (grown_or_cut, 5), (grown_or_cut, -5), (grown_or_cut, 0), (grown_or_cut, 1),
    (run_lengths, [1, 1, 2, 3, 3]),
]
