"""The `tf.cond` of a staged exception: one branch holds what is left of an extent, the other what the `raise` leaves."""
import tensorflow as tf

from ..errors import StagingError
from . import consumed, contents, private
from .clauses import Signal
from .forms import Same
from .places import UNSET, store
from .region import Region


class Split(Region):
    """State: the names of the extent around, and what either branch writes on the heap."""

    def __init__(self, around, goes, raising, going):
        super().__init__("split", around.places[:around.named], around.unset | around.dead)
        self.dead, self.goes, self.blocks = around.dead, goes, [raising, going]
        self.no = private.Branch("raised")
        with self.no:
            self.begin()
            try:
                self.run(raising)
                ends, new = self.ends()
                self.raised = dict(zip(self.places, ends))
                self.wrote = dict(new)
                self.raised.update((place, place.read()) for place in self.wrote)
                self.made = self.session.births[-1]
            finally:
                self.undo()
        self.lost, self.falls = self.failed, True
        store(zip(self.places, self.before))

    def open(self):
        """Begin with what is left."""
        self.yes = private.Branch("going")
        self.yes.open()
        self.begin()
        self.session.births[-1] = consumed.Passing()
        self.opened = True

    def close(self):
        """It ended here."""
        try:
            self.join()
        except (StagingError, Signal):
            raise
        except Exception as error:             # none of the author's, whatever its type
            raise StagingError(f"what follows an exception cannot be a branch of the graph: {error}",
                               instead="Return a flag, and test it") from error

    def join(self):
        ends, new = self.ends()
        new = {**self.wrote, **dict(new)}
        ends += [place.read() if place in self.session.notes[-1] else place.shown(before) for place, before in new.items()]
        for place, before in new.items():
            self.add(place, before)
        raised = [self.raised[place] if place in self.raised else place.shown(before)
                  for place, before in zip(self.places, self.before)]
        self.session.births[-1].update(self.made)
        for i, place in enumerate(self.places):
            if i < self.named and place.title in self.dead:
                raised[i] = UNSET
            self.generalize(i, ends[i], raised[i])
        packed = self.pack(ends) or [tf.constant(0)]
        self.end()
        self.yes.finish(packed)
        self.failed = self.lost
        with self.no:
            packed = self.pack(raised) or [tf.constant(0)]
        self.no.finish(packed)
        self.finish(private.cond(self.goes, self.yes, self.no))

    def generalize(self, i, going, raised):
        """The form of a place that holds the one value or the other."""
        if self.lost or self.unread(i, raised):
            self.forms[i] = self.alone(going)
        elif self.failed or self.unread(i, going):
            self.forms[i] = self.alone(raised)
        elif contents.identical(going, raised):
            self.forms[i] = Same(going)
        else:
            self.forms[i] = self.form_of(going)
            if not self.fits(i, raised):
                self.widen(i, raised)

    def alone(self, value):
        """The form of a value that is the only one that anybody reads."""
        return Same(value) if contents.is_number(value) else self.carried(value)

    def end(self):
        self.opened = False
        self.undo()
        self.yes.leave()

    def drop(self):
        if self.opened:
            self.end()
