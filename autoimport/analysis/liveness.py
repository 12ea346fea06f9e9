"""Which names are live before and after each control statement of a function, and which assignments nobody reads.

Jumps are lowered before this runs, so the code is structured and liveness is one backward walk: no control flow
graph.
"""
import gast

from .names import Names, Table


class Liveness:
    """Live names `before` and `after` each control statement of one function, and those live where an exception has left
    the body of a `try` or `with` (`caught`): side tables by node.  `unread`: the assignments to one name that is not
    read again."""

    def __init__(self, body, table=None):
        self.table = Table() if table is None else table
        self.before, self.after, self.caught, self.unread = {}, {}, {}, set()
        self.reads, self.recording = {}, True
        self.raised = set()                       # live wherever an exception may be caught
        names = self.names(*body)
        # Names that outlive the call or that nested functions see may be read at any time.
        self.always = names.captured | names.nonlocals | names.globals
        self.entry = self.block(body, set())      # what may be read while it is still unbound

    def names(self, *nodes):
        return Names(*nodes, table=self.table)

    def block(self, stmts, live):
        for stmt in reversed(stmts):
            live = self.stmt(stmt, live | self.raised)
        return live | self.raised

    def stmt(self, node, live):
        visit = getattr(self, "visit_" + type(node).__name__, None)
        if visit is None:
            names = self.table[node]
            if type(node) is gast.Assign and self.recording and isinstance(node.targets[0], gast.Name) and (
                    names.bound.isdisjoint(live | self.always | names.read)):
                self.unread.add(node)
            return live - names.bound | names.read
        after, live = live, visit(node, live)
        if self.recording:
            self.after[node], self.before[node] = after | self.always, live | self.always
        return live

    def visit_If(self, node, live):
        return self.block(node.body, live) | self.block(node.orelse, live) | self.names(node.test).read

    def visit_While(self, node, live):
        live = self.block(node.orelse, live) | live
        head = live | self.names(node.test).read | self.exposed(node)
        if self.recording:
            self.block(node.body, head)
        return head

    def visit_For(self, node, live):
        live = self.block(node.orelse, live) | live
        target = self.names(node.target)
        head = live | target.read | (self.exposed(node) - target.bound)
        if self.recording:
            self.block(node.body, head)
        return head | self.names(node.iter).read

    def exposed(self, node):
        """Names that a pass through a loop's body may read before it binds them.

        With those, the names live at the head need no second look at the body, however deep loops nest.
        """
        if node not in self.reads:
            raised, self.raised = self.raised, set()
            self.reads[node] = self.unrecorded(node.body, set())
            self.raised = raised
        return self.reads[node]

    def unrecorded(self, stmts, live):
        recording, self.recording = self.recording, False
        live = self.block(stmts, live)
        self.recording = recording
        return live

    visit_AsyncFor = visit_For

    def visit_With(self, node, live):
        outer, self.raised = self.raised, self.raised | live      # it may swallow an exception
        if self.recording:
            self.caught[node] = self.raised | self.always
        live = self.block(node.body, live)
        self.raised = outer
        items = self.names(*node.items)
        return live - items.bound | items.read

    visit_AsyncWith = visit_With

    def visit_Try(self, node, live):
        outer = self.raised
        live = self.block(node.finalbody, live)
        if node.finalbody:                                        # it runs whatever happens above
            self.raised = outer | self.unrecorded(node.finalbody, outer)
        caught = set().union(*(self.block(h.body, live) - (self.names(h).bound - self.names(*h.body).bound)
                              | (self.names(h.type).read if h.type else set()) for h in node.handlers))
        live = self.block(node.orelse, live)
        self.raised = self.raised | caught
        if self.recording:
            self.caught[node] = self.raised | self.always
        live = self.block(node.body, live)
        self.raised = outer
        return live | caught

    def visit_TryStar(self, node, live):                          # whose clauses may all run, one after the other
        alone = self.visit_Try(node, live)
        for handler in node.handlers:
            alone |= self.names(*handler.body).read
        return alone

    def visit_Return(self, node, live):
        return self.names(node).read | self.raised

    def visit_Raise(self, node, live):
        return self.names(node).read | self.raised
