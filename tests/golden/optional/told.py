"""The text of a value that may be None."""


def number(x):
    y = None if x > 0 else 0.5
    print(y, "y", [1])
    return f"{y}", str(y), f"<{y!r}>", "{}".format(y)


def last(xs):
    found = None
    for x in xs:
        if x > 1:
            found = int(x)
    print("found", found)
    return f"found {found}"


def name(x):
    y = None
    if x > 0:
        y = "abc"
    return f"{y} {y!r}"


CASES = [(number, 1), (number, -1), (last, [1, 2]), (last, [1, 1]), (name, 1), (name, -1)]
