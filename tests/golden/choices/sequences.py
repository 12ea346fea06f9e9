"""A tuple on one path, and a list of as many items on the other."""
import tensorflow as tf


def clipped(x):
    weights = tf.constant([1.0, 2.0]), x + 1.0
    with tf.GradientTape() as tape:
        tape.watch(weights)
        loss = x * weights[1] * tf.reduce_sum(weights[0])
    grads = tape.gradient(loss, weights)
    norm = tf.linalg.global_norm(grads)
    if norm > 1.0:
        grads = [g / norm for g in grads]
    return [w - 0.1 * g for w, g in zip(weights, grads)], tf.linalg.global_norm(grads), tf.clip_by_global_norm(grads, 0.5)[1]


def kinds(x):
    n = int(x)
    shape = (2, n)
    if n > 3:
        shape = [2, n]
    print(shape, f"{shape}")
    return isinstance(shape, tuple), len(shape), shape == [2, 5], shape == (2, 2), 2 in shape


def read(x):
    pair = [x, x + 1] if x > 0 else (x, 5)
    first, second = pair
    head, *rest = pair
    return (first, second, head, rest, [*pair], max(*pair), sum(pair), sorted(pair), [v + 1 for v in pair], pair[-1],
            [v for v in reversed(pair)], list(enumerate(pair)), pair.index(x))


def reshaped(xs):
    shape = (1, -1)
    if xs[0] > 1.0:
        shape = [-1, 1]
    return tf.reshape(xs, shape)[0, 0], tf.stack(shape)


def carried(xs):
    counts = (0, 0)
    for x in xs:
        if x > 1:
            counts = [counts[0] + 1, counts[1]]
        else:
            counts = (counts[0], counts[1] + x)
    return counts[0], counts[1]


def added(x):
    pair = [x, x + 1]
    if x > 0:
        pair = (x, 5)
    return pair + (1, 2)


def walked(x):
    """One of two lists, which changes while it is read."""
    a, b = [x, 2], [3, 4]
    chosen = a if x > 0 else b
    for v in chosen:
        chosen[1] += v
    for i, (v, w) in enumerate(zip(chosen, reversed(chosen))):
        chosen[1 - i] = v * 10 + w
    return a[0], a[1], b[0], b[1]


def appended(x):
    """Appending to what is a tuple on another path"""
    pair = [x, x + 1]
    if x > 0:
        pair = (x, 5)
    else:
        x = 1
    if isinstance(pair, list):
        pair.append(3)
    return x


def lengths(x):
    """A tuple and a list of other lengths"""
    pair = (x, x)
    if x > 0:
        pair = [x]
    return len(pair)


CASES = [
    (clipped, 3.0), (clipped, 0.01), (kinds, 5), (kinds, 2), (read, 1), (read, -1), (reshaped, [3.0, 1.0]), (reshaped, [0.0, 1.0]),
    (carried, [1, 2, 3]), (added, 1), (walked, 1), (walked, -1),
]
REFUSED = [(appended, -1), (lengths, 1)]
