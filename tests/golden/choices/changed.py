"""A list, a dict or an object that a tensor picks, and that is changed then."""
import tensorflow as tf


class Side:
    def __init__(self):
        self.count, self.items = 0, []


def sorted_out(x):
    above, below = [], []
    for v in x:
        (above if v > 0.0 else below).append(v)
    return len(above), len(below), tf.reduce_sum(above)


def by_name(x):
    above, below = [0.0], [0.0]
    for v in x:
        side = above if v > 0.0 else below
        side.append(v)
        side[0] += v
    return above[0], below[0], len(above), len(below)


def buckets(x):
    found = [[0.0] for _ in range(3)]
    for i in tf.range(len(x)):
        found[i % 3].append(x[i])
        found[2].append(1.0)
    return len(found[0]), len(found[1]), found[2][-1], len(found[2])


def objects(x):
    left, right = Side(), Side()
    for v in x:
        side = left if v > 0.0 else right
        side.count += 1
        side.items.append(v)
    return left.count, right.count, len(left.items), len(right.items)


def counters(x):
    left, right = {"n": 0}, {"n": 0}
    for v in x:
        (left if v > 0.0 else right)["n"] += 1
    return left["n"], right["n"]


def in_place(x):
    left, right = [1.0], [2.0]
    side = left if x[0] > 0.0 else right
    side += [x[0]]
    side *= 2
    return len(left), len(right), len(side)


CASES = [(function, values) for function in (sorted_out, by_name, buckets, objects, counters, in_place)
         for values in ([3.0, -1.0, 2.0], [-1.0, 2.0])]
