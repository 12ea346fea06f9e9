"""Random programs on plain values: every statement of the language, jumps anywhere, effects that are logged.

    write(random.Random(7))  ->  the source of a module with a function `f(a, b)`

What the programs call stands in `world.py`.  Nested functions call only what was defined before them, and `while`
loops burn fuel, so every program ends.
"""
import sys
import textwrap

LOCALS = "abcd"
ERRORS = "ValueError", "KeyError", "Exception", "(KeyError, ZeroDivisionError)", "NameError", "TypeError"


def write(rng):
    return Writer(rng).module()


class Scope:
    """Where a block stands: what jumps it may hold, which functions it may call."""

    def __init__(self, kind="function", method=False, functions=()):
        self.kind, self.method, self.functions = kind, method, list(functions)
        self.loop = False


class Writer:
    def __init__(self, rng):
        self.rng, self.count = rng, 0

    def module(self):
        rng = self.rng
        shape = rng.choice(["plain"] * 5 + ["generator", "method"])
        scope = Scope("generator" if shape == "generator" else "function", shape == "method")
        body = ["c = d = 0"] * (rng.random() < .8) + ["global G"] * (rng.random() < .2)
        body += self.block(rng.choice([1, 1, 2, 2, 2, 3]), scope)
        if shape == "generator":
            body.append("yield a")
        if shape == "method":
            head = "class Child(Base):\n    __hidden = 3\n\n    def f(self, a, b):\n"
            return head + textwrap.indent("\n".join(body), " " * 8) + "\n\n\nf = Child().f\n"
        return "def f(a, b):\n" + textwrap.indent("\n".join(body), " " * 4) + "\n"

    # expressions

    def number(self):
        return self.count

    def name(self):
        return self.rng.choice(LOCALS)

    def atom(self, scope):
        return self.rng.choice([*LOCALS, *LOCALS, "G", str(self.rng.randint(0, 3)), "o.n", "xs[0]", "xs[a]", "ks.get(b, 1)"])

    def expr(self, scope, deep=2):
        """A value; nearly always a number."""
        rng = self.rng
        if deep == 0 or rng.random() < .35:
            return self.atom(scope)

        def sub():
            return self.expr(scope, deep - 1)
        kinds = ["plus", "minus", "mod", "call", "call", "if", "and", "or", "not", "bool", "sum", "len", "lambda", "text",
                 "item", "star"]
        kinds += ["function"] * 3 * bool(scope.functions)
        kinds += ["super", "private", "class"] * scope.method
        kinds += ["yield"] * (scope.kind == "generator")
        kind = rng.choice(kinds)
        if kind == "function":
            return f"{rng.choice(scope.functions)}({rng.choice([sub(), f'y={sub()}', sub() + ', ' + sub()])})"
        return {
            "plus": lambda: f"({sub()} + {sub()})", "minus": lambda: f"({sub()} - {sub()})",
            "mod": lambda: f"({sub()} % {rng.randint(2, 4)})", "call": lambda: f"p({sub()})",
            "if": lambda: f"({sub()} if {self.test(scope, deep - 1)} else {sub()})",
            "and": lambda: f"({sub()} and {sub()} and {sub()})", "or": lambda: f"({sub()} or {sub()})",
            "not": lambda: f"(not {sub()})", "bool": lambda: self.test(scope, deep - 1),
            "sum": lambda: f"sum({self.comprehension(scope, deep - 1)})", "len": lambda: f"len([{sub()}, *xs])",
            "lambda": lambda: f"(lambda x={sub()}: {rng.choice(['x', 'x + 1', 'x if x else 2', f'p(x) + {self.name()}'])})()",
            "text": lambda: f"len(f'{{{sub()}}}-{{{sub()}!r:>4}}')", "item": lambda: f"ks[{sub()}]",
            "star": lambda: f"max(*[{sub()}, 1], *xs)", "super": lambda: f"super().helper({sub()})",
            "private": lambda: "self.__hidden", "class": lambda: "len(__class__.__name__)",
            "yield": lambda: rng.choice([f"((yield {sub()}) or 1)", "len((yield from it(2)) or ())"])}[kind]()

    def comprehension(self, scope, deep):
        rng = self.rng
        quiet = Scope("function", False, scope.functions)        # no yield, no super() in here

        def sub():
            return self.expr(quiet, deep)
        value, source = rng.choice([sub(), "x", "x + p(1)"]), rng.choice(["it(3)", "xs", "[a, b]", "range(3)"])
        test = rng.choice(["", "", f" if {self.test(quiet, deep)}", f" if (c := {sub()})"])
        inner = rng.choice(["", "", f" for y in it({rng.randint(1, 2)}) if y or p(x)"])
        core = f"{value} for x in {source}{test}{inner}"
        return rng.choice([f"[{core}]", core if value != "x" else f"({core})", f"{{{core}}}",
                           f"{{{value}: x for x in {source}{test.replace('(c :=', '(d :=')}}}"])

    def test(self, scope, deep=1):
        rng = self.rng

        def sub():
            return self.expr(scope, deep)
        return rng.choice([
            lambda: f"p({sub()} % {rng.randint(2, 4)} == {rng.randint(0, 1)})", lambda: f"p({sub()}) > {rng.randint(0, 2)}",
            lambda: f"p({sub()}) < p({sub()}) <= p({sub()})", lambda: f"{sub()} in xs", lambda: f"p({sub()}) not in [1, b]",
            lambda: f"not p({sub()})", lambda: f"p({sub()}) and not {sub()}", lambda: f"({self.name()} := p({sub()})) > 1",
            lambda: f"p({sub()}) or p({sub()} != 1)", lambda: f"t({sub()}) < b < t({sub()})", lambda: f"not t({sub()})",
            lambda: f"t({sub()}) and t({sub()})", lambda: f"{sub()} in t({sub()})", lambda: f"{sub()} is not None",
            lambda: f"p({self.name()} is None)"])()

    # statements

    def block(self, depth, scope, jumps=True):
        out = []
        for _ in range(self.rng.choice([1, 2, 2, 3])):
            out += self.stmt(depth, scope, jumps)
        return out

    def nested(self, depth, scope, jumps=True, loop=None):
        outer, functions = scope.loop, list(scope.functions)
        scope.loop = outer if loop is None else loop
        body = self.block(depth - 1, scope, jumps)
        scope.loop, scope.functions = outer, functions
        return ["    " + line for line in body]

    def stmt(self, depth, scope, jumps):
        rng = self.rng
        self.count += 1
        kinds = ["assign"] * 4 + ["aug", "log", "store", "update", "unpack", "delete", "late", "annotate", "chain", "call"]
        if depth > 0:
            kinds += ["if"] * 5 + ["while", "for", "for", "try", "try", "with", "match", "def", "class"]
        if jumps or rng.random() < .04:
            kinds += ["leave"]
            kinds += ["break", "continue"] * scope.loop
        kinds += ["fail", "assert_"] * (rng.random() < .3)
        kinds += ["yield_"] * 2 * (scope.kind == "generator")
        return getattr(self, rng.choice(kinds).rstrip("_") + "_stmt")(depth, scope, jumps)

    def assign_stmt(self, depth, scope, jumps):
        return [f"{self.name()} = {self.expr(scope)}"]

    def annotate_stmt(self, depth, scope, jumps):
        return [self.rng.choice([f"e: int = {self.expr(scope)}", "e: int", f"o.n: int = {self.expr(scope)}", "h().n: int",
                                 "h().xs[p(1)]: int", "(e): int", "p(e)"])]

    def chain_stmt(self, depth, scope, jumps):
        return [f"{self.name()} = {self.place(scope)} = {self.name()} = {self.expr(scope)}"]

    def aug_stmt(self, depth, scope, jumps):
        return [f"{self.name()} {self.rng.choice(['+=', '-=', '|='])} {self.expr(scope)}"]

    def place(self, scope):
        return self.rng.choice(["o.n", "o.m", "xs[0]", "xs[p(1)]", f"ks[{self.expr(scope, 1)}]", "h().n", "h().xs[p(0)]"])

    def store_stmt(self, depth, scope, jumps):
        return [f"{self.place(scope)} = {self.rng.choice([self.expr(scope), f'p({self.expr(scope)})'])}"]

    def update_stmt(self, depth, scope, jumps):
        return [f"{self.place(scope)} {self.rng.choice(['+=', '-=', '*='])} {self.expr(scope, 1)}"]

    def unpack_stmt(self, depth, scope, jumps):
        value = self.rng.choice([f"{self.expr(scope, 1)}, {self.expr(scope, 1)}", "it(2)", "xs", "[a, b, c]", "(1, 2)"])
        targets = self.rng.choice(["a, b", "c, *d", "b, o.n", "(a, xs[0])", "[*c, d]", "d, (a, b)", "*o.xs, d"])
        return [f"{targets} = {value}"]

    def log_stmt(self, depth, scope, jumps):
        return [f"log({self.count}, {self.expr(scope)})"]

    def call_stmt(self, depth, scope, jumps):
        return [self.expr(scope, 3)]

    def delete_stmt(self, depth, scope, jumps):
        v = self.name()
        return self.rng.choice([[f"{v} = 1", f"del {v}", f"{v} = 4"], [f"del {v}"], ["del o.m"], [f"del xs[p(0)], {v}"],
                                [f"del ks[{self.expr(scope, 1)}]"], [f"if p({self.count} % 2):", f"    del {v}"]])

    def late_stmt(self, depth, scope, jumps):
        v, w = self.name(), self.name()
        return self.rng.choice([[f"late(lambda: {v})"], [f"late(lambda {v}={w}: ({v}, {w}))"], [f"late(lambda: [{v}, p({w})])"],
                                [f"late(lambda: {v} if {w} else -1)"], [f"late(lambda: [{v} for x in it(2)])"]])

    def leave_stmt(self, depth, scope, jumps):
        return ["return"] if self.rng.random() < .1 else [f"return {self.expr(scope)}"]

    def break_stmt(self, depth, scope, jumps):
        return ["break"]

    def continue_stmt(self, depth, scope, jumps):
        return ["continue"]

    def fail_stmt(self, depth, scope, jumps):
        error = f"{self.rng.choice(['ValueError', 'KeyError'])}({self.count})"
        return [self.rng.choice([f"raise {error}", f"raise {error}", f"raise {error} from KeyError(0)", "raise"])]

    def assert_stmt(self, depth, scope, jumps):
        return [f"assert {self.test(scope)}" + self.rng.choice(["", f", p({self.count})"])]

    def yield_stmt(self, depth, scope, jumps):
        return [self.rng.choice([f"yield {self.expr(scope)}", f"{self.name()} = yield {self.expr(scope)}", "yield from it(2)"])]

    def if_stmt(self, depth, scope, jumps):
        out = [f"if {self.test(scope)}:", *self.nested(depth, scope, jumps)]
        if self.rng.random() < .3:
            out += [f"elif {self.test(scope)}:", *self.nested(depth, scope, jumps)]
        return out + (["else:", *self.nested(depth, scope, jumps)] if self.rng.random() < .5 else [])

    def while_stmt(self, depth, scope, jumps):
        out = [f"while tick() and {self.test(scope)}:", *self.nested(depth, scope, True, True)]
        return out + (["else:", *self.nested(depth, scope, jumps)] if self.rng.random() < .3 else [])

    def for_stmt(self, depth, scope, jumps):
        target, source = self.rng.choice([("a", "it(3)"), ("d", "xs"), ("x", "it(p(2))"), ("(c, d)", "zip(it(3), it(2))"),
                                          ("o.n", "it(2)"), ("xs[1]", "range(3)"), ("c, *d", "[(1, 2, 3), (4, 5)]")])
        out = [f"for {target} in {source}:", *self.nested(depth, scope, True, True)]
        return out + (["else:", *self.nested(depth, scope, jumps)] if self.rng.random() < .3 else [])

    def with_stmt(self, depth, scope, jumps):
        manager = self.rng.choice(["cm(1)", "swallow()", "cm(2) as c", "swallow() as d, cm(3)", "cm(4) as o.n"])
        return [f"with {manager}:", *self.nested(depth, scope, jumps)]

    def try_stmt(self, depth, scope, jumps):
        rng = self.rng
        out = ["try:", *self.nested(depth, scope, jumps)]
        if rng.random() < .8:
            star = "*" if sys.version_info >= (3, 11) and rng.random() < .06 else ""
            for _ in range(rng.choice([1, 1, 2])):
                out += [f"except{star} {rng.choice(ERRORS)}{rng.choice(['', ' as c', ' as error'])}:",
                        *self.nested(depth, scope, jumps and not star, False if star else None)]
            if rng.random() < .4:
                out += ["else:", *self.nested(depth, scope, jumps)]
            if rng.random() > .3:
                return out
        return out + ["finally:", *self.nested(depth, scope, False, False)]

    def match_stmt(self, depth, scope, jumps):
        rng = self.rng
        subject = rng.choice([self.expr(scope), "xs", f"({self.expr(scope)}, {self.expr(scope)})", "ks", "o"])
        patterns = rng.sample(["0 | 1", "int(c)", "[a, *d]", "(x, 1)", "(1, 2 as c) | (c, 2)", "{0: d, **c}", "Object(n=a)"], 2)
        out = [f"match {subject}:"]
        for pattern in patterns + ["_"] * (rng.random() < .5):
            guard = f" if {self.test(scope)}" if pattern != "_" and rng.random() < .3 else ""
            out += [f"    case {pattern}{guard}:", *("    " + line for line in self.nested(depth, scope, jumps))]
        return out

    def def_stmt(self, depth, scope, jumps):
        rng = self.rng
        name = f"g{self.count}"
        kind = rng.choice(["function"] * 4 + ["generator"])
        inner = Scope(kind, False, scope.functions)
        head = rng.choice([[], [], [f"nonlocal {self.name()}"], ["nonlocal a, d"], ["global G"]])
        body = head + ["    "[4:] + line for line in self.block(depth - 1, inner)]
        if kind == "generator":
            body.append("yield x")
        else:
            scope.functions.append(name)
        default = self.expr(scope, 1)
        out = ["@same"] * (rng.random() < .2) + [f"def {name}(x=0, *, y={default}):" if rng.random() < .2 else
                                                 f"def {name}(x=0, y={default}):"]
        return out + ["    " + line for line in body] + [f"log(take({name}()))" if kind == "generator" else f"log({name}(1))"]

    def class_stmt(self, depth, scope, jumps):
        name, rng = f"K{self.count}", self.rng
        body = [f"n = {self.expr(Scope())}", f"{self.name()} = n"] + self.nested_class_body(depth)
        return [f"class {name}({rng.choice(['Base', 'object'])}):", *("    " + line for line in body),
                "    def m(self, x):", *("        " + line for line in self.block(depth - 1, Scope("function", True))),
                f"log({name}.n, {name}().m(2))"]

    def nested_class_body(self, depth):
        return [f"if {self.test(Scope())}:", f"    m2 = {self.expr(Scope())}"] if self.rng.random() < .3 else []
