"""Texts that are no numbers, and operations beside them that cannot fail."""


def whole(text):
    try:
        n = int(text)
    except ValueError:
        n = -1
    return n


def a_float(text):
    try:
        return "read", float(text)
    except Exception as error:
        return str(error), 0.0


def read(n):
    return whole(f"{n}"), whole(f"{n}.5"), whole(f" {n}_1 "), a_float(f"{n}.5e1"), a_float(f"{n}.5.5")


def uncaught(n):
    return int(f"{n}x")


def divided(n):
    try:
        if n > 5:
            raise KeyError(n)
        return n // 2 + n % 3
    except Exception:
        return 0


CASES = [(read, 3), (read, -3), (uncaught, 1), (divided, 5), (divided, 6)]
