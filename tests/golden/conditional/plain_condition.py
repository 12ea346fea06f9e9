"""A condition that is no tensor chooses its arm while the graph is built, as Python does."""


def mode(x, how="double"):
    if how == "double":
        return x * 2
    elif how:
        raise ValueError(f"no such mode: {how}")
    return x


def both(x, flag=True):
    y = x
    if flag:
        if x > 1:
            y = x + 1
    else:
        y = missing
    return y


CASES = [
    (mode, 2.0), (mode, 2.0, "half"), (mode, 2.0, ""),
    (both, 0.5), (both, 1.5),
]
