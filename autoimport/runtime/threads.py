"""Threads that a library starts to build a part of the graph: they take part in the trace that waits for them.

    def step(batch): ...                    MirroredStrategy runs `step` once for each replica, in a thread of its own,
    strategy.run(step, args=(batch,))       with the graph of the trace as its default
"""
import sys
import threading

from . import staging

under_way = []                                 # the sessions of all threads


def begin(session):
    session.thread = threading.get_ident()
    under_way.append(session)


def join(graph):
    """Have this thread, where `graph` becomes the default, take part in the trace that it belongs to; says whether it does."""
    session = next((session for session in reversed(under_way) if graph in session.graphs), None)
    if session is None or session.thread == threading.get_ident():
        return False
    from . import origins
    staging.local.session = session
    waiting = sys._current_frames().get(session.thread)
    staging.local.around = () if waiting is None else origins.stack(waiting, session)
    return True


def leave():
    staging.local.session, staging.local.around = None, ()
