"""Entries and attributes that a loop makes which has a pass for sure; keys that are tuples of tensors."""
import types

import tensorflow as tf


def entries(x):
    found = {}
    for i in tf.range(3):
        found["n"] = i
        found["m"] = x + i
    return [key for key in found], list(found.values()), len(found)


def inner(x):
    found = {}
    for i in tf.range(2):
        for j in tf.range(2):
            found["k"] = x + i * j
    return sum(found.values())


def left(x):
    found = {}
    for i in tf.range(3):
        found["n"] = i
        if i > x:
            break
        found["m"] = i
    return "n" in found, "m" in found, found["n"]


def attribute(x):
    box = types.SimpleNamespace()
    for i in tf.range(3):
        box.n = i + x
    return box.n, vars(box)["n"]


def of_tuples(x, y):
    i, j = int(x), int(y)
    known, walls = {(0, 1): 5, (1, 2): 7}, {(0, 1), (2, 2)}
    known[i, j] += 1
    return known[i, j], (i, j) in known, known.get((j, j), 9), (i, j) in walls, (i, 5) not in walls, i in {1, 2, 3}


def not_known(x, y):
    return x + {(0, 1): 5}[int(x), int(y)]


CASES = [(entries, 1), (inner, 1), (left, 0), (left, 5), (attribute, 1), (of_tuples, 0, 1), (of_tuples, 1, 2), (not_known, 1, 1)]
