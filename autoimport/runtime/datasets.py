"""Cursors over `tf.data`: the loop asks for an element, and is told in the same step whether there was one.

    for x in dataset: body(x)

    it = iterator(dataset); alive = True                     # a fresh iterator each time the graph runs
    while alive:
        element = it.get_next_as_optional(); alive = element.has_value()
        if alive: body(element.get_value())

Nothing is fetched ahead: after a `break` the user's iterator stands right behind the last element that was used.
"""
import tensorflow as tf

from ..errors import StagingError
from . import tensors
from .iterables import Cursor, graph_only, register
from .private import OwnedIterator

ITERATORS = tf.data.Iterator, tf.distribute.DistributedIterator       # whose elements a graph reads when it runs


class Elements(Cursor):
    """What is left in an iterator."""

    def __init__(self, source):
        self.source = source

    def start(self):
        return (tf.constant(True),)

    def more(self, alive):
        return alive

    def item(self, alive):
        element = self.source.get_next_as_optional()
        there = element.has_value()
        return element, there, (there,)

    def value(self, raw):
        return raw.get_value()


class DatasetElements(Elements):
    """A dataset from its beginning.  Where its size is known the loop counts, and needs no optional."""

    def __init__(self, dataset):
        super().__init__(None)
        self.dataset = dataset
        self.size = known_cardinality(dataset)
        if self.size is not None and self.size >= 0:
            self.length = self.size

    def start(self):
        self.source = iterator(self.dataset)
        return super().start() if self.size is None else (tf.constant(0),)

    def more(self, state):
        if self.size is None:
            return state
        return tf.constant(True) if self.size < 0 else state < self.size

    def item(self, state):
        if self.size is None:
            return super().item(state)
        element = next_element(self.source)
        with tf.control_dependencies(tf.nest.flatten(element, expand_composites=True)):   # one element after another
            return element, None, (state + 1,)

    def value(self, raw):
        return super().value(raw) if self.size is None else raw


def known_cardinality(dataset):
    """The number of elements if it is known while tracing: -1 for infinite, None when only a run can tell."""
    try:
        with tf.init_scope():
            size = dataset.cardinality() if tf.executing_eagerly() else None
    except (TypeError, ValueError, tf.errors.OpError):      # the dataset was made inside this graph
        return None
    size = None if size is None else int(size)
    return None if size == tf.data.UNKNOWN_CARDINALITY or size is not None and size >= 2**31 else size


def iterator(dataset):
    """`iter(dataset)` in a graph: at the first element whenever this point of the graph runs, `Session.run` too."""
    if not isinstance(dataset, tf.data.Dataset):            # a distributed dataset knows how
        return iter(dataset)
    made = OwnedIterator(dataset)
    # Functions order stateful operations by themselves, a plain graph does not.
    resource = made._iterator_resource
    begun = [op for op in resource.consumers() if op.type == "MakeIterator"]
    with tf.control_dependencies(begun):
        made._iterator_resource = tf.identity(resource)
    return made


def next_element(source):
    """`next(source)` of one of `ITERATORS` in a graph; past the end the run raises OutOfRangeError."""
    if hasattr(source, "_get_next_call_count"):
        source._get_next_call_count = 0                     # its warning of an unrolled loop is not for us
    return source.get_next()


def length(dataset):
    """`len(dataset)`: a Python int where it is known, else a tensor that is checked when the graph runs."""
    size = known_cardinality(dataset)
    if size is not None and size >= 0:
        return size
    if size == tf.data.INFINITE_CARDINALITY:
        raise TypeError("The dataset is infinite.")
    count = dataset.cardinality()
    check = tf.debugging.Assert(count >= 0, ["The dataset length is unknown or infinite."])
    with tf.control_dependencies([] if check is None else [check]):
        return tensors.weak(tf.cast(count, tf.int32))


def refuse_v1(source):
    raise StagingError("a loop over an iterator of TensorFlow 1: it has no end that a graph can see",
                       instead="Loop over the dataset, or call get_next()")


register(tf.data.Dataset, graph_only(DatasetElements))
register(OwnedIterator, graph_only(Elements))
register(tf.distribute.DistributedIterator, graph_only(Elements))
register(tf.distribute.DistributedDataset, graph_only(lambda dataset: Elements(iterator(dataset))))
register(tf.compat.v1.data.Iterator, refuse_v1)
