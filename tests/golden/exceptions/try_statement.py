"""`try`, `except`, `else`, `finally`."""
def handler(x, key="a"):
    try:
        y = {"a": x}[key]
    except KeyError as error:
        y = x + len(error.args)
    else:
        y = y * 2
    finally:
        x = x + 100
    return x, y


def jump_in_try(x):
    try:
        if x > 0:
            return x
        x = x - 1
    finally:
        x = x + 100
    return x


def jump_in_handler(x, fail=True):
    for i in range(3):
        try:
            if fail:
                raise ValueError(i)
        except ValueError:
            if x > i:
                continue
            return x * i
    return -x


def nested(x):
    try:
        try:
            raise ValueError("inner")
        finally:
            if x > 0:
                x = x * 2
    except ValueError as error:
        return x, str(error)


def again(x):
    try:
        return {}[x > 0 and "a" or "b"]
    except KeyError:
        raise RuntimeError("wrapped") from None


def finally_wins(x):
    try:
        raise ValueError
    finally:
        return x


CASES = [
    (handler, 1), (handler, 1, "b"),
    (jump_in_try, 1), (jump_in_try, -1),
    (jump_in_handler, 1), (jump_in_handler, 9), (jump_in_handler, 0), (jump_in_handler, 1, False),
    (nested, 1), (nested, -1),
    (finally_wins, 3),
]
