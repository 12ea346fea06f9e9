"""Python's own iterators, which are read while tracing.

    it = iter(names)
    for x in t: use(x, next(it))        a tf.while_loop, whose body is traced once: it would have one name for all passes

What a branch or a loop made itself it may read; what is from outside is refused there.
"""
from ..errors import StagingError
from . import staging


class Passing(dict):
    """Births in what is left of a block after a staged exception: it is traced once, as the block around is."""


def here():
    """What tells the region under way from others; None outside of all."""
    births = staging.local.session.births
    return births[-1] if births else None


def for_good(iterator):
    """`iterator`, which the graph is about to read: how far, no Python code may ask from now on."""
    staging.local.session.spent[id(iterator)] = iterator
    return iterator


def reading(iterator):
    """`iterator`, of which the next item is about to be read."""
    session = staging.local.session
    if session is not None and id(iterator) in session.spent:
        raise StagingError(f"this {type(iterator).__name__.lower()} was read in step with a tensor before: how far is known only when "
                           "the graph runs", instead="Make another one")
    for born in reversed(session.births if session is not None else ()):
        if id(iterator) in born or getattr(iterator, "born", None) is born:
            break
        if type(born) is not Passing:
            raise StagingError(f"this {type(iterator).__name__.lower()} was made outside of the branch or loop that reads it, "
                               "which a tensor decides about: Python would read it once, while tracing", instead="Make it where it "
                               "is read, run it in step with zip(), or index what it iterates")
    return iterator
