"""Programs that fail while a graph is traced, for what shapes, dtypes and names say."""
import functools

import tensorflow as tf


def wrong_shape(x):
    return tf.matmul(x, x)


def wrong_dtype(x):
    return x + tf.constant(1, tf.int64)


def missing_name(x):
    if tf.reduce_sum(x) > 0:
        y = undefined_name * x  # noqa: F821
    else:
        y = x
    return y


def missing_attribute(x):
    return tf.nothing_like_it(x)


def in_an_operand(x):
    return tf.reduce_sum(x) > 0 and wrong_shape(x)


def in_a_conditional_expression(x):
    return x if tf.reduce_sum(x) < 0 else wrong_shape(x)


def in_a_lambda(x):
    twice = lambda value: tf.matmul(value, value)  # noqa: E731
    return twice(x)


def in_a_comprehension(x):
    return [wrong_shape(each) for each in (x, x)]


def in_a_generator(x):
    def products():
        for each in (x, x):
            yield tf.matmul(each, each)
    return list(products())


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper


@logged
def in_a_decorated_function(x):
    for _ in tf.range(3):
        x = tf.matmul(x, x)
    return x


def in_a_loop(x):
    total = tf.zeros([2])
    for i in tf.range(3):
        while i > 0:
            total += x
            i -= 1
    return total


class Model:
    def __init__(self, size):
        self.weights = tf.ones([size, size])

    def __call__(self, x):
        return self.product(x)

    def product(self, x):
        if tf.reduce_sum(x) > 0:
            return tf.matmul(x, self.weights)
        return x


def in_a_method(x):
    return Model(5)(x)


def in_a_library_call(x):
    return tf.nest.map_structure(lambda row: tf.reshape(row, [7]), x)


def in_a_dataset_map(x):
    return tf.data.Dataset.from_tensors(x).map(lambda row: tf.reshape(row, [7])).batch(2)


def positive(row):
    row = tf.reshape(row, [7])
    if row[0] > 0:
        return True
    return False


def in_a_dataset_filter(x):
    rows = tf.data.Dataset.from_tensor_slices(x)
    return rows.repeat().filter(lambda row: positive(row))


class BadInput(Exception):
    def __init__(self, name, *, shape):
        super().__init__(f"{name} has shape {shape}")
        self.name, self.shape = name, shape


def raised_with_a_cause(x):
    try:
        return tf.matmul(x, x)
    except Exception as error:
        raise BadInput("x", shape=tuple(x.shape)) from error


def raised_while_another_is_handled(x):
    try:
        return {}["key"]
    except KeyError:
        return tf.matmul(x, x)


def wrong_arguments(x):
    if tf.reduce_sum(x) > 0:
        return wrong_shape(x, x)
    return x


def over_several_lines(x):
    y = (tf.reduce_sum(x) > 0 and
         tf.reduce_all(
             tf.matmul(x, x) > 0))
    return y


class Layer(tf.keras.layers.Layer):
    def call(self, x):
        return x.nothing


class Nested(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.layer = Layer()

    def call(self, x):
        if tf.reduce_sum(x) > 0:
            x = self.layer(x)
        return x


def in_a_layer_of_a_layer(x):
    return Nested()(x)


FAILS = [(function, "ones 2 3") for function in (
    wrong_shape, wrong_dtype, missing_name, missing_attribute, in_an_operand, in_a_conditional_expression, in_a_lambda,
    in_a_comprehension, in_a_generator, in_a_decorated_function, in_a_loop, in_a_method, in_a_library_call,
    in_a_dataset_map, in_a_dataset_filter,
    raised_with_a_cause, raised_while_another_is_handled, wrong_arguments, over_several_lines)]
FAILS += [(raised_with_a_cause, "scalar 3.", "keras"), (missing_attribute, "scalar 3.", "keras", "session")]
FAILS += [(in_a_layer_of_a_layer, "ones 2 3")]


def raised_whatever_the_data(x):
    raise ValueError(f"no {x} here")


FAILS += [(raised_whatever_the_data, "scalar 3.", "data"), (raised_whatever_the_data, "scalar 3.")]
