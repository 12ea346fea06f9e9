"""What a staged exception cuts short: the rest of a branch, of a loop's body, or of the body of a `try`.

    try:
        a = f(x)                        a = f(x)
        if a < 0:                       tf.cond(a >= 0, the rest,          what `raise Bad(a)` leaves behind)
            raise Bad(a)       ->                       b = g(a)
        b = g(a)                                        print(b)
        print(b)
    except Bad: ...

The rest is not a block of its own: it may begin in a function that is called from an expression.  So it is traced where it
stands, into the graph of a branch which is made the default there and then (`split`), and which ends where the extent
ends: then the `tf.cond` is built of both.
"""
import tensorflow as tf

from . import unbound
from .clauses import Signal
from .optional import Maybe
from .places import Unset


class Unsplittable(Signal):
    """The test of a loop raises an exception that a tensor decides about, and that is caught around the loop."""


class Extent:
    """A block of the author's while it is run.  `places`: what it may rebind and somebody reads later; the names in
    `dead` are not read where it is left by an exception."""

    places, named, unset, dead = (), 0, frozenset(), frozenset()
    splittable = True
    cursor = None                              # what a `for` reads

    def __init__(self, session):
        self.session = session
        self.depth = len(session.notes)        # how many blocks are around it
        self.splits = []                       # the branches that hold what is left of the block, innermost last
        self.falls = True                      # whether the end of the block may be reached
        self.mark = session.thrown.count

    def run(self, block):
        """Run `block`; an exception that leaves it, or what is left of it, belongs to the graph if it depends on data."""
        outer, self.splits, self.falls = self.splits, [], True
        self.graph = tf.compat.v1.get_default_graph()
        self.session.extents.append(self)
        try:
            try:
                block()
            except Signal:
                raise
            except BaseException as error:
                here = self.splits[-1] if self.splits else self
                if not here.stop(error):
                    raise
                here.falls = False
            while self.splits:
                split = self.splits[-1]
                split.close()
                self.splits.pop()
                if not split.falls:
                    (self.splits[-1] if self.splits else self).falls = False
        finally:
            while self.splits:
                self.splits.pop().drop()
            self.session.extents.pop()
            self.splits = outer

    def current(self):
        """Is what is made now a part of the block, and not of a function that some operation makes?"""
        return tf.compat.v1.get_default_graph() is (self.splits[-1].yes.graph if self.splits else self.graph)

    def stop(self, error):
        """Take `error`, which leaves the block, to the graph; False if it is raised whenever the block is run."""
        return False

    def split(self, goes, raising, going):
        """`going()`, and all that is left of this block, run where the scalar bool tensor `goes` is true; `raising()`,
        which raises, where it is false."""
        if not self.splittable:
            raise Unsplittable
        from .split import Split
        around = self.splits[-1] if self.splits else self
        self.splits.append(Split(around, goes, raising, going))
        self.splits[-1].open()
        going()


class Body(Extent):
    """The body of a `try` or `with`; `plain`: the places that have a value for sure if its end is reached."""

    def __init__(self, session, places, unset, dead):
        super().__init__(session)
        self.places, self.named, self.unset, self.dead = places, len(places), set(unset), set(dead)
        self.plain = []

    def run(self, block):
        def noting():
            unbound.run(block)
            self.plain = [place for place in self.places if not isinstance(place.get(), (Unset, Maybe, type(None)))]
        super().run(noting)
