"""What lists do where only the graph knows their length: methods, slices, operators; stacks and queues."""
import collections


def taken(xs):
    items = []
    for x in xs:
        items.append(x)
        items.insert(0, x * 10)
    first, last = items.pop(0), items.pop()
    items.remove(1)
    items += [7]
    items.extend([8, 9])
    return first, last, items, items.index(7), items.count(8), len(items)


def sliced(xs):
    items = []
    for x in xs:
        items.append(x)
    items[1:2] = [7, 8, 9]
    del items[-1]
    return items[1:], items[::-1], items[:2] + [5], [4] + items, items * 2, 7 in items


def ordered(xs):
    items = []
    for x in xs:
        items.append(x)
    items.sort(key=lambda x: -x)
    copied = items.copy()
    items.reverse()
    return items, copied, sorted(items), items == copied


def stack(n):
    todo, count = [n], 0
    while todo:
        x = todo.pop()
        count += 1
        if x > 1:
            todo.append(x // 2)
            todo.append(x // 3)
    return count


def queue(n):
    todo, total = collections.deque([n]), 0
    while todo:
        x = todo.popleft()
        total += x
        if x > 1:
            todo.append(x - 1)
            if x % 2 == 0:
                todo.appendleft(x // 2)
    return total


def window(xs):
    last = collections.deque(maxlen=3)
    for x in xs:
        last.append(x)
    return sum(last), len(last), last[0], last[-1]


def growing(n):
    items = [n]
    for x in items:
        if x > 1:
            items.append(x - 1)
    return items


def rebound(xs):
    items = []
    for x in xs:
        items = [x] + items
    return items


def past_the_end(xs, i):
    items = []
    for x in xs:
        items.append(x)
    return items[i]


def from_an_empty_one(xs):
    items = []
    for x in xs:
        if x > 5:
            items.append(x)
    return items.pop()


def bubble(xs):
    items = list(xs)
    for i in range(len(items)):
        for j in range(len(items) - 1):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


def at_a_tensor(i):
    items, table = [1, 2, 3], [[0, 0], [0, 0]]
    items[i] += 5
    table[i][1] += 1
    return items, table, items[i:], "text"[i]


CASES = [
    (taken, [3, 1, 2]), (sliced, [3, 1, 2]), (ordered, [3, 1, 2]), (stack, 9), (queue, 6), (window, [3, 1, 2, 2]),
    (growing, 4), (rebound, [1, 2, 3]), (past_the_end, [1, 2], 1), (past_the_end, [1, 2], 7), (past_the_end, [1, 2], -3),
    (from_an_empty_one, [7]), (from_an_empty_one, [1]), (bubble, [3, 1, 2]), (at_a_tensor, 1), (at_a_tensor, 0),
]
