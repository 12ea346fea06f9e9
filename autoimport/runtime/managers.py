"""`with` while tracing: who is entered and left by graph versions, and what `__exit__` says to a staged exception.

A manager made of a generator is turned inside out: the body of the `with` is what its `yield` hands an item over to.  So
the generator's own `try` and `with` see what the body raises, and nobody has to resume it twice.
"""
import contextlib
import inspect
import types

from ..errors import StagingError
from . import callables, choice, control, generators, staging, tensors, throwing, traceback, uncatchable
from .clauses import Signal
from .places import Cell
from .trying import Outcome, dispatch, handling

GENERATED = type(contextlib.contextmanager(iter)(()))
STATELESS = contextlib.suppress, contextlib.closing      # leaving these again and again does no harm


def with_(manager, body, places, unset, dead):
    """`with manager as item: body(item)`"""
    kind = type(manager)
    if kind is GENERATED:
        generator = opened(manager)
        if generator is not None:
            return inside_out(generator, body, places, unset, dead)
    leave = getattr(kind, "__exit__", None)
    if hasattr(kind, "__enter__") and isinstance(leave, types.FunctionType) and (
            isinstance(manager, (choice.Choice, *STATELESS)) or not callables.left(leave)):
        return own(manager, body, places, unset, dead)
    if not isinstance(manager, (contextlib.ExitStack, GENERATED)):
        with manager as item:
            try:
                body(item)
            except BaseException as error:
                traceback.caught(error)
                raise
        return None
    with manager as item:
        outcome = Outcome(staging.local.session, lambda: body(item), None, places, unset, dead)
        if outcome.thrown:
            raise StagingError(f"an exception that a tensor decides about leaves a `with` of {kind.__name__.lstrip('_')}: what it "
                               "does about that, no graph can tell", instead="Write the managers as `with` statements")
    return None


def own(manager, body, places, unset, dead):
    """A manager whose `__exit__` a graph may run."""
    def leave(error):
        kind = None if error is None else type(error)
        return method(manager, "__exit__")(manager, kind, error, error and error.__traceback__)

    item = method(manager, "__enter__")(manager)
    watch = uncatchable.Watch([lambda: manager._exceptions] if isinstance(manager, contextlib.suppress) else None, "suppress({})")
    try:
        outcome = Outcome(staging.local.session, lambda: body(item), None, places, unset, dead)
    except Signal:
        raise
    except BaseException as error:
        traceback.caught(error)
        answer = leave(error)
        if staging.symbolic(answer):
            def again(error=error):
                raise staging.local.session.thrown.raising(error)
            control.if_(answer, control.nothing, again, [], set())
        elif not answer:
            raise
        return
    watch.refuse()
    if not outcome.thrown:
        leave(None)
        return
    swallowed = Cell(types.CellType(False), "what __exit__ says")

    def left(error):
        answer = handling(error, lambda: leave(error))
        swallowed.set(tensors.truth(answer) if staging.symbolic(answer) else bool(answer))
    arms = [(number, lambda error=error: left(error)) for number, error in outcome.thrown]
    if outcome.falls:
        arms.append((None, lambda: leave(None)))
    dispatch(outcome.code, arms, [swallowed], ())
    outcome.raise_again(outcome.thrown, swallowed.get())


def method(manager, name):
    """The graph version of what enters or leaves this manager; one of several asks each for its own."""
    own = getattr(type(manager), name)
    return own if type(manager) is choice.Choice else staging.call(own)


def opened(manager):
    """The graph version of the generator in a manager that is about to be entered; None if it is not made for that."""
    if type(manager.gen) is generators.Generator:          # defined in graph code
        return None if manager.gen.native is not None else manager.gen
    if inspect.getgeneratorstate(manager.gen) != inspect.GEN_CREATED or not isinstance(manager.func, types.FunctionType):
        return None
    function = staging.call(manager.func)
    generator = None if function is manager.func else function(*manager.args, **manager.kwds)
    return generator if type(generator) is generators.Generator else None


def inside_out(generator, body, places, unset, dead):
    """Run a generator, with the body of the `with` where it yields."""
    used = False

    def put(item):
        nonlocal used
        used = True
        throwing.within(places, unset, dead, lambda: body(item))
        return False
    for place in places:
        place.unread = place.title in unset
    put.managed = True                         # its errors are for the generator
    generator.push(put)
    if not used:
        raise RuntimeError("generator didn't yield")
