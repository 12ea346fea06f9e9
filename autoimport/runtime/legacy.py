"""Methods of TensorFlow 1 that look for their graph, where a body, a branch or a `tf.function` has one of its own.

    while i < n:
        image, label = dataset.make_one_shot_iterator().get_next()      # the next batch each time round
        optimizer.minimize(loss(image, label))                          # of what variables?

TensorFlow 1 built loop bodies in the graph around them.  Now a body is a graph of its own: TensorFlow refuses to make
the iterator there, and finds none of the variables in a `tf.function`.  Graph code calls what stands here instead.
"""
import tensorflow as tf

from . import private

v1 = tf.compat.v1


def make_one_shot_iterator(dataset):
    """An iterator for this place in the source, made in the dataset's own graph; the body captures it.

    An iterator over a dataset made eagerly is made once, when a `tf.function` is traced, and goes on in its next call.
    """
    variant = tf.data.experimental.to_variant(dataset)
    if hasattr(variant, "_numpy"):
        with tf.init_scope():
            return iter(dataset) if tf.executing_eagerly() else v1.data.make_one_shot_iterator(dataset)
    with variant.graph.as_default(), tf.control_dependencies(None):
        if variant.graph.building_function:
            return iter(dataset)
        return v1.data.make_one_shot_iterator(dataset)


def minimize(optimizer, loss, global_step=None, var_list=None, *args, **kwargs):
    """As the method of that name; a `tf.function` offers the trainable variables read in this graph so far."""
    return v1.train.Optimizer.minimize(optimizer, loss, global_step, var_list or variables(loss), *args, **kwargs)


def compute_gradients(optimizer, loss, var_list=None, *args, **kwargs):
    """As the method of that name, with the variables that `minimize` finds."""
    return v1.train.Optimizer.compute_gradients(optimizer, loss, var_list or variables(loss), *args, **kwargs)


def variables(loss):
    """The variables to optimize, where the optimizer would find none in the collections of the graph; else None."""
    if callable(loss) or v1.trainable_variables():
        return None
    return [variable for variable in private.watched(v1.get_default_graph()) if variable.trainable] or None


OVERLOADS = {                                  # function of TensorFlow's -> what graph code calls in its place
    v1.data.Dataset.make_one_shot_iterator: make_one_shot_iterator,
    v1.data.make_one_shot_iterator: make_one_shot_iterator,
    v1.train.Optimizer.compute_gradients: compute_gradients,
    v1.train.Optimizer.minimize: minimize,
}
