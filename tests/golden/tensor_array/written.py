"""`TensorArray.write` without an assignment."""
import tensorflow as tf


def under_a_condition(xs):
    ta = tf.TensorArray(tf.int32, 3, element_shape=(), clear_after_read=False)
    ta.write(0, 4)
    if xs[0] > 0:
        ta.write(2, 6)
    return ta.stack()


def in_a_loop(xs):
    ta = tf.TensorArray(tf.int32, 0, dynamic_size=True, element_shape=())
    i = 0
    for x in xs:
        if x > 1:
            ta.write(i, x)
            i += 1
    return ta.stack()


class Log:
    def __init__(self, size):
        self.rows = tf.TensorArray(tf.int32, size, element_shape=())

    def add(self, i, x):
        self.rows.write(i, x * 2)


def of_an_object(xs):
    log = Log(4)
    i = 0
    for x in xs:
        log.add(i, x)
        i += 1
    return log.rows.stack()


def written_by_helpers(xs):
    def put(array, i, x):
        if x != 2:
            array.write(i, x)

    first, rest = tf.TensorArray(tf.int32, 4, element_shape=()), {"all": [tf.TensorArray(tf.int32, 4, element_shape=())]}
    same = first
    for i, x in enumerate(xs):
        put(same, i, x)
        rest["all"][0].write(i, x * 10)
    return first.stack(), rest["all"][0].stack()


CASES = [(under_a_condition, [1, 2]), (under_a_condition, [-1, 2]), (in_a_loop, [3, 1, 2]), (of_an_object, [1, 2, 3, 4]),
         (written_by_helpers, [1, 2, 3, 4])]
