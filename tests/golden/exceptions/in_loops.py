"""`try` and `finally` in loops."""
def finally_after_jump(xs):
    total = 0
    for x in xs:
        try:
            if x < 0:
                continue
            if x > 10:
                break
            total += x
        finally:
            total += 100
    return total


def else_after_try(xs):
    total = 0
    for x in xs:
        try:
            y = x * 2
        except KeyError:
            total = -1
        else:
            if y > 4:
                total += y
    return total


def return_through_finally(x):
    try:
        try:
            if x > 0:
                return x
        finally:
            x = x - 10
        return x * 2
    finally:
        x = x - 100


def table_lookup(x, names=("a", "z", "b")):
    prices = {"a": 1, "b": 2}
    for name in names:
        try:
            x = x * prices[name]
        except KeyError:
            x = x + 100
        if x > 500:
            break
    return x


CASES = [
    (finally_after_jump, [1, -2, 3, 40, 5]), (finally_after_jump, [1]),
    (else_after_try, [1, 2, 3]),
    (return_through_finally, 3), (return_through_finally, -3),
    (table_lookup, 1), (table_lookup, 600),
]
