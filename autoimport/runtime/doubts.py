"""Blocks that fail in the state that a loop begins with, which the first trace takes for that of every pass.

    for c in codes:
        if c > 0: stack.append(c)
        else: total += stack.pop()          no pass has filled the list yet: "pop from empty list"

The block counts for nothing in this trace.  If the loop's state is widened, it is traced again anyway; if not, it is
traced once more, with the state `settled`, and the failure is what it is.
"""
from . import throwing


def too_early(region, error):
    """Did a block of this region fail in a state that a loop around it may be about to widen?"""
    session = region.session
    around = next((loop for loop in reversed(session.loops) if loop is not region), None)
    if around is None or around.settled or isinstance(error, throwing.OURS) or not isinstance(error, Exception) or (
            id(error) in session.thrown.authors):
        return False
    around.doubtful = True
    return True
