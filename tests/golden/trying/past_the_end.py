"""Items of tensors past the end, which a `try` takes."""
import tensorflow as tf


def item(t, i):
    try:
        return t[i]
    except Exception:
        return -1.


def called(t, i):
    try:
        y = first(t, i)
    except Exception as error:
        print("no", type(error).__name__)
        y = -1.
    return y


def first(t, i):
    return tf.stack([t, t], 1)[i, 0]


def in_a_loop(t, i):
    total = 0.
    for k in tf.range(i):
        try:
            total += t[k]
        except Exception:
            total -= 1.
    return total


def not_taken(t, i):
    try:
        return t[i]
    except IndexError:
        return -1.


def raised_for_another(t, i):
    try:
        return t[i]
    except Exception as error:
        raise ValueError(f"no item {i}") from error


def what_cannot_fail(t, i):
    try:
        y = tf.gather(t, tf.argmax(t)) + tf.nn.embedding_lookup(tf.ones([3, 3]), [0, 1])[0, 0]
        for v in t:
            y += v
    except Exception:
        y = -1.
    return y


CASES = [(function, [1., 2., 3.], i) for function in (item, called, in_a_loop, not_taken, raised_for_another, what_cannot_fail)
         for i in (1, 2, 3)] + [(item, [1., 2., 3.], -3), (item, [1., 2., 3.], -4)]
