"""Calls.

    f(a, *b, k=c)      ->      ag__.call(f)(a, *b, k=c)
    super()            ->      ag__.super_(super, __class__, self)
    locals(), eval(s)  ->      ag__.in_scope(locals, lambda: (a, b))(), ag__.in_scope(eval, lambda: (a, b))(s)
    f(*b), [*b]        ->      ag__.call(f)(*ag__.spread(b)), [*ag__.spread(b)]
    f(**d)             ->      ag__.call(f)(**ag__.named(d))
    @f                 ->      @ag__.decorator(f)           of a function in a function

`call` is a resolver: it gives what to call instead of `f`.  That is the graph version of a Python function, a staged
overload of a builtin, and `f` itself for everything else: so no frame of ours stands between caller and callee, and
arguments are evaluated and bound by Python alone.
"""
import builtins
import sys

import gast

from ..analysis.functions import asks_for_scope
from ..errors import StagingError
from ..runtime import staging
from ..syntax.tree import call as call_node
from ..syntax.tree import lambda_, name, tuple_
from .registry import ag, operator, operator_of, rewrites


@rewrites("Call")
def rewrite_call(node, context):
    if operator_of(node):
        return node                            # what an earlier pass put there
    if isinstance(node.func, gast.Name) and node.func.id == "super" and not (node.args or node.keywords):
        if context.first_parameter is None:
            return node
        return ag("super_", node.func, name("__class__"), name(context.first_parameter))
    if asks_for_scope(node) and node.func.id not in context.locals:
        scope = lambda_(tuple_([name(each) for each in sorted(context.visible - {node.func.id})]))
        return call_node(ag("in_scope", node.func, scope), node.args, node.keywords)
    for each in node.keywords:
        if each.arg is None:
            each.value = ag("named", each.value)
    if operator_of(node.func) == "tail":
        return node
    made = call_node(ag("call", node.func), node.args, node.keywords)
    if isinstance(node.func, gast.Attribute) and node.func.lineno != node.func.end_lineno and not any(
            isinstance(each, gast.Starred) for each in node.args) and all(each.arg for each in node.keywords):
        # as Python does: the call of a method stands where the name of the method does
        made.lineno, made.end_lineno, made.end_col_offset = node.func.end_lineno, node.end_lineno, node.end_col_offset
        made.col_offset = node.func.end_col_offset - len(node.func.attr.encode())
    return made


@rewrites("Starred")
def starred(node, context):
    if isinstance(node.ctx, gast.Load):
        node.value = ag("spread", node.value)
    return node


@operator
def decorator(value):
    """`@value` of a function in a function."""
    from ..runtime import escaping
    return escaping.decorator(value)


@operator
def spread(value):
    """What `*value` puts into a call or a display."""
    if staging.local.session is not None:
        from ..runtime import unpacking
        return unpacking.spread(value)
    return value


@operator
def named(arguments):
    """What `**arguments` passes to a function."""
    session = staging.local.session
    if session is not None and session.loose:
        from ..runtime import merging
        return merging.passed(arguments)
    return arguments


@operator
def spread_items(value):
    """What `*value` puts into a list."""
    if staging.local.session is not None:
        from ..runtime import unpacking
        return unpacking.spread(value, into_list=True)
    return value


@operator
def call(function):
    """What graph code calls where the author wrote a call of `function`."""
    kind = type(function)
    resolve = RESOLVERS.get(kind)
    if resolve is None:
        from ..runtime import callables
        resolve = RESOLVERS[kind] = callables.resolver(kind)
    return resolve(function)


@operator
def in_scope(function, scope):
    """`locals`, `eval`, `exec`, `vars` or `dir`, which sees the names that `scope` is a closure over."""
    if function not in (builtins.locals, builtins.eval, builtins.exec, builtins.vars, builtins.dir):
        return staging.call(function)
    names, around = {}, sys._getframe(1).f_globals
    for key, cell in zip(scope.__code__.co_freevars, scope.__closure__ or ()):
        try:
            names[key] = cell.cell_contents
        except ValueError:                     # not bound yet
            pass
    if function in (builtins.eval, builtins.exec):
        def scoped(source, *where, **more):
            first, second = (*where, None, None)[:2]
            if first is None:                  # as Python takes None for what was left out
                where = around, names if second is None else second, *where[2:]
            return evaluated(function, source, *where, **more)
        return scoped
    return lambda: sorted(names) if function is builtins.dir else names


def evaluated(function, source, *where, **more):
    try:
        return function(source, *where, **more)
    except Exception as error:
        if type(error).__name__ != "OperatorNotAllowedInGraphError":
            raise
        raise StagingError(f"{function.__name__}() runs its text as plain Python, and a condition or a loop in it depends on a "
                           "tensor, which only the graph knows",
                           instead="Write it in a function, and call that in the text") from None


RESOLVERS = {}                                 # type of a callable -> its resolver


@operator
def super_(function, owner, instance):
    """`super()` in a method whose first parameter is `instance` now."""
    return builtins.super(owner, instance) if function is builtins.super else staging.call(function)()
