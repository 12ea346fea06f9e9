"""Lists and dicts that a block makes where the session is not told: slices, sums, and what is inside of a tuple that a library gives.

    grads, norm = tf.clip_by_global_norm(grads, 1.0)        a list of tensors that end with the branch
    first, rest = items[:1], items[1:]
    paths.append((cost, path + [k]))
"""
import sys

import tensorflow as tf

from . import lattice, lists
from .contents import parts_of
from .kinds import DICTS, SEQUENCES

CONTAINERS = {*DICTS, *SEQUENCES}


def adopt(session, graph, values, places):
    """What nobody else has, or what holds tensors of this graph and was not changed to do so, was made by its block.

    `places`: what the region gave its values of this graph, in the test of a loop too, which writes nothing.
    """
    written, born = {id(place.owner) for place in (*session.notes[-1], *places)}, session.births[-1]

    def look(value, holders):
        """Is something of this block in it?"""
        if isinstance(value, tf.Tensor):
            return value.graph is graph
        transparent = isinstance(value, (tuple, lists.Snapshot))
        if not transparent and (id(value) in born or type(value) not in CONTAINERS):
            return id(value) in born
        parts = () if lattice.is_staged(value) else parts_of(value)
        found = [look(part, LISTED + (type(value) is lists.Snapshot)) for part in parts]
        made = any(found)
        if not transparent and id(value) not in written and (made or sys.getrefcount(value) <= holders):
            session.born(value)
        return made or not transparent and id(value) in born
    for value in values:
        look(value, LISTED + 1)                # (the region has a list of them, too)


LISTED = 5                                     # references: what holds it, the list of its parts, two names here, and the count's
