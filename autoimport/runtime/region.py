"""The state of one branch or loop while it is traced: its places, their forms, and what was written.

A region's state is a list of places: the names that the generated code gives, and whatever on the heap the region was
seen to write.  The first trace is optimistic; where a value does not fit the form of its place the form is widened
and the region traced again.  What a site learned is remembered, for as long as the trace lasts, for the next time it
starts from the same values: an inner loop is not widened anew in each pass of the outer one's trace.
"""
import contextlib
import types

import tensorflow as tf

from ..errors import StagingError
from . import (
    about,
    adopted,
    aliases,
    contents,
    cycles,
    doubts,
    failures,
    form_kinds,
    frames,
    kin,
    lattice,
    lazy,
    lists,
    loans,
    optional,
    order,
    outside,
    sharing,
    staging,
)
from .clauses import Signal
from .extent import Extent
from .forms import Differs, Same
from .lattice import form_of, join
from .optional import Maybe
from .places import NOWHERE, UNSET, store

ATTEMPTS = 12                                  # the lattice is finite and each attempt climbs it; more than this is a bug


class Retrace(Signal):
    """The forms of the trace under way were too narrow.  No `except Exception` of the author may see it."""


class Region(Extent):
    """`site` identifies the region from one trace to the next; the names in `unset` are read only where they are set."""

    def __init__(self, site, places, unset=(), scratch=()):
        super().__init__(staging.local.session)
        loans.settle(self.session)
        self.scratch = [(place, place.get()) for place in scratch]      # names that blocks change and nobody reads after
        self.places = list(places)
        self.named = len(places)
        self.unset = set(unset)
        self.before, self.known = [], set()     # `known`: which of those values the code around has elsewhere too, by id
        for place in self.places:
            value = place.get()
            if kin.is_known(self.session, value):
                self.known.add(id(value))
            self.before.append(value)
        self.shared = set()                     # the places whose objects another place has too
        self.copied, self.sole = {}, {}         # those that go on with copies of what the code around has, too; that alone have a list
        self.forms = [form_of(value) for value in self.before]
        self.options = {}                       # for `tf.while_loop`
        self.failed = False                     # whether the block just traced ends in a `raise`
        self.changed = False                    # whether the author's options came to be known in this attempt
        self.site, self.attempts, self.recalled = site, 0, False
        self.looping = False                    # whether it is a loop
        self.sure = False                       # one that has a pass for sure
        self.always = self.valued = ()          # and the places that have a value at the end of each; those where it is not None
        self.unrolls = False                    # one that may stand in the graph pass by pass
        self.passed = None                      # and how often it has run before, a tensor, where that is known
        self.behind = 0                         # beside the passes that are not in the graph's loop
        self.doubtful = False                   # whether a block of this attempt failed in the state that it began with
        self.settled = False                    # whether that state is the last: what fails now, fails
        self.graphs, self.blocks = [], []       # those of this attempt; what was traced, in order

    def of_author(self):
        """Is this a branch or a loop that the author has written?"""
        return isinstance(self.site, types.CodeType) and frames.is_authors(self.site.co_filename)

    # the forms

    def recall(self):
        """Begin with the forms that this site ended with the last time, if there was one like this."""
        self.key = (self.site, *(form.key() for form in self.forms))
        self.first = list(self.forms)
        known = None if self.site is NOWHERE else self.session.learned.get(self.key)
        if known is not None:
            forms = [now if isinstance(then, Same) else then for now, then in zip(self.forms, known)]
            self.forms[:self.named], self.recalled = forms, True
            if not all(self.fits(i, place.shown(self.before[i])) for i, place in enumerate(self.places)):
                self.forms[:self.named], self.recalled = self.first, False

    def forget(self):
        """What was learned then is not true now: begin again without it."""
        self.abandon()
        self.attempts, self.recalled = self.attempts + 1, False
        self.forms[:self.named] = self.first

    def again(self):
        """Count an attempt that failed."""
        self.abandon()
        self.attempts += 1
        if self.attempts > ATTEMPTS:
            raise StagingError(f"the values of {', '.join(place.title for place in self.places)} never settle: each pass gives them "
                               "another type",
                               instead="Give each of them one dtype, shape and structure before the loop")

    def abandon(self):
        kin.abandoned(self.session)
        self.session.thrown.forget(self.mark)
        aliases.dropped(self.session, self.graphs)
        self.graphs.clear()

    def add(self, place, before):
        self.places.append(place)
        self.before.append(before)
        self.forms.append(form_of(place.shown(before)))

    def unread(self, i, value):
        """Is `value` the missing one of a name that nobody reads while it is missing?"""
        return value is UNSET and (self.places[i].title in self.unset or self.places[i].unread)

    def form_of(self, value):
        """The form of a value that the block made."""
        return form_of(value, self.session.births[-1])

    def carried(self, value):
        """The same, if no other value has to fit yet."""
        if contents.is_number(value) and type(value) is not str or isinstance(value, tuple):
            return lattice.opened(value, self.session.births[-1])
        return self.form_of(value)

    def fits(self, i, value):
        form = self.forms[i]
        if isinstance(form, Same) and self.unread(i, form.value):
            return value is UNSET
        return self.unread(i, value) or form.fits(value)

    def widen(self, i, value):
        """Make the form of place `i` hold `value` too."""
        form = self.forms[i]
        if self.unread(i, value):
            return
        if isinstance(self.places[i].owner, set):
            raise about.no_set(self, i, value)
        try:
            if isinstance(form, Same) and self.unread(i, form.value):
                self.forms[i] = self.carried(value)
            elif id(self.before[i]) in self.known and isinstance(form, Same) and lattice.has_identity(form.value):
                self.forms[i] = lattice.itself_or(form.value, self.form_of(value))
            elif self.looping and form_kinds.grows(form, value):
                self.forms[i] = lattice.opened(value)
            else:
                self.forms[i] = join(form, self.form_of(value))
        except Differs as why:
            if self.recalled:
                self.forget()
                raise Retrace from None
            raise about.no_common_type(self, i, form, self.form_of(value), why) from None

    # the tensors

    def pack(self, values):
        """The tensors that carry `values`."""
        packed = []
        if self.failed:                         # nobody reads them
            return [tensor for form in self.forms for tensor in getattr(form, "blank", list)()]
        for i, (form, value) in enumerate(zip(self.forms, values)):
            if not isinstance(form, Same):
                missing = self.unread(i, value)
                if not missing and (value is self.before[i] and self.known or type(value) is lists.Snapshot):
                    sharing.copied(self, i, form, value)
                packed += form.blank() if missing else form.pack(value)
        return packed

    def start(self):
        """The tensors that carry the values before the region."""
        kin.carried(self, self.before)
        return self.pack([place.shown(before) for place, before in zip(self.places, self.before)])

    def load(self, packed):
        """Give each place its value from the tensors that carry it."""
        packed, values = iter(packed), []
        for i, (place, form, before) in enumerate(zip(self.places, self.forms, self.before)):
            value = form.value if isinstance(form, Same) else form.unpack(packed)
            if isinstance(value, tf.Tensor) and isinstance(before, tf.Tensor) and self.looping:
                setattr(value, aliases.SHARES, before)
            if isinstance(value, Maybe):
                value.ag__missing, value.ag__computed = place.missing(), lazy.computed(place)
                self.session.loose = True
            if i in self.shared or i in self.copied:
                self.session.freeze(value, f"it may be one object with what {place.name()} or another name holds")
            elif self.sole.get(i):
                kin.loaded(self.session, value)
            values.append(value)
        store(zip(self.places, values))

    def specs(self):
        """A type spec for each of the tensors, as `tf.while_loop` takes it."""
        specs = [spec for form in self.forms for spec in form.specs()]
        return [tf.TensorSpec(None, tf.variant) if isinstance(spec, tf.TensorArraySpec) else spec for spec in specs]

    # the trace

    @contextlib.contextmanager
    def tracing(self, block, packed=None):
        """Run `block` in the graph that is the default now, from the state that `packed` carries if there is one: gives
        the values at its end and the heap places that it wrote first, as (place, before); what it wrote is undone at
        the end of the `with`."""
        self.begin()
        self.blocks.append(block)
        try:
            if packed is not None:
                self.load(packed)
                if self.splittable:             # a pass of a loop, which begins only where nothing was raised
                    self.session.thrown.code = 0
            self.run(block)
            yield self.ends()
        finally:
            self.undo()

    def begin(self):
        if len(self.session.notes) > cycles.NESTED:
            cycles.room()
        self.session.graphs.add(tf.compat.v1.get_default_graph())
        self.session.notes.append({})
        self.session.births.append({})
        self.failed = False

    def ends(self):
        loans.settle(self.session)
        graph = tf.compat.v1.get_default_graph()
        order.chain(graph)
        aliases.check(self.session, graph)
        self.graphs.append(graph)
        born, known = self.session.births[-1], set(self.places)
        new = [(place, before) for place, before in self.session.notes[-1].items() if place not in known
               and not self.session.made(born, place.owner) and not place.ended() and place.differs(before)]
        ends = [place.read() for place in self.places]
        adopted.adopt(self.session, graph, [*ends, *(place.read() for place, _ in new)], self.places)
        sharing.found(self, new, ends, born)
        return ends, new

    def undo(self):
        loans.ended(self.session)
        born = self.session.births.pop()
        if self.session.births:
            self.session.births[-1].update(born)
        store(self.session.notes.pop().items())

    def stop(self, error):
        """`block` ended in an exception: the graph will raise that, or the loop around begins again without it."""
        if self.session.thrown.takes(error):
            self.session.thrown.throw(error)
        elif doubts.too_early(self, error):
            self.fail()
            return True
        elif (error := self.session.thrown.of_data(error)) is not None:
            self.session.thrown.refuse_further_out(error)
            failures.fail(self.session.thrown.raising(error))
            self.fail()
        else:
            return False
        self.session.thrown.exits += 1
        return True

    def fail(self):
        """Nothing that the block did counts."""
        self.failed = True
        store(zip(self.places, self.before))

    def assuming(self, known):
        """While an arm is traced, the names that it reads and rebinds hold what the condition says of them."""
        return optional.assuming([place for place, _ in self.scratch] + self.places, known)

    def restore(self):
        store([*self.scratch, *zip(self.places, self.before)])

    def finish(self, packed):
        """Write the results where the code after the region finds them."""
        for graph in self.graphs:
            aliases.left(self.session, graph)
        sharing.tell(self)
        for place, before in zip(self.places[self.named:], self.before[self.named:]):
            self.session.note(place)
            if not self.session.notes:
                outside.watch(self.session, place, before)
        self.load(packed)
        for i in {*self.always, *self.valued} if self.sure else ():
            value = self.places[i].get()
            if isinstance(value, Maybe):
                self.places[i].set(value.ag__payload if i in self.valued else value.ag__there())
        if self.attempts and self.site is not NOWHERE and all(map(form_kinds.lasts, self.forms[:self.named])):
            self.session.learned[self.key] = self.forms[:self.named]
