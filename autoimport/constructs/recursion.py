"""Recursion: a tail call of the function that it stands in becomes a pass of a loop.

    def f(x, total=0):                      def f(x, total=0):
        if x <= 0:                              while True:
            return total                            if x <= 0:
        return f(x - 1, total + x)      ->              return total
                                                    if ag__.recurs(f):
                                                        x, total = ag__.rebound(f, x - 1, total + x)
                                                        continue
                                                    return f(x - 1, total + x)

So does one of a method (`self.f`), one in an arm of a conditional expression, behind `and` or `or`, and one at the end of a
function that returns nothing.  Whether the name means this very function is asked when it is called; plain code, which
has no graph to build, recurs as its author wrote it.  A function whose names others hold, nested functions for example, is
left alone: each of its calls has names of its own.  All this comes before jumps are lowered.  (`function.raises`: as a loop,
it ends by an exception alone, and has no result.)

Other recursion that a tensor decides about has no end while tracing: it is refused, with the cycle named.
"""
import inspect
import sys
import types

import gast

from ..analysis.flow import falls
from ..analysis.names import Names, scope_walk
from ..runtime import frames, staging
from ..syntax.tree import assign, at, constant, copy, name, parameters
from .registry import ag, operator


def lower(function, context):
    """Make tail calls of `function` passes of a loop, in place."""
    if not isinstance(function, gast.FunctionDef):
        return
    tails = Tails(function, context)
    documented = int(isinstance(function.body[0], gast.Expr) and isinstance(function.body[0].value, gast.Constant)
                     and isinstance(function.body[0].value.value, str))
    body = function.body[documented:]
    if not any(map(tails.calls, scope_walk(*body))) or Names(*body).captured & (
            context.locals | context.parameters) or Names(*body).suspends:
        return
    new = tails.block([copy(stmt) for stmt in body], last=True)
    if tails.found:
        first = function.body[documented]
        loop = gast.While(constant(True), [*new, at(first, gast.Return(constant(None)))], [])
        function.raises = not falls(new) and all(tails.calls(node.value) for node in scope_walk(*new) if isinstance(node, gast.Return))
        function.body[documented:] = [at(first, loop)]


class Tails:
    """Rewrites the statements of one function that end in a call of it; `found` tells whether there were any."""

    def __init__(self, function, context):
        self.name, self.first, self.found = function.name, context.first_parameter, False
        self.parameters = [parameter.id for parameter in parameters(function.args)]
        returns = [node.value for node in scope_walk(*function.body) if isinstance(node, gast.Return)]
        self.gives_nothing = all(value is None for value in returns)
        self.fresh = context.fresh

    def calls(self, node):
        """Is this a call of the function, by its name?"""
        if not isinstance(node, gast.Call):
            return False
        f = node.func
        return isinstance(f, gast.Name) and f.id == self.name and self.first is None or isinstance(
            f, gast.Attribute) and f.attr == self.name and isinstance(f.value, gast.Name) and f.value.id == self.first

    def block(self, stmts, last=False):
        """`last`: whether the function ends where this block does."""
        out = []
        for i, stmt in enumerate(stmts):
            out += at(stmt, self.stmt(stmt, last and i == len(stmts) - 1))
        return out

    def stmt(self, node, last):
        if isinstance(node, gast.Return) and node.value is not None:
            return self.value(node.value) or [node]
        if last and self.gives_nothing and isinstance(node, gast.Expr) and self.calls(node.value):
            return [self.tail(node.value), node]
        if isinstance(node, gast.If):
            node.body, node.orelse = self.block(node.body, last), self.block(node.orelse, last)
        return [node]

    def value(self, node):
        """Statements for `return node`; None where it is no call of the function."""
        if self.calls(node):
            return [self.tail(node), gast.Return(node)]
        if isinstance(node, gast.IfExp):
            arms = [self.value(arm) for arm in (node.body, node.orelse)]
            if arms[0] or arms[1]:
                return [gast.If(node.test, *(arm or [gast.Return(value)] for arm, value in zip(
                    arms, (node.body, node.orelse))))]
        if isinstance(node, gast.BoolOp) and (last := self.value(node.values[-1])):
            before = node.values[0] if len(node.values) == 2 else gast.BoolOp(node.op, node.values[:-1])
            given = self.fresh("value")
            test = name(given) if isinstance(node.op, gast.Or) else gast.UnaryOp(gast.Not(), name(given))
            return [assign(given, before), gast.If(test, [gast.Return(name(given))], last)]
        return None

    def tail(self, node):
        self.found = True
        call = ag("rebound", copy(node.func), *map(copy, node.args))
        call.keywords = [copy(keyword) for keyword in node.keywords]
        target = gast.Tuple([name(each, gast.Store) for each in self.parameters], gast.Store())
        again = [gast.Assign([target], call, None)] if self.parameters else [gast.Expr(call)]
        return at(node, gast.If(ag("recurs", copy(node.func)), [*again, gast.Continue()], []))


@operator
def recurs(function):
    """Is this the function that calls, while a graph is built?"""
    if staging.local.session is None:
        return False
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    caller = sys._getframe(1).f_code
    return code is not None and code.co_filename == caller.co_filename and code.co_firstlineno == (
        frames.owner_of(caller) or (None, caller.co_firstlineno))[1] and code.co_name == caller.co_name


@operator
def rebound(function, /, *args, **kwargs):
    """The values of its parameters, in order, in the call of `function` with these arguments."""
    if isinstance(function, types.MethodType):
        function, args = function.__func__, (function.__self__, *args)
    bound = inspect.signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    return tuple(bound.arguments.values())
