"""Lists and dicts that a branch or a loop makes for itself."""


def rows(xs):
    total = 0
    for x in xs:
        row = [x]
        row.append(x * 2)
        counts = {"all": 0}
        counts["all"] += len(row)
        total += row[0] + row[1] + counts["all"]
    return total


def in_a_helper(xs):
    total = 0
    for x in xs:
        total += doubled([x] + [0] * 2)
    return total


def doubled(items):
    items += [1]
    items.append(items[0])
    return items[0] + items[-1]


def of_lists(xs):
    out = []
    for x in xs:
        row = []
        for i in range(3):
            if x > i:
                row.append(x - i)
        out.append(row)
    total = 0
    for row in out:
        total += sum(row) * len(row)
    return total


CASES = [(rows, [1, 2, 3]), (in_a_helper, [1, 2]), (of_lists, [1, 5, 0])]
