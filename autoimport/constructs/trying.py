"""`try`.

    try:                        def body():
        y = f(x)                    nonlocal y
    except E as e:                  y = f(x)
        y = g(e)                def handler(item, clause):
    except F:           ->          nonlocal y
        y = 0                       if clause == 0:
                                        e = item
                                        y = g(e)
                                    else:
                                        y = 0
                                ag__.try_(body, (lambda: ag__.catchable(E), ...), handler, None, ('y',), ('y',), (), ())

    try:                        def body(): ...
        ...             ->      def final(): ...
    finally:                    ag__.finally_(body, final, ('y',), (), ())
        ...

    except E: ...; raise    ->      lambda: ag__.passing(E)

A `try` with both is one in the other; the types of `except*` are `ag__.several(...)` (see `runtime.groups`).  While tracing,
Python raises and catches.  An exception that leaves a branch or a loop which depends on a tensor is raised by the graph; where
the body of a `try` is left by such a one, its handler becomes a branch.  The names are those to carry out of the handlers, and
out of the body; then those that are read only where they were set, and those of the body that nobody reads after an exception.
"""
import gast

from ..analysis.names import scope_walk
from ..runtime import groups, staging, unbound
from ..runtime.clauses import Again, checked, clause_of
from ..syntax.template import template
from .registry import operator


@template
def try_except(try_body, try_rebound, try_globals, types, handler_body, handler_rebound, handler_globals, names, inner, unset, dead,
               body, handler, item, clause):
    def body():
        nonlocal try_rebound
        global try_globals
        try_body

    def handler(item, clause):
        nonlocal handler_rebound
        global handler_globals
        handler_body
    ag__.try_(body, types, handler, None, names, inner, unset, dead)  # noqa: F821


@template
def try_else(try_body, try_rebound, try_globals, types, handler_body, handler_rebound, handler_globals, else_body, else_rebound,
             else_globals, names, inner, unset, dead, body, handler, orelse, item, clause):
    def body():
        nonlocal try_rebound
        global try_globals
        try_body

    def handler(item, clause):
        nonlocal handler_rebound
        global handler_globals
        handler_body

    def orelse():
        nonlocal else_rebound
        global else_globals
        else_body
    ag__.try_(body, types, handler, orelse, names, inner, unset, dead)  # noqa: F821


@template
def try_finally(try_body, try_rebound, try_globals, final_body, final_rebound, final_globals, inner, unset, dead, body, final):
    def body():
        nonlocal try_rebound
        global try_globals
        try_body

    def final():
        nonlocal final_rebound
        global final_globals
        final_body
    ag__.finally_(body, final, inner, unset, dead)  # noqa: F821


@operator
def try_(body, types, handler, orelse, names, inner, unset=(), dead=()):
    """`try: body()  except types[i](): handler(error, i)  else: orelse()`; None among the types: whatever comes."""
    blocks = handler, orelse
    if type(types) is groups.Several:
        types, handler = groups.told(types, handler)
    if staging.local.session is not None:
        from ..runtime import places, trying
        trying.try_(body, types, handler, orelse, places.cells(blocks, names), places.cells((body,), inner),
                    unset, dead)
        return
    try:
        unbound.run(body)
    except BaseException as error:
        clause = clause_of(error, types)
        if clause is None:
            raise
        from ..runtime import traceback
        traceback.caught(error)
        handler(error, clause)
        return
    if orelse is not None:
        orelse()


@operator
def several(*types):
    """The types of the clauses of an `except*`."""
    return groups.Several(types)


@operator
def regions():
    """A manager for the body of a `try` that stays in a generator."""
    return unbound.regions


def raises_again(handler):
    """Does an `except` clause raise, whatever happens, the exception that it has taken?"""
    *_, last = handler.body
    leaves = [part for part in scope_walk(*handler.body) if isinstance(part, (gast.Raise, gast.Return, gast.Break, gast.Continue))]
    if not isinstance(last, gast.Raise) or leaves != [last]:
        return False
    raised = last.exc
    if isinstance(raised, gast.Call) and isinstance(raised.func, gast.Attribute) and raised.func.attr == "with_traceback":
        raised = raised.func.value
    return raised is None or handler.name is not None and isinstance(raised, gast.Name) and raised.id == handler.name.id


@operator
def passing(types=BaseException):
    """The types of a clause that raises again what it takes: the failure of an operation, too, leaves it."""
    return Again(checked(types) if isinstance(types, tuple) else (checked(types),))


@operator
def catchable(types):
    """The types of an `except` clause, which an exception may reach, or has reached."""
    return checked(types)


@operator
def finally_(body, final, inner, unset=(), dead=()):
    """`try: body()  finally: final()`"""
    if staging.local.session is not None:
        from ..runtime import places, trying
        trying.finally_(body, final, places.cells((body,), inner), unset, dead)
        return
    try:
        unbound.run(body)
    finally:
        final()
