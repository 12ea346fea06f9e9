"""The test of a loop that runs as often as it has items: TensorFlow counts the passes, nothing else has to be asked.

    for x in t: ...          # tf.while_loop(counted.test, ..., maximum_iterations=len(t))

TensorFlow makes `counter < maximum and test` of it; with the constant True this would be two operations more in each
pass than the comparison alone, which is what an expert writes.
"""
import tensorflow as tf


class Counted(tf.experimental.ExtensionType):
    """The answer of a test that never ends a loop."""

    @property
    def shape(self):
        return tf.TensorShape([])


@tf.experimental.dispatch_for_api(tf.math.logical_and, {"y": Counted})
def logical_and(x, y, name=None):
    return x


NEVER_ENDS = Counted()
