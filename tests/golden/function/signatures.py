"""Every kind of parameter."""
def defaults(x, y=2, /, z=3, *, k=4):
    if x > y:
        return x + z
    return x + k


def variadic(x, *args, **kwargs):
    if x > 0:
        return len(args), sorted(kwargs)
    return args, kwargs


def calls(x):
    return defaults(x), defaults(x, 1, z=5, k=6), variadic(1, x, x, a=x)


def annotated(x: "float", y: int = 1) -> "float":
    z: float = x
    w: int
    if x > 0:
        w = y
        z = x + w
    return z


CASES = [
    (defaults, 1), (defaults, 9), (defaults, 9, 1),
    (calls, 3),
    (annotated, 1.0), (annotated, -1.0),
]
