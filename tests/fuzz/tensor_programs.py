"""Random programs on tensors: what `programs` has, as far as a graph can have it, with conditions on tensors.

    write(random.Random(7))  ->  the source of a module with a function `f(a, b, v)`

a, b: int32 scalars; v: an int32 vector.  Every loop has a bound, and every path returns an int32 scalar.
"""
import textwrap

NAMES = "abcd"
START = """import tensorflow as tf


class Object:
    def __init__(self):
        self.n = 1

    def add(self, x):
        if x > 1:
            self.n += x
        return self.n


def f(a, b, v):
    o = Object()
    ks = {'k': a}
"""


def write(rng):
    return Writer(rng).module()


class Writer:
    def __init__(self, rng):
        self.rng, self.count, self.functions = rng, 0, []

    def module(self):
        rng = self.rng
        start = ["c = 0", rng.choice(["d = 1", "d = a + 1"]), "r = None", "xs = []"]
        body = start + self.block(rng.choice([1, 2, 2, 3]), False) + [self.end()]
        return START + textwrap.indent("\n".join(body), "    ") + "\n"

    def end(self):
        return self.rng.choice(["return a + 10 * b + 100 * c + 1000 * o.n", "return a + (7 if r is None else r) + ks['k']",
                                "return a * 3 + b + c * 5 + len(xs)", "return c + (sum(xs) if len(xs) > 0 else 0)",
                                "if r is None:\n    return a\nreturn r"])

    def name(self):
        return self.rng.choice(NAMES[:3] if self.rng.random() < .8 else NAMES)

    def expr(self, deep=2):
        rng = self.rng
        if deep == 0 or rng.random() < .35:
            return rng.choice([self.name(), self.name(), self.name(), str(rng.randint(0, 3)), "o.n", "v[0]", "ks['k']"])

        def sub():
            return self.expr(deep - 1)
        kinds = [lambda: f"({sub()} + {sub()})", lambda: f"({sub()} - {sub()})", lambda: f"({sub()} % {rng.randint(2, 4)})",
                 lambda: f"({sub()} * {rng.randint(1, 3)})", lambda: f"({sub()} if {self.test(deep - 1)} else {sub()})",
                 lambda: f"min({sub()}, {sub()})", lambda: f"max({sub()}, {sub()}, 1)", lambda: f"abs({sub()})",
                 lambda: f"v[{sub()} % 3]", lambda: f"int({self.test(deep - 1)})", lambda: "tf.reduce_sum(v)",
                 lambda: f"o.add({sub()})", lambda: f"(lambda x: x if x > 1 else {sub()})({sub()})", lambda: "len(xs)",
                 lambda: f"sum([x for x in [{sub()}, {sub()}] if x > 0])", lambda: "sum(v)"]
        kinds += [lambda: f"{rng.choice(self.functions)}({sub()})"] * 4 * bool(self.functions)
        return rng.choice(kinds)()

    def test(self, deep=1):
        rng = self.rng

        def sub():
            return self.expr(deep)
        return rng.choice([
            lambda: f"{sub()} > {rng.randint(0, 3)}", lambda: f"{sub()} % 2 == {rng.randint(0, 1)}",
            lambda: f"{sub()} < {sub()}",
            lambda: f"{sub()} < {sub()} <= {sub()}", lambda: f"{sub()} != {sub()}", lambda: f"not {sub()} > 1",
            lambda: f"({self.test(0)} and {self.test(0)})", lambda: f"({self.test(0)} or {self.test(0)})", lambda: "r is None",
            lambda: "r is not None and r > 1", lambda: f"{sub()} in [1, {sub()}]", lambda: "True", lambda: "len(xs) < 2"])()

    def block(self, depth, loop):
        out = []
        for _ in range(self.rng.randint(1, 3)):
            self.count += 1
            out += self.stmt(depth, loop)
        return out

    def nested(self, depth, loop):
        functions = list(self.functions)
        body = self.block(depth - 1, loop)
        self.functions = functions
        return ["    " + line for line in body]

    def stmt(self, depth, loop):
        rng = self.rng
        kinds = ["assign"] * 4 + ["aug", "swap", "attribute", "key", "append", "some"]
        if depth > 0:
            kinds += ["if"] * 6 + ["for"] * 3 + ["while"] * 2 + ["def", "try", "with", "match"]
        kinds += ["leave"] * (depth < 3) + ["break", "break", "continue"] * loop
        return getattr(self, rng.choice(kinds) + "_stmt")(depth, loop)

    def assign_stmt(self, depth, loop):
        return [f"{self.name()} = {self.expr()}"]

    def aug_stmt(self, depth, loop):
        return [f"{self.name()} {self.rng.choice(['+=', '-='])} {self.expr(1)}"]

    def swap_stmt(self, depth, loop):
        return [self.rng.choice(["a, b = b, a", "c, (a, o.n) = a, (b, c)", f"b = c = {self.expr(1)}"])]

    def attribute_stmt(self, depth, loop):
        return [f"o.n {self.rng.choice(['=', '+='])} {self.expr(1)}"]

    def key_stmt(self, depth, loop):
        return [f"ks['k'] {self.rng.choice(['=', '-='])} {self.expr(1)}"]

    def append_stmt(self, depth, loop):
        return [f"xs.append({self.expr(1)} + a)"]

    def some_stmt(self, depth, loop):
        return [self.rng.choice([f"r = {self.expr(1)} + b", "r = None", f"d = {self.expr(1)} + b"])]

    def leave_stmt(self, depth, loop):
        return [f"return {self.expr(1)} + a"]

    def break_stmt(self, depth, loop):
        return [f"if {self.test()}:", "    break"] if self.rng.random() < .7 else ["break"]

    def continue_stmt(self, depth, loop):
        return [f"if {self.test()}:", "    continue"] if self.rng.random() < .7 else ["continue"]

    def if_stmt(self, depth, loop):
        out = [f"if {self.test()}:", *self.nested(depth, loop)]
        if self.rng.random() < .25:
            out += [f"elif {self.test()}:", *self.nested(depth, loop)]
        return out + (["else:", *self.nested(depth, loop)] if self.rng.random() < .5 else [])

    def for_stmt(self, depth, loop):
        i = f"i{self.count}"
        target, items = self.rng.choice([
            (i, "tf.range(b % 4)"), (i, "range(a % 3 + 1)"), (i, "v"), ("c", "v"), (i, "range(3)"), (f"{i}, c", "enumerate(v)"),
            (f"{i}, c", "zip(v, tf.range(3))"), (i, "[a, b, 2]"), (i, "reversed(v)")])
        out = [f"for {target} in {items}:", *self.nested(depth, True)]
        return out + (["else:", *self.nested(depth, loop)] if self.rng.random() < .25 else [])

    def while_stmt(self, depth, loop):
        i = f"n{self.count}"
        test = self.rng.choice([f"{i} < 4 and {self.test(0)}", f"{i} < b % 5", f"{i} < 3"])
        out = [f"{i} = {self.rng.choice(['0', 'a * 0'])}", f"while {test}:", f"    {i} += 1", *self.nested(depth, True)]
        return out + (["else:", *self.nested(depth, loop)] if self.rng.random() < .25 else [])

    def def_stmt(self, depth, loop):
        name, outer = f"g{self.count}", self.functions
        self.functions = list(outer)
        body = self.rng.choice([[], ["nonlocal c"], ["nonlocal a, b"]]) + ["x = x + 1", *self.inner(depth), "return x"]
        self.functions = [*outer, name]
        return [f"def {name}(x):", *("    " + line for line in body)]

    def inner(self, depth):
        if self.rng.random() < .5:
            return [f"if x > {self.expr(0)}:", f"    return {self.expr(1)} + x"]
        return [f"o.n = x + {self.expr(0)}"]

    def try_stmt(self, depth, loop):
        if self.rng.random() < .5:
            return ["try:", *self.nested(depth, loop), "finally:", f"    c = {self.expr(1)}"]
        return ["try:", *self.nested(depth, loop), "except KeyError:", *self.nested(depth, loop)]

    def with_stmt(self, depth, loop):
        return ["with tf.name_scope('s'):", *self.nested(depth, loop)]

    def match_stmt(self, depth, loop):
        first, second = (["    " + line for line in self.nested(depth, loop)] for _ in range(2))
        subject = self.rng.choice(["len(xs)", "(1, len(xs))"])
        return [f"match {subject}:", "    case 0 | (1, 0):", *first, "    case x:", *second]
