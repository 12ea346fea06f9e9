"""Lists and dicts that a block makes where the session is not told: slices, and what is inside of a tuple that a library gives.

    grads, norm = tf.clip_by_global_norm(grads, 1.0)        a list of tensors that end with the branch
    first, rest = items[:1], items[1:]
"""
import tensorflow as tf

from .contents import parts_of
from .kinds import DICTS, SEQUENCES

CONTAINERS = {*DICTS, *SEQUENCES}


def adopt(session, graph, values, places):
    """What holds tensors of this graph, and was not changed to do so, was made by its block.

    `places`: what the region gave its values of this graph, in the test of a loop too, which writes nothing.
    """
    written, born = {id(place.owner) for place in (*session.notes[-1], *places)}, session.births[-1]

    def look(value):
        if isinstance(value, tuple) or type(value) in CONTAINERS and id(value) not in born:
            parts = parts_of(value)
            for part in parts:
                look(part)
            if not isinstance(value, tuple) and id(value) not in written and any(
                    isinstance(part, tf.Tensor) and part.graph is graph for part in parts):
                session.born(value)
    for value in values:
        look(value)
