"""`max` and `min` of nothing are Python's ValueError, when the graph runs."""
import tensorflow as tf


def largest(n):
    return max(tf.range(n - 5))


def least_by_key(n):
    return min(tf.range(n - 5), key=lambda value: -value)


def with_a_default(n):
    return max(tf.range(n - 5), default=-1)


def of_a_list(n):
    found = []
    for i in tf.range(n):
        if i > 5:
            found.append(i)
    return max(found)


def caught(n):
    try:
        return max(tf.range(n - 5))
    except ValueError:
        return -1


CASES = [(function, n) for function in (largest, least_by_key, with_a_default, of_a_list, caught) for n in (5, 9)]
