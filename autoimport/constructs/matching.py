"""`match`.

    match p:                            subject = p
        case Point(0, y):               found = ag__.captures(subject, ('()', Point, (('==', 0), 'y'), ()))
            f(y)                        if found.test:
        case [a, *rest] if a > 0:           y = found.names.y
            g(a)                            f(y)
        case 1 | 2:             ->      else:
            h()                             found = ag__.captures(subject, ('[]', 'a', ('*', 'rest')))
        case _:                             guard = False
            k()                             if found.test:
                                                a, rest = ...
                                                guard = a > 0
                                            if guard:
                                                g(a)
                                            elif ag__.case(subject, ('|', ('==', 1), ('==', 2))):
                                                h()
                                            else:
                                                k()

This is done before jumps are lowered: what is left is `if`.  `runtime.patterns` says what the
tuples mean, and matches them.
"""
import types

import gast

from ..analysis.names import mangle
from ..runtime.patterns import matches
from ..syntax.tree import SCOPES, assign, at, attribute, constant, name, tuple_
from .registry import ag, delayable, operator


def lower(stmts, context):
    """A block without `match`."""
    out = []
    for node in stmts:
        if isinstance(node, gast.Match):
            subject = context.fresh("subject")
            out += at(node, [assign(subject, node.subject), *as_ifs(node.cases, subject, context)])
            continue
        if not isinstance(node, SCOPES):
            for holder in [node, *getattr(node, "handlers", ())]:
                for field in "body", "orelse", "finalbody":
                    if getattr(holder, field, None):
                        setattr(holder, field, lower(getattr(holder, field), context))
        out.append(node)
    return out


def as_ifs(cases, subject, context):
    """The statements of these cases: an `if` that holds the rest of them in its `else`."""
    if not cases:
        return []
    case, *rest = cases
    pattern, guard = case.pattern, case.guard
    body, rest = lower(case.body, context), as_ifs(rest, subject, context)
    if isinstance(pattern, gast.MatchAs) and pattern.pattern is None:
        bound = [assign(pattern.name, name(subject)) if pattern.name else gast.Pass()]
        return at(pattern, bound + (body if guard is None else [gast.If(guard, body, rest)]))
    captured = sorted(names_of(pattern))
    if not captured and (guard is None or delayable(guard)):
        test = ag("case", name(subject), spec(pattern, context))
        return at(pattern, [gast.If(test if guard is None else gast.BoolOp(gast.And(), [test, guard]), body, rest)])
    found = context.fresh("found")
    first = assign(found, ag("captures", name(subject), spec(pattern, context)))
    bound = [assign(each, attribute(attribute(name(found), "names"), each)) for each in captured]
    test = attribute(name(found), "test")
    if guard is None:
        return at(pattern, [first, gast.If(test, bound + body, rest)])
    holds = context.fresh("guard")
    return at(pattern, [first, assign(holds, constant(False)), gast.If(test, [*bound, assign(holds, guard)], []),
                        gast.If(name(holds), body, rest)])


def names_of(pattern):
    """The names that a pattern captures."""
    return {getattr(part, field) for part in gast.walk(pattern) for field in ("name", "rest")
            if isinstance(part, gast.pattern) and getattr(part, field, None)}


def spec(node, context):
    """The expression that makes a pattern."""
    def own(text):
        return constant(text and mangle(text, context.class_name))

    def parts(nodes):
        return tuple_([spec(part, context) for part in nodes])

    kind = type(node)
    if kind is gast.MatchValue:
        return tuple_([constant("=="), node.value])
    if kind is gast.MatchSingleton:
        return tuple_([constant("is"), constant(node.value)])
    if kind is gast.MatchStar:
        return tuple_([constant("*"), own(node.name)])
    if kind is gast.MatchSequence:
        return tuple_([constant("[]"), *parts(node.patterns).elts])
    if kind is gast.MatchOr:
        return tuple_([constant("|"), *parts(node.patterns).elts])
    if kind is gast.MatchMapping:
        return tuple_([constant("{}"), tuple_(node.keys), parts(node.patterns), own(node.rest)])
    if kind is gast.MatchClass:
        return tuple_([constant("()"), node.cls, parts(node.patterns), tuple_(map(constant, node.kwd_attrs)),
                       parts(node.kwd_patterns)])
    if node.pattern is None:
        return own(node.name)
    return tuple_([constant("as"), spec(node.pattern, context), own(node.name)])


class Found:
    """Whether a subject matches (`test`, may be symbolic), and the captured `names`, which mean something if it does."""

    __slots__ = "names", "test"

    def __init__(self, test, names):
        self.test, self.names = test, types.SimpleNamespace(**names)


@operator
def captures(subject, pattern):
    names = {}
    return Found(matches(subject, pattern, names), names)


@operator
def case(subject, pattern):
    """Whether `subject` matches a pattern that captures nothing."""
    return matches(subject, pattern, {})
