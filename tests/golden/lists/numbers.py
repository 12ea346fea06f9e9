"""Python's ints among floats keep their text, and lists of ints take floats"""


def first_is_an_int(x):
    sums = [0]
    for v in x:
        sums.append(sums[-1] + v)
    return f"{sums[0]} {sums[1]}", sums[-1]


def best_so_far(x):
    best = [0] * len(x)
    for i in range(1, len(x)):
        best[i] = max(best[i - 1], x[i])
    return f"{best[0]} {best[1]}", best[-1]


def in_rows(x):
    rows, pairs = [[0]], [(0, 1)]
    for v in x:
        rows.append([v])
        pairs.append((v, 2))
    pairs.sort(key=lambda pair: -pair[0])
    return f"{rows[0][0]} {rows[1][0]} {pairs[-1][0]} {pairs[0][1]}", max(pairs)


def halved(x):
    counts = [3]
    for v in x:
        counts.append(4 if v > 1 else 0.5)
    text = ""
    for count in counts:
        text += f"{count};"
    return text, counts.index(4), counts.count(0.5), sum(counts)


X = [1.0, 2.5, 2.0]
CASES = [(function, X) for function in (first_is_an_int, best_so_far, in_rows, halved)]
