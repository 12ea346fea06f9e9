"""`with`.

    with manager(x) as (a, b):          def body(item):
        y = f(a)                            nonlocal y
                                ->          a, b = ag__.unpack(item, 2)
                                            y = f(a)
                                        ag__.with_(manager(x), body, ('y',), (), ())

Several managers are one in the other.  While tracing, managers that the author wrote are entered and left by their graph
versions, and where an exception that a tensor decides about leaves the body, `__exit__` runs in a branch for it and in
one for none.  Those of TensorFlow and of Python's library set up what is being traced: they are left once.  Names are as
for `try`.
"""
import gast

from ..runtime import staging, unbound
from ..syntax.template import template
from ..syntax.tree import at, name
from . import assignment
from .registry import operator


@template
def with_manager(manager, with_body, with_rebound, with_globals, inner, unset, dead, body, item):
    def body(item):
        nonlocal with_rebound
        global with_globals
        with_body
    ag__.with_(manager, body, inner, unset, dead)  # noqa: F821


def target_of_with(node, context):
    """A `with` of which a target is more than a name binds an item first."""
    for manager in reversed(node.items):
        target = manager.optional_vars
        if target is not None and not isinstance(target, gast.Name) and manager is node.items[-1]:
            item = context.fresh("item")
            node.body = [*at(target, assignment.one(target, name(item), context)), *node.body]
            manager.optional_vars = at(target, name(item, gast.Store))


@operator
def with_(manager, body, inner, unset=(), dead=()):
    """`with manager as item: body(item)`"""
    if staging.local.session is None:
        with manager as item:
            try:
                unbound.run(body, item)
            except BaseException as error:
                from ..runtime import traceback
                traceback.caught(error)
                raise
        return
    from ..runtime import managers, places
    managers.with_(manager, body, places.cells((body,), inner), unset, dead)
