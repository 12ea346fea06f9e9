"""Lists and dicts of the author's classes, and those that TensorFlow and Keras wrap as attributes."""
import tensorflow as tf


class Stack(list):
    def push(self, item):
        self.append(item)

    @property
    def top(self):
        return self[-1]


class Module(tf.Module):
    def __init__(self):
        super().__init__()
        self.items, self.table = [], {"n": 0.0}

    def fill(self, x):
        for v in x:
            if v > 0.0:
                self.items.append(v * 2.0)
            self.table["n"] += v
        self.items += [x[0]]
        self.items[0] = self.table["n"]
        return tf.stack(self.items), len(self.items)


class Layer(tf.keras.layers.Layer):
    def call(self, x):
        self.seen = []
        if tf.reduce_sum(x) > 0.0:
            self.seen.append(x)
        self.seen.append(x * 2.0)
        return self.seen[-1] + self.seen[0]


def subclass(x):
    stack = Stack([x[0]])
    for v in x:
        if v > 1.0:
            stack.push(v)
    return stack.top, len(stack)


def of_a_module(x):
    return Module().fill(x)


def of_a_layer(x):
    return Layer().call(x)


def of_a_checkpoint(x):
    kept = tf.train.Checkpoint()
    kept.rows = []
    for v in x:
        kept.rows.append(v)
    return tf.stack(kept.rows)


CASES = [(subclass, [3.0, -1.0, 2.0]), (subclass, [0.0, -1.0]), (of_a_module, [3.0, -1.0, 2.0]), (of_a_layer, [3.0, -1.0]),
         (of_a_layer, [-3.0, -1.0]), (of_a_checkpoint, [3.0, -1.0])]
