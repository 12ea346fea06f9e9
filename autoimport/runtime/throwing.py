"""Exceptions that a running graph raises, and that a `try` of the author's takes.

While tracing, `raise` raises.  Where the exception leaves a branch or a loop that depends on a tensor, and some `try`
around it would take it, it becomes state: `code`, its number, 0 where nothing was raised, and the tensors among its
arguments and attributes.  Regions carry both like anything on the heap.

    if x < 0:                           code, payload = tf.cond(x < 0, lambda: (1, x), lambda: (0, blank))
        raise Bad(x)            ->
    y = f(x)                            code, y = tf.cond(code == 0, lambda: (0, f(x)), lambda: (code, blank))

Nothing that follows may run then, up to the end of that `try`, in whatever function it stands: see `extent`.
"""
import sys

import tensorflow as tf

from ..errors import StagingError
from . import exceptions, origins, private, staging, traceback
from .clauses import clause_of
from .extent import Body
from .places import UNSET, Attribute, Place

# What a graph raises and eager code does not; a handler of the author's that took it would change what the program means.
OURS = StagingError, tf.errors.OperatorNotAllowedInGraphError, private.InaccessibleTensorError


OF_DATA = LookupError, ZeroDivisionError        # what Python raises of values, in a branch that the data may never take


class Thrown:
    """What the graph has raised by now and no handler has taken yet, of one session."""

    def __init__(self, session):
        self.session = session
        self.code = 0                          # while the author's code runs it is 0
        self.records, self.count = [], 0       # number - 1 -> Record, and how many of them are used
        self.exits = 0                         # how many times an exception left a branch that a tensor decides about
        self.attempts = []                     # the clauses of each `try` around; None for a `finally`
        self.authors = {}                      # id of an exception that the author raised -> it
        self.stacks = {}                       # the same -> (it, the author's frames that led to it)

    def set(self, code):
        self.session.note(Attribute(self, "code", "an exception"))
        self.code = code

    def takes(self, error):
        """Will a handler of the author's, or a `finally`, see this exception?"""
        mine = id(error) in self.authors or isinstance(error, OF_DATA)
        if isinstance(error, OURS) or not (mine or isinstance(error, Exception)):
            return False
        return any(mine if types is None else clause_of(error, types) is not None for types in self.attempts)

    def of_data(self, error):
        """`error` if it is raised of values, and not whenever its block is traced; what TensorFlow says of shapes that an
        operation cannot take is eagerly what the operation raises.  None for others."""
        if id(error) in self.authors or isinstance(error, OF_DATA):
            return error
        if type(error) is ValueError and isinstance(error.__context__, tf.errors.InvalidArgumentError):
            text = str(error).partition(" for '{{node")[0]
            return tf.errors.InvalidArgumentError(None, None, text).with_traceback(error.__traceback__)
        return None

    def refuse_further_out(self, error):
        """No handler here takes this exception; one around the call of this graph could not see it."""
        around = self.session.around
        while around is not None:
            if around.thrown.takes(error):
                raise StagingError(
                    f"{type(error).__name__} is raised under a tensor condition in a function with a graph of its own, which an "
                    "operation calls, and caught outside of it", instead="Catch it in that function, or return a flag") from error
            around = around.around

    def raising(self, error):
        """`error`, which the author raises."""
        self.authors[id(error)] = error
        return error

    def led_to(self, error):
        """The author's frames that led to an exception that leaves a block now, or left it before, innermost first."""
        if not self.knows(error):
            self.stacks[id(error)] = error, (*traceback.stack(error.__traceback__), *origins.stack(sys._getframe(1), self.session))
        return self.stacks[id(error)][1]

    def knows(self, error):
        return id(error) in self.stacks

    def throw(self, error):
        """The graph raises `error` where this is traced."""
        self.led_to(error)
        self.count += 1
        if self.count > len(self.records):
            self.records.append(Record())
        record = self.records[self.count - 1]
        self.session.note(Payload(record))
        record.hold(error)
        record.values = tuple(record.symbolic)
        self.set(self.count)

    def forget(self, mark):
        """What was traced since `mark` exceptions were thrown is abandoned; its next trace finds the same places."""
        for record in self.records[mark:]:
            record.values = UNSET
        self.count = mark

    def take(self, mark):
        """[(number, exception)] of what was thrown since then: it is somebody else's from now on."""
        taken = [(number, record) for number, record in enumerate(self.records[:self.count], 1)
                 if number > mark and not record.taken]
        for _, record in taken:
            record.values, record.taken = UNSET, True
        return [(number, record.error) for number, record in taken]


class Record:
    """An exception that the graph may raise, and the `values` of the tensors in it where it did."""

    def __init__(self):
        self.values, self.error = UNSET, None

    def hold(self, error):
        self.error, self.taken = error, False
        self.content = exceptions.content(error)
        self.symbolic = exceptions.symbolic(self.content)


class Payload(Place):
    """The tensors in the arguments and attributes of an exception."""

    __slots__ = ()

    def __init__(self, record):
        super().__init__(record, None, "an exception")
        self.unread = True

    def get(self):
        return self.owner.values

    def set(self, values):
        record = self.owner
        record.values = values
        if record.error is not None:           # the author may raise it again: it must hold what it held then
            exceptions.fill(record.error, record.content, record.symbolic, record.symbolic if values is UNSET else values)


def settle(session):
    """After a region: where it may have raised, the rest of what is being traced becomes a branch."""
    thrown = session.thrown
    if thrown.attempts and staging.symbolic(thrown.code):
        session.extents[-1].split(tf.equal(thrown.code, 0), lambda: None, lambda: thrown.set(0))


def within(places, unset, dead, block):
    """Run a block of the author's that code of somebody else's calls: the block knows what an exception leaves behind."""
    session = staging.local.session
    for place in places:                       # names of a function that the regions under way may not know
        session.note(place)
    Body(session, places, unset, dead).run(block)
    settle(session)
