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


CASES = [(split, 1), (split, -1)]
