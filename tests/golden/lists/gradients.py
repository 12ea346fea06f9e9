"""Gradients through lists that loops read, join, reorder and put others into"""
import tensorflow as tf


def read_in_nested_loops(x):
    pairs = [(v * 2, v * 3) for v in x]
    for i in range(len(pairs)):
        total = 0.
        for a, b in pairs:
            total += a
        a, b = pairs[i]
        pairs[i] = (a, b + total)
    total = 0.
    for a, b in pairs:
        total += a * b
    return total


def last_item_pushed_again(x):
    sums = [0.]
    for v in x:
        sums.append(sums[-1] + v * v)
    best = 0.
    for i in range(len(sums)):
        for j in range(i):
            best = max(best, sums[i] - sums[j])
    return best


def joined(x):
    a, b = [v * v for v in x], [v * 3 for v in x]
    b += a + b
    b[1:2] = [x[0], x[1]]
    return sum(b[1:])


def joined_in_a_branch(x):
    a, b = [], [v for v in x]
    for v in x:
        if v > 1.0:
            a = a + b
        else:
            b.append(v * v)
    return sum(a)


def rows_that_grow(x):
    rows = [[] for _ in x]
    for i in range(len(rows)):
        for j in range(i + 1):
            rows[i].append(x[j])
    rows[0] = rows[0] + [x[0] * 2]
    rows.sort(key=lambda row: -len(row))
    last = rows.pop(0)
    return sum(last) * rows[0][0] + sum(rows[-1])


def rows_nobody_reads(x):
    rows = []
    for a in x:
        rows.append([a * b for b in x if b < 3.0])
    return rows[0][1] + rows.pop()[0]


def tensors_that_grow(x):
    parts = [x[:1] for _ in x]
    for i in range(len(parts)):
        for j in range(i):
            parts[i] = tf.concat([parts[i], parts[j]], 0)
    parts.append(x)
    whole = x[:0]
    for part in parts + [x[1:]]:
        whole = tf.concat([whole, part * part], 0)
    return whole


X = [1.0, 2.0, 3.0]
CASES = [(function, X) for function in (read_in_nested_loops, last_item_pushed_again, joined, joined_in_a_branch, rows_that_grow,
                                        rows_nobody_reads, tensors_that_grow)]
