"""Whether a value matches a pattern of a `match` statement, and what it captures then.

    1                           ('==', 1)                               equal, which may be symbolic
    None                        ('is', None)
    [a, *rest]                  ('[]', 'a', ('*', 'rest'))              a string is a capture, None takes anything
    {"k": v, **rest}            ('{}', ('k',), ('v',), 'rest')
    Point(0, y=b)               ('()', Point, (('==', 0),), ('y',), ('b',))
    1 | 2                       ('|', ('==', 1), ('==', 2))
    [_, _] as pair              ('as', ('[]', None, None), 'pair')

A pattern is a tuple: what it is, and its parts.  What a subject consists of is known while tracing, so names are bound
as Python binds them; a literal that meets a symbolic value makes the test symbolic.
"""
from ..errors import StagingError
from . import staging

SELF = bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple      # `int(n)` captures the subject
SEQUENCE, MAPPING = 1 << 5, 1 << 6             # flags of types: what the interpreter asks, and abc registration sets
WHOLE = object()                               # the subject itself, where an attribute of it might be looked at


def matches(value, pattern, names):
    """True, False or a symbolic truth; adds what is captured to `names`."""
    if pattern is None:
        return True
    if type(pattern) is str:
        names[pattern] = value
        return True
    if pattern[0] in STRUCTURES and staging.symbolic(value):
        from . import choice, optional
        if type(value) is choice.Choice:
            return picked(value, pattern, names)
        if type(value) is optional.Maybe:
            return there(optional.read(value), pattern, names)
    return MATCHERS[pattern[0]](value, names, *pattern[1:])


STRUCTURES = "[]", "{}", "()"


def picked(value, pattern, names):
    """Whether the one that it is of several values matches."""
    from . import choice
    found, captured = [], []
    for each in value.ag__values:
        captured.append({})
        found.append(matches(each, pattern, captured[-1]))
    if not any(test is not False for test in found):
        return False
    matching = [own for own, test in zip(captured, found) if test is not False]
    for title in matching[0]:                  # what the others capture, nobody reads
        names[title] = choice.select(value.ag__index, [own.get(title, matching[0][title]) for own in captured])
    return choice.select(value.ag__index, found)


def there(value, pattern, names):
    """Whether a value that may be None is there, and matches."""
    from . import optional
    if type(value) is not optional.Maybe:
        return matches(value, pattern, names)
    found = value.ag__form.form is not None and matches(value.ag__payload, pattern, names)
    return found and staging.both(staging.not_(value.ag__is_none()), lambda: found)


def literal(value, names, expected):
    found = staging.eq(value, expected)
    if staging.symbolic(found):
        from . import tensors
        return tensors.truth(found)
    return bool(found)


def singleton(value, names, expected):
    if staging.symbolic(value):
        from . import expressions
        return expressions.is_(value, expected)
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
            from . import expressions
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
    raise StagingError("a sequence pattern for a list that was filled under a tensor condition or in a tensor loop: how many items "
                       "it has is known only when the graph runs",
                       instead="Test len(items) and use items[i]")


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
