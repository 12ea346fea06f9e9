"""One trace: what the graph versions that build one function's graph know together.

A session begins where a graph version is entered from outside (from `tf.function`, Keras, `tf.data`, or plain code in
a `tf.Graph`) and covers the branch and loop graphs below it.  It keeps the content of staged lists, and notes what
regions write, so that the control operators can undo and carry it.
"""
import tensorflow as tf

from . import frames, origins, staging
from .places import Content


class Session:
    """State of one trace.  `graphs`: the function's graph and those of the regions inside it."""

    def __init__(self, graph, entry=None, outside=()):
        self.graphs = origins.Graphs()
        self.graphs.add(graph)
        self.entry, self.outside = entry, outside      # the code of the frame that began it; the author's frames around
        self.exit = ()                         # where the function returned, when it has
        self.staged = {}                       # id of a list -> (the list, its Rows)
        self.hints = {}                        # id of a list -> (it, the spec that set_element_type gave)
        self.loose = False                     # whether an optional value may be about
        self.notes = []                        # for each region being traced: {place: value before}
        self.loops = []                        # the staged loops under way, innermost last
        self.raised = None                     # the exception that the author raised last
        self.handlers = []                     # the `try` statements around: (types, how deep in regions)
        self.births = []                       # and the objects made there, by id: no other path knows them

    def rows_of(self, items):
        entry = self.staged.get(id(items))
        return entry[1] if entry else None

    def snapshot(self, items):
        from . import lists
        return lists.Snapshot(items) if isinstance(items, list) else items.copy()

    def set_content(self, items, content):
        """Make a container hold `content`: items of its kind, or rows for a list."""
        from . import lists
        if not isinstance(items, list):
            items.clear()
            items.update(content)
        elif isinstance(content, lists.Rows):
            self.staged[id(items)] = items, content
            items[:] = [lists.StandIn()]
        else:
            self.staged.pop(id(items), None)
            items[:] = content

    def note(self, place):
        """Remember what a place held before the innermost region under way writes it."""
        if self.notes and place not in self.notes[-1]:
            frame = frames.innermost()
            place.line = frame and frame.f_lineno
            self.notes[-1][place] = place.get()

    def born(self, thing):
        """Tell that `thing` was made by the code under way; returns it."""
        if self.births:
            self.births[-1][id(thing)] = thing
        return thing

    def note_content(self, items, title="a list"):
        if self.notes:
            self.note(Content(items, self, title))


def enter(function):
    """`function`, a graph version, as it must be called from where we are: a new session begins where the default
    graph belongs to none."""
    session = staging.local.session
    if tf.executing_eagerly():                 # forced: plain values only
        return function
    graph = tf.compat.v1.get_default_graph()
    if session is not None and graph in session.graphs:
        return function
    from . import boundary
    return boundary.outermost(function, graph)


def current():
    return staging.local.session
