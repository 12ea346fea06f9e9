"""`locals()`, `vars()`, `dir()`, `eval` and `exec` see the names of the function."""
import sys


def local_names(x):
    scale = 3
    names = locals()
    if names["x"] > 0:
        return x * names["scale"]
    return x


def evaluated(xs):
    factor, total = 10, 0
    for x in xs:
        total += eval("x * factor")
        factor = factor + 1
    return total, eval("x - factor", {"x": total, "factor": 7})


def executed(x):
    out = {}
    exec("out['y'] = x + 1")
    return out["y"] if x > 0 else x


def formatted(x):
    name = "n"
    if x > 0:
        sign = 1
    else:
        sign = 2
    return "{name}".format(**locals()), "%(sign)s" % vars(), [each for each in dir() if each != "sign"]


def nested(x):
    base = 5

    def inner(y):
        if y > 0:
            return base + sum(value for _, value in sorted(locals().items()))
        return eval("base + y")
    return inner(x), (lambda v: eval("v + 1") if v > 0 else v)(x)


def shadowed(x):
    locals = lambda: {"a": 3}
    return locals()["a"] if x > 0 else 0


made = {}
exec("def relu(x):\n    return x if x > 0 else 0 * x\n", made)


def without_source(x):
    return made["relu"](x)


def condition_in_text(x):
    return eval("1 if x > 0 else 2")


def framed(x):
    name = sys._getframe().f_code.co_name
    return len(name) if x > 0 else 0


def looks_at_its_frame(x):
    return framed(x) + 1


CASES = [
    (local_names, 3), (local_names, -3), (evaluated, [1, 2, 3]), (executed, 3), (executed, -3), (formatted, 3),
    (nested, 3), (nested, -3), (shadowed, 3),
]
REFUSED = [(without_source, 3), (condition_in_text, 3), (looks_at_its_frame, 3)]
