"""`dataset.make_one_shot_iterator()` in graph code: one iterator for each place in the source, made where the dataset is.

    while i < n:
        image, label = dataset.make_one_shot_iterator().get_next()      # the next batch each time round

The iterator is an operation of the graph, with a state of its own.  TensorFlow 1 built loop bodies in the same graph
as the dataset, so the line above always worked.  Now a body is a graph of its own, and TensorFlow refuses to make the
iterator there; made in the dataset's graph instead, it is captured by the body and goes on from batch to batch.
"""
import tensorflow as tf


def make_one_shot_iterator(dataset):
    """An iterator over `dataset`, as `tf.compat.v1.data.make_one_shot_iterator` makes it.

    For a dataset made eagerly, and used in a `tf.function`: an iterator that is made once, when the function is
    traced, and goes on in the next call of the function.
    """
    variant = tf.data.experimental.to_variant(dataset)
    if hasattr(variant, "_numpy"):
        with tf.init_scope():
            return iter(dataset) if tf.executing_eagerly() else tf.compat.v1.data.make_one_shot_iterator(dataset)
    with variant.graph.as_default(), tf.control_dependencies(None):
        if variant.graph.building_function:
            return iter(dataset)
        return tf.compat.v1.data.make_one_shot_iterator(dataset)
