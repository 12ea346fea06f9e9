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

This is done before jumps are lowered: what is left is `if`.  A pattern is a tuple: what it is, and its parts; a string is
a capture, None takes anything.  What a subject consists of is known while tracing, so names are bound as Python binds
them; a literal that meets a symbolic value makes the test symbolic.
"""
import types

import gast

from ..analysis.names import mangle
from ..errors import StagingError
from ..runtime import staging
from ..syntax.tree import SCOPES, assign, at, attribute, constant, name, tuple_
from .registry import ag, delayable, operator

SELF = bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple      # `int(n)` captures the subject


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
        bound = [assign(pattern.name, name(subject))] if pattern.name else []
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


def matches(value, pattern, names):
    """True, False or a symbolic truth; adds what is captured to `names`."""
    if pattern is None:
        return True
    if type(pattern) is str:
        names[pattern] = value
        return True
    return MATCHERS[pattern[0]](value, names, *pattern[1:])


def literal(value, names, expected):
    found = staging.eq(value, expected)
    if staging.symbolic(found):
        from ..runtime import tensors
        return tensors.truth(found)
    return bool(found)


SEQUENCE, MAPPING = 1 << 5, 1 << 6              # flags of types: what the interpreter asks, and abc registration sets
WHOLE = object()


def singleton(value, names, expected):
    if staging.symbolic(value):
        from ..runtime import expressions, tensors
        if expected is None:
            return expressions.is_none(value)
        if tensors.is_weak(value) and value.dtype.is_bool:         # eagerly it is Python's own True or False
            return value if expected else expressions.negate(value)
    return value is expected


def capture(value, names, pattern, title):
    found = matches(value, pattern, names)
    names[title] = value
    return found


def alternatives(value, names, *patterns):
    """The first alternative that matches; what it captures depends on which does."""
    test = False
    for pattern in patterns:
        own = {}
        found = matches(value, pattern, own)
        if found is False:
            continue
        if test is False:
            names.update(own)
        else:
            from ..runtime import expressions
            for title, now in own.items():
                before = names[title]
                names[title] = before if before is now else expressions.choose(test, lambda: before, lambda: now)  # noqa: B023
        test = found if test is False or found is True else staging.either(test, lambda: found)  # noqa: B023
        if found is True:
            return True
    return test


def every(values, patterns, names):
    """Whether each value matches the pattern beside it."""
    test = True
    for value, pattern in zip(values, patterns):
        found = matches(value, pattern, names)
        if found is False:
            return False
        if found is not True:
            test = found if test is True else staging.both(test, lambda: found)  # noqa: B023
    return test


def sequence(value, names, *patterns):
    if not type(value).__flags__ & SEQUENCE:
        return False
    star = next((i for i, part in enumerate(patterns) if type(part) is tuple and part[0] == "*"), None)
    if staging.symbolic(value):
        return staged_list(value, patterns)
    if len(patterns) == 1 and patterns[0] == ("*", None):
        return True
    size = len(value)
    if star is None and size != len(patterns) or star is not None and size < len(patterns) - 1:
        return False
    if star is None:
        return all(part is None for part in patterns) or every(value, patterns, names)
    after = len(patterns) - star - 1
    title = patterns[star][1]
    if title is None:                          # Python reads only the items that it needs
        places = [*range(star), *range(size - after, size)]
        others = patterns[:star] + patterns[star + 1:]
        return every((value[i] for i, part in zip(places, others) if part is not None),
                     [part for part in others if part is not None], names)
    items = list(value)
    names[title] = items[star:size - after]
    return every(items[:star] + items[size - after:], patterns[:star] + patterns[star + 1:], names)


def staged_list(value, patterns):
    if not patterns:
        return staging.not_(value)
    if patterns == (("*", None),):
        return True
    raise StagingError("this list was filled under a tensor condition or in a tensor loop: how many items it has for a "
                       "sequence pattern is known only when the graph runs. Test len(items) and use items[i]")


def mapping(value, names, keys, patterns, rest):
    if not type(value).__flags__ & MAPPING or keys and len(value) < len(keys):
        return False
    found, missing = [], object()
    for i, key in enumerate(keys):
        if key in keys[:i]:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        item = value.get(key, missing)
        if item is missing:
            return False
        found.append(item)
    if rest is not None:
        names[rest] = {key: item for key, item in dict(value).items() if key not in keys}
    return every(found, patterns, names)


def class_(value, names, cls, patterns, attributes, others):
    if not isinstance(cls, type):
        match value:                           # raises, in the words of this Python
            case cls():
                pass
    if not staging.call(isinstance)(value, cls):
        return False
    found, seen = [], set()
    for attr in (*positional(cls, len(patterns)), *attributes):
        if attr in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {attr!r}")
        seen.add(attr)
        try:
            found.append(value if attr is WHOLE else getattr(value, attr))
        except AttributeError:
            return False
    return every(found, (*patterns, *others), names)


def positional(cls, count):
    """The attributes that so many positional patterns of a class look at; WHOLE is the subject itself."""
    if not count:
        return ()
    args = getattr(cls, "__match_args__", (WHOLE,) if issubclass(cls, SELF) else ())
    if type(args) is not tuple:
        raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(args).__name__})")
    if count > len(args):
        raise TypeError(f"{cls.__name__}() accepts {len(args)} positional sub-pattern{'s' * (len(args) != 1)} "
                        f"({count} given)")
    for attr in args[:count]:
        if attr is not WHOLE and type(attr) is not str:
            raise TypeError(f"__match_args__ elements must be strings (got {type(attr).__name__})")
    return args[:count]


MATCHERS = {"==": literal, "is": singleton, "as": capture, "|": alternatives, "[]": sequence, "{}": mapping, "()": class_}
