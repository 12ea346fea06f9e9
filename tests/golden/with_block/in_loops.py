"""`with` in loops, left by jumps."""
import contextlib

import tensorflow as tf


def scopes(n):
    total = 0
    for i in range(n):
        with tf.name_scope("body"):
            if i == 1:
                continue
            with contextlib.nullcontext(i * 2) as double:
                total += double
                if total > 8:
                    break
            total += 1
    return total


def return_out_of_both(n, wanted):
    for i in range(n):
        with tf.name_scope("outer"):
            while i < 100:
                with tf.name_scope("inner"):
                    i = i * 2 + 1
                    if i == wanted:
                        return i
    return -1


CASES = [(scopes, 3), (scopes, 9), (return_out_of_both, 3, 11), (return_out_of_both, 3, 2)]
