"""What a trace has left in cycles of references, told apart from what somebody still holds.

Whether an object has another holder is asked by counting references, and abandoned attempts of a trace leave some in cycles.
"""
import gc


def lasts(held):
    """Is `held()`, which counts references, true, and not for what an abandoned attempt has left?  That is young, as a rule: the
    whole heap is gone through, which takes as long as a trace, only where this does not tell."""
    return held() and all(gc.collect(generation) < 0 or held() for generation in (1, 2))
