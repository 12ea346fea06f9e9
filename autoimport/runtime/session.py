"""One trace: what the graph versions that build one function's graph know together.

A session begins where a graph version is entered from outside (from `tf.function`, Keras, `tf.data`, or plain code in
a `tf.Graph`) and covers the branch and loop graphs below it.  It keeps the content of staged lists, and notes what
regions write, so that the control operators can undo and carry it.
"""
import operator
import sys

import tensorflow as tf

from ..errors import StagingError
from . import frames, loans, origins, staging, throwing, unbound
from .kinds import held, kind_of
from .places import Content


class Session:
    """State of one trace.  `graphs`: the function's graph and those of the regions inside it."""

    def __init__(self, graph, entry=None, outside=()):
        self.around = staging.local.session    # the trace that this one is a part of, in a graph of its own
        self.graphs = origins.Graphs()
        self.graphs.add(graph)
        self.entry, self.outside = entry, outside      # the code of the frame that began it; the author's frames around
        self.exit = ()                         # where the function returned, when it has
        self.staged = False                    # whether there are lists whose length only the graph knows
        self.scanned, self.kept = {}, []       # id of a list -> its length when it held none of their items; the lists
        self.own = {}                          # the objects that this trace made outside of regions, by id
        self.lasting = {}                      # what it changed there: see `outside`
        self.marks = []                        # the tensors whose items were stored (see `aliases`)
        self.walks = []                        # the lists that loops of Python's walk now: [list, iterator, where it was cut]
        self.frozen = {}                       # id of an object -> (it, why it must not change any more, what to write instead)
        self.sole = {}                         # the lists whose items nothing else knows but what they have lent: see `loans`
        self.loans, self.changed = {}, []      # id of an object -> the loan that it is part of; the loans that may have changed
        self.kin, self.given, self.filled = {}, {}, {}     # id of a list -> its family; what lists took; in which loop: see `kin`
        self.moves = {}                        # id of a list -> what it has twice, and what it lacks: see `swaps`
        self.orders = {}                       # id of a dict -> (it, one of several orders of its keys)
        self.hints = {}                        # id of a list -> (it, the spec that set_element_type gave)
        self.loose = False                     # whether an optional value may be about
        self.notes = []                        # for each region being traced: {place: value before}
        self.loops = []                        # the staged loops under way, innermost last
        self.learned = {} if self.around is None else self.around.learned      # (a region's site, keys of the forms that
                                               # it started from) -> those it ended with
        self.thrown = throwing.Thrown(self)    # exceptions that the graph raises
        self.extents = []                      # what a raised exception cuts short, innermost last
        self.spent = {}                        # id of an iterator of Python's that the graph has read -> it
        self.entering, self.nested = None, set()       # see `trampoline`
        self.births = []                       # and the objects made there, by id: no other path knows them

    def snapshot(self, items):
        from . import lists
        return frozenset(items) if isinstance(items, set) else lists.Snapshot(items)

    def set_content(self, items, content):
        """Make a container hold `content`: items of its kind, or rows for a list."""
        from . import lists
        for walk in self.walks:
            if walk[0] is items:
                cut = len(items) - operator.length_hint(walk[1])
                walk[2] = None if not isinstance(content, lists.Rows) else cut if walk[2] is None else walk[2]
        if isinstance(content, lists.Rows):
            self.staged, content = True, [lists.Segment(content)]
        items = held(items)
        kind = kind_of(items)                  # not what a class of the author's makes of it
        if kind is list:
            list.__setitem__(items, slice(None), content)
        else:
            kind.clear(items)
            (kind.update if kind is set else kind.extend)(items, content)

    def note(self, place):
        """Remember what a place held before the innermost region under way writes it."""
        if self.notes and place is not None and place not in self.notes[-1]:
            frame = frames.innermost()
            place.line = frame and frame.f_lineno
            self.notes[-1].setdefault(place, place.get())      # (what is lent there may be put back now, and note the place)

    def born(self, thing):
        """Tell that `thing` was made by the code under way; returns it."""
        (self.births[-1] if self.births else self.own)[id(thing)] = thing
        return thing

    def constructed(self, thing):
        """The same for an instance, and for the containers that it alone holds: `field(default_factory=list)`."""
        for part in getattr(thing, "__dict__", {}).values():
            if kind_of(part) and sys.getrefcount(part) <= ALONE:
                self.born(part)
        return self.born(thing)

    def freeze(self, thing, why, instead="Change it before, or make a new one and store that"):
        """From now on `thing` is a value that others have copies of: a change of it is refused."""
        from . import choice, contents, lists, optional
        if type(thing) is optional.Maybe:      # (which answers for its payload, and checks that it is there)
            thing = thing.ag__payload
        for value in thing.ag__values if type(thing) is choice.Choice and thing.ag__form else ():
            self.freeze(value, why, instead)   # each of them is a copy
        if type(thing) in IMMUTABLE or type(thing) is lists.Segment or tf.is_tensor(thing) or id(thing) in self.frozen:
            return
        parts = contents.parts_of(thing)
        if parts is not None:
            if not isinstance(thing, tuple):
                self.frozen[id(thing)] = thing, why, instead
            for part in parts:
                self.freeze(part, why, instead)

    def told_apart(self, a, b):
        """`a is b`, for two objects that Python knows to be two: copies of one cannot say."""
        known = loans.same(self, a, b)
        held = self.frozen.keys() | self.loans.keys()
        if known is None and type(a) is type(b) and id(a) in held and id(b) in held:
            _, why, *_ = self.frozen.get(id(a)) or self.frozen.get(id(b)) or (None, *loans.HELD)
            raise StagingError(f"whether these are one {type(a).__name__} is not known: {why}", instead="Compare their values")
        return False if known is None else known

    def changing(self, thing, spreads=False):
        """`thing` is about to change; `spreads`: by the store of an attribute."""
        if self.frozen and id(thing) in self.frozen:
            _, why, instead = self.frozen[id(thing)]
            raise StagingError(f"this {type(thing).__name__} cannot be changed here: {why}", instead=instead)
        if self.loans:
            loans.changing(self, thing, spreads)

    def made(self, known, owner):
        """Is this object, or the `__dict__` of one, among those made?"""
        return id(owner) in known or type(owner) is dict and any(
            getattr(thing, "__dict__", None) is owner for thing in known.values())

    def holds(self, thing):
        """How many references to `thing` are ours."""
        return sum(id(thing) in known for known in (self.own, self.sole, self.kin, self.filled, *self.births))

    def note_content(self, items, title="a list"):
        self.sole.pop(id(items), None)
        if self.notes:
            self.note(Content(items, self, title))


ALONE = 3                                      # references to what one attribute holds: its own, the loop's, and the count's
IMMUTABLE = {bool, int, float, complex, str, bytes, type(None)}


def enter(function, native):
    """`function`, a graph version, as it must be called from where we are, the code `native`: a new session begins where the default
    graph belongs to none."""
    session = staging.local.session
    if tf.executing_eagerly():                 # forced: plain values only
        return unbound.guarded(function, native)
    graph = tf.compat.v1.get_default_graph()
    from . import boundary
    if session is not None and graph in session.graphs:
        return boundary.inner(function)
    return boundary.outermost(function, graph)


def current():
    return staging.local.session
