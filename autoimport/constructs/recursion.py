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

Functions that end with calls of each other become a loop together, which such a call under a tensor condition begins:

    def even(n):                            def even(n):
        if n == 0:                              around = ag__.entered()
            return True            ->           if n == 0:
        return odd(n - 1)                           return True
                                                return ag__.tail(odd, around)(n - 1)

In a pass of that loop, which has called this function, `around` is it, and the call is what the next pass makes (see
`runtime.trampoline`).

Other recursion that a tensor decides about has no end while tracing: it is refused, with the cycle named.
"""
import collections
import inspect
import sys
import types

import gast

from ..analysis.flow import falls
from ..analysis.names import Names, scope_walk
from ..runtime import frames, staging
from ..syntax.tree import assign, at, call, constant, copy, has_docstring, name, parameters
from .registry import ag, operator


def lower(function, context, partners=()):
    """Make tail calls of `function` passes of a loop, in place, and those of its `partners` calls that a loop may make."""
    if not isinstance(function, gast.FunctionDef):
        return
    tails = Tails(function, context.first_parameter, context.fresh, partners)
    documented = has_docstring(function)
    body = function.body[documented:]
    tails.looping = any(map(tails.calls, scope_walk(*body))) and not Names(*body).captured & (context.locals | context.parameters)
    if not (tails.looping or partners) or Names(*body).suspends:
        return
    first, new = body[0], tails.block([copy(stmt) for stmt in body], last=True)
    if tails.found:
        function.raises = not falls(new) and all(tails.calls(node.value) for node in scope_walk(*new) if isinstance(node, gast.Return))
        new = [at(first, gast.While(constant(True), [*new, at(first, gast.Return(constant(None)))], []))]
    function.asks = tails.around is not None
    if function.asks:
        new.insert(0, at(first, assign(tails.around, ag("entered"))))
    if tails.found or function.asks:
        function.body[documented:] = new


def partners(scopes):
    """The functions of these scopes that end with calls of others which may come back to them: {node: the names of those}."""
    tails = [Tails(scope.node, scope.first) for scope in scopes if isinstance(scope.node, gast.FunctionDef)]
    ends, giving = collections.defaultdict(set), {each.own for each in tails if not each.gives_nothing}
    for each in tails:
        ends[each.own].update(map(each.title, each.last_calls(each.function.body)))
    for title, called in ends.items():         # what a function gives that gives nothing is not what it ends with
        called.intersection_update(ends if title in giving else ends.keys() - giving)
    lead = {title: reached(ends, title) for title in ends if ends[title]}
    return {each.function: found for each in tails if (found := {
        title for title in ends[each.own] - {each.own} if each.own in lead.get(title, ())})}


def reached(ends, title):
    """What calls from this one lead to."""
    found, todo = set(), [title]
    while todo:
        new = ends[todo.pop()] - found
        found |= new
        todo += new
    return found


class Tails:
    """Rewrites the statements of one function that end in a call of it, or of one of its `partners`; `found` tells whether there
    were any of it, `around` names what it was called by if there were others.  `first`: the first parameter of a method."""

    looping = found = False
    around = None

    def __init__(self, function, first, fresh=None, partners=()):
        self.function, self.first, self.fresh, self.partners = function, first, fresh, partners
        self.own = function.name if first is None else f".{function.name}"
        self.parameters = [parameter.id for parameter in parameters(function.args)]
        returns = [node.value for node in scope_walk(*function.body) if isinstance(node, gast.Return)]
        self.gives_nothing = all(value is None for value in returns)

    def title(self, node):
        """What this calls: a function by its name, or a method of the first parameter, as `.name`."""
        f = getattr(node, "func", None)
        if isinstance(f, gast.Attribute) and isinstance(f.value, gast.Name) and f.value.id == self.first:
            return f".{f.attr}"
        return f.id if isinstance(f, gast.Name) else None

    def calls(self, node):
        """Is this a call of the function, by its name?"""
        return self.title(node) == self.own

    def last_calls(self, stmts, last=True):
        """What the function may end with."""
        for i, stmt in enumerate(stmts):
            ends = last and i == len(stmts) - 1
            if isinstance(stmt, gast.If):
                yield from self.last_calls(stmt.body, ends)
                yield from self.last_calls(stmt.orelse, ends)
            elif isinstance(stmt, gast.Return) or ends and self.gives_nothing and isinstance(stmt, gast.Expr):
                yield from chosen(stmt.value)

    def block(self, stmts, last=False):
        """`last`: whether the function ends where this block does."""
        out = []
        for i, stmt in enumerate(stmts):
            out += at(stmt, self.stmt(stmt, last and i == len(stmts) - 1))
        return out

    def stmt(self, node, last):
        if isinstance(node, gast.Return) and node.value is not None:
            return self.value(node.value) or [node]
        if last and self.gives_nothing and isinstance(node, gast.Expr):
            if self.looping and self.calls(node.value):
                return [self.tail(node.value), node]
            if self.title(node.value) in self.partners:
                return [gast.Expr(self.handed_on(node.value))]
        if isinstance(node, gast.If):
            node.body, node.orelse = self.block(node.body, last), self.block(node.orelse, last)
        return [node]

    def value(self, node):
        """Statements for `return node`; None where it is no such call."""
        if self.looping and self.calls(node):
            return [self.tail(node), gast.Return(node)]
        if self.title(node) in self.partners:
            return [gast.Return(self.handed_on(node))]
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

    def handed_on(self, node):
        self.around = self.around or self.fresh("around")
        return at(node, call(ag("tail", node.func, name(self.around)), node.args, node.keywords))


def chosen(value):
    """What the value of an expression may be the value of."""
    if isinstance(value, gast.IfExp):
        return [*chosen(value.body), *chosen(value.orelse)]
    return chosen(value.values[-1]) if isinstance(value, gast.BoolOp) else [value]


@operator
def recurs(function):
    """Is this the function that calls, while a graph is built?"""
    return staging.local.session is not None and frames.is_of(sys._getframe(1).f_code, function)


@operator
def entered():
    """What is known of this call of the function, for its tail calls."""
    if staging.local.session is None:
        return None
    from ..runtime import trampoline
    return trampoline.Entry(staging.local.session, sys._getframe(1))


@operator
def answered(result):
    """What a function gives that may end with a call which the loop around is to make: then it gives nothing."""
    try:
        return result()
    except NameError:
        from ..runtime import places
        return places.UNSET


@operator
def tail(function, entry):
    """What a function calls as the last thing that it does."""
    return staging.call(function) if entry is None else entry.tail(function)


@operator
def rebound(function, /, *args, **kwargs):
    """The values of its parameters, in order, in the call of `function` with these arguments."""
    if isinstance(function, types.MethodType):
        function, args = function.__func__, (function.__self__, *args)
    bound = inspect.signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    return tuple(bound.arguments.values())
