"""`warnings.warn` in graph code: `stacklevel` counts the author's frames.

    def check(x):                                       def f(x):
        if x > 0:                                           check(x)          <- the line that is named
            warnings.warn("large", stacklevel=2)
"""
import warnings

from . import frames


def warn(message, category=None, stacklevel=1, source=None, **options):
    callers = frames.callers()
    if options or stacklevel < 1 or len(callers) < stacklevel:
        return warnings.warn(message, category, stacklevel + 1, source, **options)
    frame = callers[stacklevel - 1]
    if isinstance(message, Warning):
        category = type(message)
    names = frame.f_globals
    registry = names.setdefault("__warningregistry__", {})
    return warnings.warn_explicit(message, category or UserWarning, frame.f_code.co_filename, frame.f_lineno,
                                  names.get("__name__", "<sys>"), registry, names, source)


OVERLOADS = {warnings.warn: warn}
