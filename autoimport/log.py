"""What is done with modules, and how long it takes: to the logger "autoimport", and with AUTOIMPORT_VERBOSE=1 to stderr.

    autoimport: pkg.mod: native version read from the cache in 0.08 ms                       DEBUG
    autoimport: pkg.mod: graph versions not in the cache; made and stored in 12.31 ms        INFO

A process that has not imported `logging` has nobody who listens there, and a warm start does not import it.
"""
import sys

from .unit import VERBOSE

DEBUG, INFO = 10, 20                           # logging's own


def read(name, what, seconds):
    tell(DEBUG, "%s: %s read from the cache in %.2f ms", name, what, seconds * 1e3)


def made(name, what, seconds, stored):
    tell(INFO, "%s: %s not in the cache; made%s in %.2f ms", name, what, " and stored" * stored, seconds * 1e3)


def tell(level, message, *values):
    logger = listener()
    if logger is not None and logger.isEnabledFor(level):
        logger.log(level, message, *values, stacklevel=3)
    if VERBOSE and sys.stderr is not None:
        try:
            print("autoimport:", message % values, file=sys.stderr)
        except (OSError, ValueError):          # it is closed: nothing that an import should fail for
            pass


def listened():
    """Whether somebody might want to know anything: asked before a clock is, for each module that is imported."""
    if VERBOSE:
        return True
    logger = listener()
    return logger is not None and logger.isEnabledFor(INFO)


def listener():
    """The logger "autoimport" if the program has imported `logging`, entire, else None."""
    logging = sys.modules.get("logging")
    if logging is None or getattr(getattr(logging, "__spec__", None), "_initializing", False):
        return None
    return logging.getLogger("autoimport")
