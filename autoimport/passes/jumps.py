"""Lower `break`, `continue`, `return` and the `else` of loops to flags.

    for x in xs:                       broke = False
        if p(x):                       for x in xs:
            break            ->            if p(x):
        use(x)                                 broke = True
    else:                                  else:
        empty()                                use(x)
                                           if broke:
                                               break
                                       if not broke:
                                           empty()

The result is plain Python.  The only jumps left are `if <flag>: break` as the last statement of a loop and one
`return` as the last statement of a function; every other statement falls through.
"""
import gast

from ..analysis.flow import falls, jumps_to_lower, leaves, leaving, raw_jumps, statements
from ..analysis.names import Names, scope_walk
from ..constructs.registry import ag
from ..constructs.walrus import assigns
from ..syntax.tree import SCOPES, assign, at, constant, has_docstring, lambda_, name
from . import unwinding

SUSPENDING = gast.Yield, gast.YieldFrom
DEEPEST = 6              # how many early exits may nest what follows them before flat guards take over


def lower(function, taken):
    """Lower the jumps of one function, in place.

    `taken` are the identifiers that new names must avoid.  Returns the name of the result, which may be unset where it
    is not read, if there is one.
    """
    for node in statements(function.body):
        if isinstance(node, gast.While):
            test_inside(node)
    if not any(jumps_to_lower(function.body)):
        return None
    lowering = Lowering(taken)
    documented = has_docstring(function)
    doc, body = function.body[:documented], function.body[documented:]
    if falls(body):
        body.append(at(body[-1], gast.Return(constant(None))))
    body, left = lowering.block(body)
    if RETURN in left:
        flag, result = lowering.flag(RETURN), lowering.result
        none = [at(body[0], assign(result, constant(None)))] if getattr(function, "raises", False) else []
        value = ag("answered", lambda_(name(result))) if getattr(function, "asks", False) else name(result)
        body = [at(body[0], assign(flag, constant(False))), *none, *body, at(body[-1], gast.Return(value))]
    function.body = doc + drop_unread_flags(body, lowering.flags.values())
    return lowering.result if RETURN in left else None


def test_inside(node):
    """`while (y := f()): ...` binds a name in its test: the test moves into the body, where it may.

    An `else` moves along: it runs when the test says no, and only then.
    """
    if assigns(node.test) and not any(leaving(node.orelse)):
        stop = at(node.test, gast.If(gast.UnaryOp(gast.Not(), node.test), [*node.orelse, gast.Break()], []))
        node.test, node.body, node.orelse = at(node.test, constant(True)), [stop, *node.body], []


class Target:
    """A place that a jump goes to: the end of a function, of a loop, or of a loop's body."""

    def __init__(self, hint):
        self.hint = hint


RETURN = Target("returned")


class Lowering:
    """Lowers the blocks of one function; each method returns new statements and the targets they may jump to."""

    def __init__(self, taken):
        self.taken = set(taken)
        self.flags = {}
        self.result = self.fresh("result")
        self.loops = []                                   # [(break target, continue target)]
        self.pending = []                                 # of each `finally` around: (loops around it, targets pending)
        self.depth = 0

    def fresh(self, hint):
        new, i = hint, 0
        while new in self.taken:
            i += 1
            new = f"{hint}_{i}"
        self.taken.add(new)
        return new

    def flag(self, target):
        if target not in self.flags:
            self.flags[target] = self.fresh(target.hint)
        return self.flags[target]

    def block(self, stmts):
        out, left = [], set()
        for i, stmt in enumerate(stmts):
            rest = stmts[i + 1:]
            if rest and self.depth < DEEPEST and absorb(stmt, rest):      # the rest runs in one arm only
                rest = []
                self.depth += 1
                new, jumps = self.stmt(stmt)
                self.depth -= 1
            else:
                new, jumps = self.stmt(stmt)
            out += new
            left |= jumps
            if not rest:
                break
            if not falls([stmt]):
                out += self.never(rest)
                break
            if jumps:
                guarded, more = self.guarded(rest, left)
                return out + guarded, left | more
        return out, left

    def never(self, stmts):
        """Statements that nothing reaches stay where they make a name local, or the function a generator."""
        if not Names(*stmts).bound and not any(isinstance(node, SUSPENDING) for node in scope_walk(*stmts)):
            return []
        body, _ = self.block(stmts)
        return [at(stmts[0], gast.If(constant(False), body, []))]

    def guarded(self, stmts, left):
        """`stmts`, which run only if nothing jumped: one guard for all, or a flat row of guards when deep."""
        if self.depth < DEEPEST:
            self.depth += 1
            body, more = self.block(stmts)
            self.depth -= 1
            return [at(stmts[0], gast.If(self.none_of(left), body, []))], more
        out, left, run = [], set(left), []
        for i, stmt in enumerate(stmts):
            run.append(stmt)
            if i + 1 < len(stmts) and not any(raw_jumps(stmt)):
                continue
            guard = at(run[0], gast.If(self.none_of(left), [], []))
            guard.body, more = self.block(run)
            out.append(guard)
            left |= more
            run = []
        return out, left

    def stmt(self, node):
        visit = getattr(self, "visit_" + type(node).__name__, None)
        if visit is None:
            return [node], set()
        new, left = visit(node)
        return at(node, new), left

    def visit_Return(self, node):
        value = node.value if node.value is not None else constant(None)
        return [assign(self.result, value), *self.jump(RETURN)], {RETURN}

    def visit_Break(self, node):
        return self.jump(self.loops[-1][0]), {self.loops[-1][0]}

    def visit_Continue(self, node):
        return self.jump(self.loops[-1][1]), {self.loops[-1][1]}

    def jump(self, target):
        return [*unwinding.overtaken(self, target), assign(self.flag(target), constant(True))]

    def visit_If(self, node):
        node.body, left = self.block(node.body)
        node.orelse, left_orelse = self.block(node.orelse)
        return [node], left | left_orelse

    def visit_While(self, node):
        broke, skipped = Target("broke"), Target("skipped")
        self.loops.append((broke, skipped))
        depth, self.depth = self.depth, 0
        node.body, left = self.block(node.body)
        self.depth = depth
        self.loops.pop()
        out, stops = [node], left - {skipped}
        if skipped in left:
            node.body.insert(0, at(node.body[0], assign(self.flag(skipped), constant(False))))
        if stops:
            node.body.append(at(node, gast.If(self.any_of(stops), [gast.Break()], [])))
        if broke in left:
            out.insert(0, assign(self.flag(broke), constant(False)))
        left -= {broke, skipped}
        if node.orelse:
            orelse, jumps = self.block(node.orelse)
            out += [gast.If(self.none_of(stops), orelse, [])] if stops else orelse
            node.orelse = []
            left |= jumps
        return out, left

    visit_For = visit_AsyncFor = visit_While

    visit_With = visit_AsyncWith = unwinding.with_
    visit_Try = visit_TryStar = unwinding.try_

    def any_of(self, targets):
        flags = [name(flag) for flag in sorted(self.flag(target) for target in targets)]
        return flags[0] if len(flags) == 1 else gast.BoolOp(gast.Or(), flags)

    def none_of(self, targets):
        return gast.UnaryOp(gast.Not(), self.any_of(targets))


def absorb(stmt, rest):
    """When one arm of an `if` never falls through, what follows the `if` moves into the other arm: no flag needed."""
    if not isinstance(stmt, gast.If):
        return False
    if leaves(stmt.body):
        stmt.orelse = stmt.orelse + rest
    elif leaves(stmt.orelse):
        stmt.body = stmt.body + rest
    else:
        return False
    return True


def drop_unread_flags(body, flags):
    unread = set(flags) - Names(*body).read
    return prune(body, unread) if unread else body


def prune(stmts, unread):
    out = []
    for stmt in stmts:
        if isinstance(stmt, gast.Assign) and isinstance(stmt.targets[0], gast.Name) and stmt.targets[0].id in unread:
            if stmt.value.value is True and not (out and out[-1].lineno == stmt.lineno):
                out.append(at(stmt, gast.Pass()))          # the line of a jump that needs no flag still runs
            continue
        if not isinstance(stmt, SCOPES):
            for holder in [stmt, *getattr(stmt, "handlers", ()), *getattr(stmt, "cases", ())]:
                for field in "body", "orelse", "finalbody":
                    block = getattr(holder, field, None)
                    if block:
                        setattr(holder, field, prune(block, unread) or (
                            [at(block[0], gast.Pass())] if field == "body" else []))
        out.append(stmt)
    return out
