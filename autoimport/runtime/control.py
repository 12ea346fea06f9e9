"""Staged `if`: `tf.cond` over the state of a region (see `region`); `loops` has the loops.

When a value at the end of an arm does not fit the form of its place, the form is widened and TensorFlow's construction
abandoned by `Retrace`; nothing of it is left in the graph.
"""
import tensorflow as tf

from ..errors import StagingError
from . import contents, cycles, optional, private, tensors, throwing
from .clauses import Signal
from .forms import Same
from .places import UNSET
from .region import Region, Retrace


def if_(test, then, orelse, places, untouched, unset=(), site=None, scratch=()):
    """`then()` or `orelse()`, as a scalar `test` says when the graph runs.

    `places` hold the names that either arm may rebind; `untouched` are those of them that `orelse` cannot; `scratch`
    are other names of theirs, which every trace of an arm has to find as they were.
    """
    test = tensors.truth(test)
    known = tensors.static(test)
    if known is not None:
        (then if known else orelse)()
        return
    region = Region(site or then.__code__, places, unset, scratch)
    region.recall()
    guesses, left = {}, None
    holding, failing = optional.facts(test)

    def first():
        region.restore()
        with region.assuming(holding), region.tracing(then) as (ends, new):
            leave(region, then)
            for place, before in new:
                region.add(place, before)
                ends.append(place.read())
            for i, end in enumerate(() if region.failed else ends):
                if region.places[i] in untouched:
                    region.fits(i, end) or region.widen(i, end)
                elif not (region.recalled or region.attempts):
                    # the other arm may set it too: only this value counts, and a number will hardly be the same there
                    region.forms[i] = region.carried(end) if contents.is_number(end) or region.unread(i, UNSET) \
                        and end is not UNSET else region.form_of(end)
                    guesses[i] = end
                elif not region.fits(i, end):
                    region.widen(i, end)
            return region.pack(ends) or [tf.constant(0)]

    def second():
        region.restore()
        with region.assuming(failing), region.tracing(orelse) as (ends, new):
            leave(region, orelse)
            again = bool(new)
            for place, before in new:
                region.add(place, before)
                ends.append(place.read())
            for i, end in enumerate(() if region.failed else ends):
                if i in guesses and contents.is_number(end) and contents.identical(guesses[i], end):
                    region.forms[i], again = Same(end), True
                elif not region.fits(i, end):
                    region.widen(i, end)
                    again = True
            if again:
                raise Retrace
            return region.pack(ends) or [tf.constant(0)]

    try:
        while True:
            try:
                packed = tf.cond(test, first, second)
                break
            except Retrace:
                region.again()
                guesses.clear()
            except Leaves as leaves:
                region.again()
                left = leaves.arm
                break
            except RecursionError as error:
                raise cycles.refused(error) from None
            except Exception as error:
                if private.of_forward_mode(error):
                    raise StagingError("TensorFlow has no forward-mode derivative (tf.autodiff.ForwardAccumulator) of a condition in a "
                                       "loop", instead="Use tf.GradientTape, tf.where, or a Python loop") from None
                if not region.recalled or cycles.told(error):
                    raise
                region.forget()
    finally:
        region.restore()
    if left is not None:
        goes, going = (tf.logical_not(test), orelse) if left is then else (test, then)
        region.session.extents[-1].split(goes, left, going)
        return
    region.finish(packed if isinstance(packed, (list, tuple)) else [packed])
    throwing.settle(region.session)


class Leaves(Signal):
    """An arm ends in an exception that is caught further out: the other one is followed by all that comes after."""

    def __init__(self, arm):
        self.arm = arm


def nothing():
    pass


def leave(region, arm):
    if not region.falls and not region.failed:
        raise Leaves(arm)
