"""What a trace has left in cycles of references, told apart from what somebody still holds.

Whether an object has another holder is asked by counting references, and abandoned attempts of a trace leave some in cycles.
A collection of a whole heap takes as long as many traces: what is older than the trace is set aside while that lasts, so that
collections look at the trace's own objects.
"""
import gc

ours = False                                   # whether it is we that have set the older objects aside


def set_aside():
    """The first trace begins."""
    global ours
    if not gc.get_freeze_count():              # else a program has done so for itself
        ours = True
        gc.freeze()


def take_back():
    """The last has ended."""
    global ours
    if ours:
        ours = False
        gc.unfreeze()


def lasts(held):
    """Is `held()`, which counts references, true, and not for what an abandoned attempt has left?"""
    return held() and all(gc.collect(generation) < 0 or held() for generation in (1, 2))
