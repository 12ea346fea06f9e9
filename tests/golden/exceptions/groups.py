"""`except*`, which Python has from 3.11 on."""


def split(x):
    caught = 0
    try:
        raise ExceptionGroup("several", [ValueError("a"), KeyError("b")])
    except* ValueError as group:
        caught += len(group.exceptions)
        if x > 0:
            x = x * 2
    except* KeyError:
        caught += 10
    return x, caught


def told(x):
    text = "none"
    try:
        if x > 0:
            raise ExceptionGroup("several", [ValueError(f"bad {x}"), TypeError("b")])
    except* ValueError as group:
        text = str(group.exceptions[0])
    except* TypeError as group:
        text = text + f" and {len(group.exceptions)}"
    else:
        text = "fine"
    finally:
        x = x + 1
    return text, x


def naked(x):
    try:
        if x > 0:
            raise ValueError("one")
        y = x
    except* ValueError as group:
        y = len(group.exceptions) + 10
    return y


def what_is_left(x):
    try:
        try:
            if x > 0:
                raise ExceptionGroup("several", [ValueError("a"), KeyError("b")])
            y = x
        except* ValueError:
            y = 1
    except ExceptionGroup as group:
        y = len(group.exceptions) * 100
    return y


def uncaught(x):
    try:
        if x > 0:
            raise ExceptionGroup("several", [ValueError(f"a {x}"), KeyError("b")])
        y = x
    except* KeyError:
        y = 1
    return y


def in_a_loop(xs):
    good = bad = 0
    for x in xs:
        try:
            if x < 0:
                raise ExceptionGroup("negative", [ValueError(x)])
            if x == 0:
                raise ZeroDivisionError
            good += 1
        except* (ValueError, ZeroDivisionError):
            bad += 1
    return good, bad


def checked(x):
    if x > 5:
        raise ExceptionGroup("many", [ValueError("a"), ExceptionGroup("inner", [TypeError("b"), ValueError("c")])])
    return x


def in_a_helper(x):
    n = 0
    try:
        y = checked(x)
    except* ValueError as group:
        n += len(group.exceptions)
        y = 0
    except* TypeError as group:
        n += 10 * len(group.exceptions)
        y = -1
    return y, n


def raised_by_a_clause(x):
    try:
        try:
            raise ExceptionGroup("several", [ValueError("a"), KeyError("b")])
        except* ValueError:
            raise TypeError("c")
    except ExceptionGroup as group:
        return x, len(group.exceptions), str(group)


CASES = [
    (split, 1), (split, -1), (told, 1), (told, -1), (naked, 1), (naked, -1), (what_is_left, 1), (what_is_left, -1), (uncaught, 1),
    (uncaught, -1), (in_a_loop, [1, -1, 0]), (in_a_helper, 1), (in_a_helper, 7), (raised_by_a_clause, 1),
]
