"""A loop goes on with a changed copy of a list or a dict"""
import copy


def slices(n):
    items = [1, 2, 3]
    for i in range(n):
        new = items[:]
        for j in range(3):
            new[j] = items[j] + i
        items = new
    return items


def reversed_slices(n):
    items = [1, 2, 3]
    for i in range(n):
        new = items[::-1]
        new.append(i)
        new.pop(0)
        new[i % 3] += 1
        items = new
    return items


def deep(n):
    state = {"count": 1, "items": [2]}
    for i in range(n):
        new = copy.deepcopy(state)
        new["count"] += i
        new["items"][0] += i
        state = new
    return state


def pascal(n):
    row = [1]
    for _ in range(n):
        row = [1] + [row[i] + row[i + 1] for i in range(len(row) - 1)] + [1]
    return row


CASES = [(slices, 3), (slices, 0), (reversed_slices, 4), (deep, 3), (pascal, 4), (pascal, 0)]
