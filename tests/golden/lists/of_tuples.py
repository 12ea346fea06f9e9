"""Lists of tuples and dicts whose numbers differ from item to item, and that are sorted whole; lists that come in tuples."""
import heapq


def numbered(a, b):
    out = []
    if a > 0:
        out.append((a, 0, "a"))
    if b > 0:
        out.append((b, 1, "b"))
    return [value * 10 + number for value, number, name in out], len(out)


def heap(a, b):
    queue, out = [], 0
    for i, x in enumerate([a, b, a + b]):
        if x > 0:
            heapq.heappush(queue, (x, i))
    while queue:
        x, i = heapq.heappop(queue)
        out = out * 10 + i
    return out


def best_entry(xs):
    out = []
    for x in xs:
        out.append({"value": x, "ten": x * 10})
    return max(out, key=lambda entry: entry["value"])["ten"], min(out, key=lambda entry: entry["value"])["ten"]


def best_pair(xs):
    out = []
    for i, x in enumerate(xs):
        out.append((x, i))
    return max(out)[1], sorted(out)[0][1], max(out, key=lambda pair: -pair[0])[1]


def parted(x):
    a, b = [x], [x]
    if x > 1:
        a, b = halves(x)
    return a, b


def halves(x):
    items = [x, x + 1]
    return items[:1], items[1:]


CASES = [(numbered, 1, 2), (numbered, -1, 2), (heap, 1, 2), (heap, 3, -2), (best_entry, [1, 3, 2]), (best_pair, [1, 3, 2]), (parted, 2.0), (parted, 0.5)]
