"""`except*`: what its clauses take of an exception, and what is left to be raised when they have run.

    except* ValueError as group:        group, rest = rest.split(ValueError)
        f(group)                        if group is not None: f(group)
    except* KeyError:            ->     _, rest = rest.split(KeyError)
        g()                             ...
                                        raise what is left
"""
import builtins

from ..errors import StagingError
from . import clauses, staging

GROUP = getattr(builtins, "BaseExceptionGroup", ())        # from Python 3.11 on, as `except*`


class Several(tuple):
    """The types of the clauses of one `except*`."""


def told(types, handler):
    """The one clause, and its handler, that these clauses are."""
    if staging.local.session is not None:
        for kind in types:                     # which refuses what no graph can catch
            kind()

    def every(error, _):
        parts, raised, rest = [], [], error
        for clause, kind in enumerate(types):
            part, rest = split(rest, kind())
            if part is not None:
                parts.append(part)
                taken(part, lambda part=part, clause=clause: handler(part, clause), raised)
        left = what_is_left(error, parts, raised, rest)
        if left is not None:
            context = left.__context__
            try:
                raise left if staging.local.session is None else staging.local.session.thrown.raising(left)
            finally:
                left.__context__ = context     # Python raises it outside of the handlers
    return (None,), every


def split(error, types):
    """(what clauses of these types take, what they leave), of an exception or None."""
    if any(issubclass(kind, GROUP) for kind in (types if isinstance(types, tuple) else (types,))):
        raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if isinstance(error, GROUP):
        return error.split(types)
    return (GROUP("", [error]), None) if isinstance(error, types) else (None, error)


def taken(part, run, raised):
    """`run()` while `part` is the exception being handled; what it raises is kept."""
    known = part.__context__, part.__traceback__
    try:
        raise part
    except GROUP:
        part.__context__, part.__traceback__ = known
        try:
            run()
        except (clauses.Signal, StagingError):
            raise
        except BaseException as error:
            raised.append(error)


def what_is_left(error, parts, raised, rest):
    """The exception that Python raises after the clauses, or None."""
    new = [each for each in raised if not any(each is part for part in parts)]
    again = [each for each in raised if any(each is part for part in parts)]
    if not isinstance(error, GROUP):
        return rest if rest is not None else next(iter(raised), None)
    if not again:
        left = rest
    else:
        kept = {id(leaf) for each in (*again, *([rest] if rest is not None else [])) for leaf in leaves(each)}
        left = error.subgroup(lambda leaf: id(leaf) in kept)
    found = [*new, *([left] if left is not None else [])]
    return GROUP("", found) if len(found) > 1 else next(iter(found), None)


def leaves(error):
    return [leaf for part in error.exceptions for leaf in leaves(part)] if isinstance(error, GROUP) else [error]
