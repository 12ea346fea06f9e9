"""Outline `if`, `while`, `for`, `try` and `with` into local functions, and a call of the operator that runs or stages them.

A block declares `nonlocal` what it rebinds; the runtime reads and writes the variables through its closure cells.
Which variables matter is decided by liveness alone.  A statement that suspends the function stays as it is.
`y: ag__.local` declares a local that is still unbound.
"""
import collections

import gast

from ..analysis.liveness import Liveness
from ..analysis.names import Names, Table, mangle, scope_walk
from ..constructs import conditional, for_loop, unread, while_loop
from ..constructs.registry import strings
from ..syntax.tree import SCOPES, at, attribute, constant, head, lambda_, name
from . import protected

BLOCKS = "then", "orelse", "test", "body", "push", "pull", "handler", "final"


def outline(function, context, block_names, result=None, declared=()):
    """Outline the regions of one function in place.  `block_names`: what each of BLOCKS is called in this module."""
    protected.simplify(function.body)
    regions = Regions(function.body, context, block_names, result)
    body, rebound = regions.block(function.body)
    documented = int(isinstance(body[0], gast.Expr) and isinstance(body[0].value, gast.Constant)
                     and isinstance(body[0].value.value, str))
    wanted = (rebound & regions.names.locals | set(declared)) - context.parameters
    # A name that blocks keep to themselves, and that is read without them first, is still a local.
    wanted |= regions.live.entry & regions.names.locals - context.parameters
    function.body = body[:documented] + declare(wanted, function.body[0]) + body[documented:]


class Regions:
    def __init__(self, body, context, block_names, result):
        self.table = Table(context.functions)
        self.names = self.of(*body)
        self.context = context
        self.block_names = block_names
        self.item = self.clause = None            # the parameters of the blocks of `try` and `with`
        self.items = None                         # the parameter of the bodies of `for`
        self.unset = {result} if result else set()
        self.live = Liveness(body, self.table)

    def of(self, *nodes):
        return Names(*nodes, table=self.table)

    def block(self, stmts):
        """New statements, and the names that regions among them rebind through a cell."""
        out, rebound = [], set()
        for stmt in stmts:
            visit = getattr(self, "visit_" + type(stmt).__name__, None)
            new, names = visit and visit(stmt) or self.nested(stmt)
            out += new
            rebound |= names
        return out, rebound

    def arm(self, stmts, rebound):
        """The body of an outlined block: what it rebinds of its own needs no nonlocal."""
        body, inner = self.block(stmts)
        return declare(inner - rebound, stmts[0]) + body if stmts else []

    def visit_If(self, node):
        if isinstance(node.test, gast.Constant) or self.stays(node, False):
            return self.nested(node)
        before, after = self.live.before[node], self.live.after[node]
        then, orelse = self.bound(*node.body), self.bound(*node.orelse)
        live = before | after
        rebound = (then | orelse) & live
        names = (then | orelse) & after
        given = dict(at=node.test, test=node.test, names=self.strings(names), unset=self.strings(names & self.unset),
                     then_body=self.arm(node.body, then & live), then_rebound=sorted(then & live),
                     then_globals=self.globals(node.body), then=self.block_names["then"])
        if not node.orelse:
            return conditional.if_only(**given), rebound
        return conditional.if_else(
            **given, else_body=self.arm(node.orelse, orelse & live), else_rebound=sorted(orelse & live),
            else_globals=self.globals(node.orelse), orelse=self.block_names["orelse"]), rebound

    def visit_While(self, node):
        if self.stays(node, True):
            return self.nested(node)
        given, rebound = self.loop(node, self.bound(*node.body))
        if isinstance(node.test, gast.Constant) and node.test.value:
            return while_loop.while_true(**given), rebound
        return while_loop.while_test(**given, condition=node.test, test=self.block_names["test"]), rebound

    def visit_For(self, node):
        if self.stays(node, True):
            return self.nested(node)
        jump = leave(node.body)
        given, rebound = self.loop(node, self.bound(*node.body) | {node.target.id} - self.names.globals)
        given["globals_"] = sorted({*given["globals_"], *({node.target.id} & self.names.globals)})
        self.items = self.items or self.context.fresh("items")
        return for_loop.for_in(**given, leave=jump, iterable=node.iter, target=node.target.id,
                               items=self.items), rebound

    def loop(self, node, bound):
        stmts, until = split_until(node.body)
        carried = self.live.before[node] | self.live.after[node] | self.of(until).read
        rebound = bound & carried
        return dict(
            at=head(node, node.iter) if isinstance(node, gast.For) else node.test,
            loop_body=self.arm(stmts, rebound), rebound=sorted(rebound),
            globals_=self.globals(stmts), names=self.strings(rebound), until=until,
            steps=self.strings(self.stepped(stmts, rebound)), unset=self.strings(rebound & self.unset),
            body=self.block_names["body"]), rebound

    def visit_Try(self, node):
        if not self.table[node].suspends:
            return protected.outlined(self, node)
        new, rebound = self.nested(node)
        protected.told(node)
        return new, rebound

    visit_With = visit_TryStar = visit_Try

    def stays(self, node, loop):
        """Must this statement stay as it is?"""
        if self.table[node].suspends or loop and node.orelse or isinstance(node.body[-1], gast.Break):
            return True
        return isinstance(node, gast.For) and not isinstance(node.target, gast.Name)

    def nested(self, node):
        """A statement that stays: its blocks may hold regions."""
        rebound = set()
        if node in self.live.unread:
            node.value = unread.demanded(node.value)
        if isinstance(node, SCOPES):
            return [node], rebound
        for holder in [node, *getattr(node, "handlers", ())]:
            for field in "body", "orelse", "finalbody":
                if getattr(holder, field, None):
                    stmts, names = self.block(getattr(holder, field))
                    setattr(holder, field, stmts)
                    rebound |= names
        return [node], rebound

    def bound(self, *stmts):
        """Names that `stmts` rebind through a cell.  What functions that they call rebind, the runtime sees."""
        return self.of(*stmts).bound - self.names.globals

    def globals(self, stmts):
        return sorted(self.of(*stmts).bound & self.names.globals)

    def strings(self, names):
        return strings(mangle(name, self.context.class_name) for name in names)

    def stepped(self, stmts, rebound):
        """Names that the loop only sets to constants or steps by them: flags and counters."""
        kinds, bindings = {}, collections.Counter()
        for node in scope_walk(*stmts):
            if isinstance(node, gast.Name) and not isinstance(node.ctx, gast.Load):
                bindings[node.id] += 1
            elif isinstance(node, (gast.Assign, gast.AugAssign)):
                target = node.target if isinstance(node, gast.AugAssign) else node.targets[0]
                if isinstance(target, gast.Name):
                    kinds.setdefault(target.id, []).append(number(node.value))
        return {key for key in rebound & set(kinds)
                if len(kinds[key]) == bindings[key] and len(set(kinds[key])) == 1 and kinds[key][0]}


def number(value):
    """The type name of a constant number, "" for anything else."""
    if isinstance(value, gast.UnaryOp) and isinstance(value.op, gast.USub):
        value = value.operand
    kind = type(value.value) if isinstance(value, gast.Constant) else None
    return kind.__name__ if kind in (bool, int) else ""


def split_until(stmts):
    """A loop's body, and the lowered jump at its end as a lambda (or None)."""
    last = stmts[-1]
    if is_jump(last):
        return stmts[:-1], at(last, lambda_(last.test))
    return stmts, constant(None)


def is_jump(stmt):
    """Is this the `if <flags>: break` that a lowered jump leaves at the end of a loop?"""
    return isinstance(stmt, gast.If) and len(stmt.body) == 1 and isinstance(stmt.body[0], gast.Break)


def leave(stmts):
    """The statement that leaves a loop in Python where a lowered jump says so: a flag is False or it is not."""
    if not is_jump(stmts[-1]):
        return []
    flags = sorted({node.id for node in gast.walk(stmts[-1].test) if isinstance(node, gast.Name)} - {"ag__"})
    raised = [gast.Compare(name(flag), [gast.IsNot()], [constant(False)]) for flag in flags]
    return [at(stmts[-1], gast.If(raised[0] if len(raised) == 1 else gast.BoolOp(gast.Or(), raised), [gast.Break()], []))]


def declare(names, node):
    """`x: ag__.local` makes x a local of this function and leaves it unbound."""
    return [at(node, gast.AnnAssign(name(n, gast.Store), attribute(name("ag__"), "local"), None, 1))
            for n in sorted(names)]


