"""Staged `while` and `for`: `tf.while_loop` over the state of a region (see `region`).

When a value at the end of the body does not fit the form of its place, the form is widened and TensorFlow's construction
abandoned by `Retrace`; nothing of it is left in the graph.
"""
import types

import tensorflow as tf

from . import compiled, contents, counted, cycles, dicts, lattice, loans, optional, private, staging, tensors, throwing
from .clauses import Signal
from .control import if_
from .extent import Extent, Unsplittable
from .forms import Rows, Same
from .places import UNSET, Cell, Unset, cells, store
from .region import Region, Retrace


def while_(test, body, places, until=None, steps=(), unset=(), first=None, site=None, behind=0):
    """`while test(): body()`, where `until()` after a pass leaves the loop.  `test` None: for ever; `first`: its first
    answer, if it was asked already; `behind`: how many passes were made before."""
    region = Region(site or body.__code__, places, unset)
    region.behind = behind
    try:
        loop(region, test, lambda: (body, []), [], until, steps)
    except Unsplittable:
        return asking(test, body, places, until, steps, unset, first, behind)
    throwing.settle(region.session)


def asking(test, body, places, until, steps, unset, first, behind):
    """`while_` where the test may raise an exception that somebody catches.

        answer = test()
        while answer:
            body()
            answer = test()
    """
    answer = Cell(types.CellType(), "the test of a loop")

    def ask():
        found = staging.asked(test())
        answer.set(tensors.truth(found) if staging.symbolic(found) else bool(found))

    def again():
        body()
        left = False if until is None else until()
        if staging.symbolic(left):
            if_(left, lambda: answer.set(False), ask, [answer], set(), site=(body.__code__, "asks"))
        elif not left:
            ask()
    ask() if first is None else answer.set(first)
    while_(answer.get, again, [*places, answer], until, steps, unset, site=(body.__code__, "asking"), behind=behind)


def for_(cursor, body, places, until=None, steps=(), unset=(), site=None):
    """`body((item,))` for each item of a cursor (see `iterables`)."""
    site = site or body.__code__
    region = Region(site, places, unset)
    region.cursor = cursor

    def step(*state):
        following = list(state)

        def block():                                      # a cursor may run code of the author's
            raw, keep, following[:] = cursor.item(*state)
            if keep is None:
                body((cursor.value(raw),))
            else:
                named = region.places[:region.named]
                if_(keep, lambda: body((cursor.value(raw),)), lambda: None, named, set(named), region.unset,
                    site=(site, "keep"))
        return block, following

    length = cursor.length
    if length is not None:                                # TensorFlow counts passes anyway: nothing else has to
        region.options["maximum_iterations"] = length
    known = tf.get_static_value(length) if staging.symbolic(length) else length
    if known is not None and int(known) > 0:
        # at least one pass: after the loop each name that the body sets is set
        region.sure = True
        region.unset |= {place.title for place, before in zip(region.places, region.before) if before is UNSET}
    more = cursor.more if length is None else None
    region.unrolls = until is None and isinstance(length, int) and not cursor.skips and compiled.here()
    try:
        cursor.finish(*loop(region, more, step, list(cursor.start()), until, steps))
    except Unrolled:
        region.abandon()
        state = cursor.start()
        for _ in range(length):
            raw, _, state = cursor.item(*state)
            body((cursor.value(raw),))
        cursor.finish(*state)
        return
    throwing.settle(region.session)


class Unrolled(Signal):
    """XLA compiles graphs of fixed sizes: a list that the loop fills keeps one if each pass stands in the graph."""


def unroll(region):
    if region.unrolls and any(isinstance(form, Rows) for form in region.forms):
        raise Unrolled


def loop(region, more, step, start, until, steps):
    """The loop that both kinds share.  `start` and what `step` returns beside the block are the cursor's tensors;
    `more` tells from these whether to go on (None: until `until` says no).  Gives the last of the cursor's."""
    size, region.looping = len(start), True
    for i, place in enumerate(region.places):
        if place.title in steps and contents.is_number(region.before[i]):
            region.forms[i] = lattice.opened(region.before[i])         # only ever stepped by constants: a tensor from the start
    region.recall()
    unroll(region)
    thrown = region.session.thrown

    def going(*packed):
        out, region.splittable, region.passed = [], False, private.passed()
        with region.tracing(lambda: out.append(proceed(packed[:size])), packed[size:]):
            region.splittable = True
            return counted.NEVER_ENDS if counts and out[0] is True else out[0]

    def proceed(state):
        if staging.symbolic(thrown.code):                 # nothing is asked after an exception
            return tf.cond(tf.equal(thrown.code, 0), lambda: inside(region, lambda: unthrown(state)), lambda: False)
        return asked(state)

    def unthrown(state):
        thrown.code = 0
        return asked(state)

    def asked(state):
        stop = False if until is None else until()
        if not staging.symbolic(stop):
            return tf.constant(False) if stop else True if more is None else tensors.truth(more(*state))
        going_on = tf.logical_not(tensors.truth(stop))
        if more is None:
            return going_on
        if size:                                          # a cursor's test has no effects and cannot fail
            return tf.logical_and(going_on, more(*state))
        return tf.cond(going_on, lambda: inside(region, lambda: tensors.truth(more())), lambda: False)

    def run(*packed):
        block, following = step(*packed[:size])
        region.passed = private.passed()
        with region.tracing(block, packed[size:]) as (ends, new):
            again, region.changed = bool(new) or region.changed, False
            for place, before in new:
                region.add(place, before)
                ends.append(place.read())
            for i, end in enumerate(() if region.failed else ends):
                if not region.fits(i, end):
                    region.widen(i, end)
                    again = True
            region.always = [i for i in range(region.named, len(ends)) if ends[i] is not UNSET and not dicts.maybe_missing(ends[i])]
            region.valued = [i for i, end in enumerate(ends) if not (end is None or end is UNSET or isinstance(end, optional.Maybe))]
            if region.doubtful and not again:
                again = region.settled = True
            if again:
                unroll(region)
                raise Retrace
            return [*following, *region.pack(ends)]

    constants_tried, counts = False, "maximum_iterations" in region.options
    region.session.loops.append(region)
    try:
        while True:
            region.restore()
            region.doubtful = False
            try:
                packed = start + region.start()
                options = loop_options(region)
                if packed:
                    invariants = [invariant(part) for part in start] + region.specs()
                    out = tf.while_loop(going, run, packed, invariants, **options)
                else:                                     # TensorFlow's loops need a variable
                    out = tf.while_loop(lambda _: going(), lambda x: run() or [x], [tf.constant(0)], **options)
                break
            except Retrace:
                region.again()
            except RecursionError as error:
                raise cycles.refused(error) from None
            except Exception as error:
                if region.recalled and not cycles.told(error):
                    region.forget()
                    continue
                # A Python number that was taken for a constant may have led the trace astray.
                changed = [i for i, form in enumerate(region.forms[:region.named]) if isinstance(form, Same)
                           and type(form.value) in (int, float)]
                if constants_tried or not changed:
                    raise
                constants_tried = True
                for i in changed:
                    region.forms[i] = lattice.opened(region.forms[i].value)
    finally:
        region.session.loops.pop()
        region.restore()
    out = out if isinstance(out, (list, tuple)) else [out]
    region.finish(out[size:])
    return out[:size]


def loop_options(region):
    """What `tf.while_loop` takes: the author's limit, and the number of items."""
    options = dict(region.options)
    limit, length = options.pop("limit", None), options.get("maximum_iterations")
    if limit is not None:
        options["maximum_iterations"] = limit if length is None else tf.minimum(limit, length)
    return options


def inside(region, function):
    """`function()`, in a graph that belongs to the trace."""
    region.session.graphs.add(tf.compat.v1.get_default_graph())
    return function()


def first_test(test):
    """The value of a loop's test before the first pass; of a symbolic one nothing is left in the graph, since the
    loop evaluates it again."""
    if tf.executing_eagerly() or all(type(cell.get()) in PLAIN for cell in cells([test], test.__code__.co_freevars)):
        return test()
    scratch = tf.__internal__.FuncGraph("test")
    with scratch.as_default():
        session = staging.local.session
        session.graphs.add(scratch)
        session.notes.append({})
        extent, value = Extent(session), []
        extent.splittable = False
        try:
            extent.run(lambda: value.append(test()))
        except Unsplittable:
            pass
        finally:
            loans.ended(session)
            wrote = session.notes.pop()
    if not value:
        store(wrote.items())
        return test()
    [value] = value
    if wrote and not staging.symbolic(value):
        for place, before in wrote.items():               # it stays done, and the region around knows
            if session.notes:
                session.notes[-1].setdefault(place, before)
    elif wrote:
        store(wrote.items())
    return value


PLAIN = bool, int, float, str, type(None), Unset


def invariant(part):
    return tf.type_spec_from_value(part)
