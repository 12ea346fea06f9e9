"""Ragged and sparse tensors, slices and extension types as the state of branches, loops and lists."""
import tensorflow as tf


class Masked(tf.experimental.ExtensionType):
    values: tf.Tensor
    mask: tf.Tensor

    def total(self):
        total = 0.0
        for value, there in zip(self.values, self.mask):
            if there:
                total += value
        return total


def ragged(x):
    rows, n = tf.RaggedTensor.from_row_lengths(x, [2, 1]), 0
    while tf.reduce_sum(rows) < 30.0:
        rows = rows[:2] * 3.0 if rows.nrows() > 3 else tf.concat([rows, rows], 0)
        n += 1
    return rows.to_tensor(), n


def best(x, n):
    found = None
    for i in tf.range(n):
        rows = tf.RaggedTensor.from_row_lengths(x - tf.cast(i, x.dtype), [2, 1])
        if found is None or tf.reduce_sum(rows) > tf.reduce_sum(found):
            found = rows
    return found.flat_values


def sparse(x, n):
    found = [tf.sparse.from_dense(x)]
    for _ in tf.range(n):
        found.append(tf.sparse.add(found[-1], found[0]))
    return tf.sparse.to_dense(found.pop()), len(found)


def extension(x, n):
    items = [Masked(x, x > 0)]
    for i in tf.range(n):
        last = items[-1]
        items.append(Masked(last.values + 1, last.mask if i % 2 == 0 else ~last.mask))
    return [item.total() for item in items][-1], len(items)


CASES = [(ragged, [1.0, 2.0, 3.0]), (best, [1.0, 2.0, 3.0], 3), (sparse, [[1.0, 0.0], [2.0, 3.0]], 2), (extension, [1.0, -2.0, 3.0], 3)]
