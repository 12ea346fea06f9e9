"""Programs whose datasets fail when they are read."""
import tensorflow as tf

NUMBERS = tf.data.Dataset.range(5)


def pick(i):
    return tf.gather(tf.constant([1, 2, 3], tf.int64), i)


def small(i):
    if i > 2:
        raise ValueError(f"{i} is too large")
    return i


def filtered(x):
    return list(NUMBERS.filter(lambda i: pick(i) > 0))


def filtered_by_what_raises(x):
    return list(NUMBERS.filter(lambda i: small(i) >= 0))


def interleaved(x):
    return list(NUMBERS.interleave(lambda i: tf.data.Dataset.range(pick(i)), cycle_length=2))


def interleaving_what_raises(x):
    return list(NUMBERS.interleave(lambda i: tf.data.Dataset.range(2).map(lambda j: small(i + j)), cycle_length=2))


def reduced(x):
    return NUMBERS.reduce(tf.constant(0, tf.int64), lambda total, i: total + pick(i))


def reduced_by_what_raises(x):
    return NUMBERS.reduce(tf.constant(0, tf.int64), lambda total, i: total + small(i))


def scanned(x):
    return list(NUMBERS.scan(tf.constant(0, tf.int64), lambda total, i: (total + pick(i), total)))


def taken(x):
    return list(NUMBERS.take_while(lambda i: small(i) >= 0))


def grouped(x):
    return list(NUMBERS.group_by_window(lambda i: pick(i) % 2, lambda key, window: window.batch(2), 2))


def grouped_by_what_raises(x):
    return list(NUMBERS.group_by_window(lambda i: small(i) % 2, lambda key, window: window.batch(2), 2))


def windows(x):
    return list(NUMBERS.group_by_window(lambda i: i % 2, lambda key, window: window.map(pick), 2))


def shuffled(x):
    return list(NUMBERS.map(small).cache().shuffle(10).batch(2).prefetch(1))


def rows():
    for i in range(5):
        yield row(i)


def row(i):
    if i > 2:
        raise KeyError(f"no row {i}")
    return i


def generated(x):
    return list(tf.data.Dataset.from_generator(rows, output_signature=tf.TensorSpec((), tf.int32)))


def generated_in_a_graph(x):
    total = tf.cast(x, tf.int32)
    for i in tf.data.Dataset.from_generator(rows, output_signature=tf.TensorSpec((), tf.int32)):
        total += i
    return total


def divided(i):
    return 10 // int(i)


def python_function_mapped(x):
    return list(NUMBERS.map(lambda i: tf.py_function(divided, [i], tf.int32)))


FAILS = [(function, "scalar 3.", "eager") for function in (
    filtered, filtered_by_what_raises, interleaved, interleaving_what_raises, scanned, taken, grouped,
    grouped_by_what_raises, windows, shuffled, generated, python_function_mapped)]
FAILS += [(reduced, "scalar 3.", "function"), (reduced_by_what_raises, "scalar 3.", "function"),
          (generated_in_a_graph, "scalar 3.", "function")]
