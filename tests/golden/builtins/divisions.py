"""Python's numbers divided by zero are Python's ZeroDivisionError when the graph runs; tensors are infinite"""
import tensorflow as tf


def quotient(x):
    return 10 / (int(x) - 3)


def whole_quotient(x):
    n = int(x) - 3
    return int(x) // n


def remainder(x):
    return int(x) % (int(x) - 3)


def of_floats(x):
    return 10.5 / (float(x) - 3.0), 10.5 % (float(x) - 3.0)


def of_both(x):
    return divmod(7, int(x) - 3)


def by_nothing_in_a_branch(x):
    if x > 3:
        return int(x) / 0
    return 1.


def caught(x):
    try:
        y = 1 / (int(x) - 3)
    except ZeroDivisionError:
        y = -1.
    return y


def in_a_loop(x):
    total = 0.
    for i in range(int(x)):
        total += 12 / (2 - i)
    return total


def of_tensors(x):
    return tf.cast(x, tf.float32) / 0, tf.cast(x, tf.float32) / (int(x) - 3)


CASES = [(function, n) for function in (
    quotient, whole_quotient, remainder, of_floats, of_both, by_nothing_in_a_branch, caught, in_a_loop, of_tensors) for n in (1, 3, 4)]
