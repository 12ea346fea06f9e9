"""`try` and `with` while tracing: what their bodies leave behind, and who takes it.

The body is an extent.  When it has ended, its exception either was raised whenever it is run, and then Python raises it
now, or the graph decides: `code` says which one it was.  Each exception that a clause takes has its handler in a branch
of its own; what nobody takes is raised again after the `finally`.
"""
import tensorflow as tf

from . import control, staging, throwing, traceback, uncatchable
from .clauses import Signal, clause_of
from .extent import Body
from .optional import Maybe


class Outcome:
    """How a body ended: `code` is 0 or says which of `thrown`, [(number, exception)], the graph raised; `falls`: whether
    it may have raised none."""

    def __init__(self, session, block, types, places, unset, dead):
        thrown, body = session.thrown, Body(session, places, unset, dead)
        thrown.attempts.append(types)
        try:
            body.run(block)
        finally:
            thrown.attempts.pop()
        self.body, self.code, self.falls, self.thrown = body, thrown.code, body.falls, thrown.take(body.mark)
        if self.thrown:
            thrown.set(0)

    def raise_again(self, errors, swallowed=False, handled=False):
        """Raise what was not taken, as the code says, unless `swallowed`; `handled`: something may have been taken."""
        for count, (number, error) in enumerate(errors, 1):
            def again(error=error):
                raise staging.local.session.thrown.raising(error)
            test = tf.equal(self.code, number)
            if swallowed is not False:
                test = tf.logical_and(test, tf.logical_not(swallowed))
            elif count == len(errors) and not self.falls:
                again()
            control.if_(test, again, control.nothing, [], set(), site=(again.__code__, number))
        if swallowed is False and not handled:
            self.settle()

    def settle(self, places=None):
        """Nothing was raised, if control comes here: what the body set is set.  `places`: no others are looked at."""
        for place in self.body.plain:
            value = place.get()
            if isinstance(value, Maybe) and (places is None or place in places):
                place.set(value.ag__payload)


def try_(body, types, handler, orelse, places, inner, unset, dead):
    """`try: body()  except types[i]: handler(error, i)  else: orelse()`"""
    for kind in types:                         # which refuses what is no class of exceptions
        if kind is not None:
            kind()
    watch = uncatchable.Watch(types)
    try:
        outcome = Outcome(staging.local.session, body, types, inner, unset, dead)
    except Signal:
        raise
    except BaseException as error:
        clause = None if isinstance(error, throwing.OURS) else clause_of(error, types)
        if clause is None:
            raise
        traceback.caught(error)
        handler(error, clause)
        return
    watch.refuse()
    if not outcome.thrown:
        if orelse is not None:
            orelse()
        return
    arms, rest = [], []
    for number, error in outcome.thrown:
        clause = clause_of(error, types)
        if clause is None:
            rest.append((number, error))
        else:
            arms.append((number, lambda error=error, clause=clause: handling(error, lambda: handler(error, clause))))
    handled = bool(arms)

    def fell(orelse=orelse):                   # or something was raised that is raised again: then nothing here counts
        if handled:
            outcome.settle(places)
        if orelse is not None:
            orelse()
    if outcome.falls and orelse is not None and rest:
        arms.append((0, fell))
        orelse = None
    if outcome.falls or rest:
        arms.append((None, lambda: fell(orelse)))
    outcome.falls = outcome.falls or len(arms) > 1
    dispatch(outcome.code, arms, places, unset)
    outcome.raise_again(rest, handled=handled)


def dispatch(code, arms, places, unset):
    """Run the arm of the number that `code` is; the last one if it is none before."""
    (number, arm), *rest = arms
    if not rest:
        arm()
        return
    control.if_(tf.equal(code, number), arm, lambda: dispatch(code, rest, places, unset), places, set(), unset,
                site=(arm.__code__, number))


def handling(error, block):
    """`block()`, while `error` is the exception being handled."""
    staging.local.session.born(error)          # no other path has it
    try:
        raise error
    except type(error):
        return block()


def finally_(body, final, places, unset, dead):
    """`try: body()  finally: final()`"""
    try:
        outcome = Outcome(staging.local.session, body, None, places, unset, dead)
    except Signal:
        raise
    except BaseException:
        final()
        raise
    final()
    outcome.raise_again(outcome.thrown)
