"""Expressions as text.  Each method says how tightly its operands must bind; the writer adds the parentheses.

    BinOp(BinOp(a + b) * c)   ->   (a + b) * c          BinOp(a + BinOp(b * c))   ->   a + b * c
"""
import ast
import itertools

from astunparse.unparser import interleave

from autoimport.syntax.strings import NESTING, QUOTES, fits, fstring_literal, literal
from autoimport.syntax.writer import ATOM, AWAIT, BITOR, FACTOR, OPERATORS, OR, POWER, Writer


class Expressions(Writer):
    """Writes expressions; a subclass writes the statements."""

    def _BinOp(self, t):
        _, level = OPERATORS[type(t.op)]
        if level == POWER:
            self.dispatch(t.left, AWAIT)
            self.write(" ** ")
            self.dispatch(t.right, FACTOR)
            return
        spine = [t]                           # a + b + c + ... may be longer than the stack is deep
        while type(t.left) is ast.BinOp and OPERATORS[type(t.left.op)][1] == level:
            t = t.left
            spine.append(t)
        self.dispatch(t.left, level)
        for t in reversed(spine):
            self.place(t)
            self.write(f" {OPERATORS[type(t.op)][0]} ")
            self.dispatch(t.right, level + 1)

    def _UnaryOp(self, t):
        sign, level = OPERATORS[type(t.op)]
        self.write(sign)
        self.dispatch(t.operand, level)

    def _BoolOp(self, t):
        sign, level = OPERATORS[type(t.op)]
        interleave(lambda: self.write(f" {sign} "), lambda value: self.dispatch(value, level + 1), t.values)

    def _Compare(self, t):
        self.dispatch(t.left, BITOR)
        for op, value in zip(t.ops, t.comparators):
            self.write(f" {self.cmpops[type(op).__name__]} ")
            self.dispatch(value, BITOR)

    def _IfExp(self, t):
        self.dispatch(t.body, OR)
        self.write(" if ")
        self.dispatch(t.test, OR)
        self.write(" else ")
        self.dispatch(t.orelse)

    def _NamedExpr(self, t):
        self.dispatch(t.target)
        self.write(" := ")
        self.dispatch(t.value)

    def _Lambda(self, t):
        args = t.args
        some = args.posonlyargs or args.args or args.vararg or args.kwonlyargs or args.kwarg
        self.write("lambda " if some else "lambda")
        self.dispatch(args)
        self.write(": ")
        self.dispatch(t.body)

    def _arguments(self, t):
        plain = t.posonlyargs + t.args
        defaults = [None] * (len(plain) - len(t.defaults)) + t.defaults
        items = [("", arg, default) for arg, default in zip(plain, defaults)]
        if t.posonlyargs:
            items.insert(len(t.posonlyargs), ("/", None, None))
        if t.vararg or t.kwonlyargs:
            items.append(("*", t.vararg, None))
        items += [("", arg, default) for arg, default in zip(t.kwonlyargs, t.kw_defaults)]
        if t.kwarg:
            items.append(("**", t.kwarg, None))
        interleave(lambda: self.write(", "), self.parameter, items)

    def parameter(self, item):
        stars, arg, default = item
        self.write(stars)
        if arg:
            self.dispatch(arg)
        if default:
            self.write(" = " if arg.annotation else "=")
            self.dispatch(default)

    def _Await(self, t):
        self.write("await ")
        self.dispatch(t.value, ATOM)

    def _Yield(self, t):
        self.write("yield")
        if t.value:
            self.write(" ")
            self.dispatch(t.value)

    def _YieldFrom(self, t):
        self.write("yield from ")
        self.dispatch(t.value)

    def _Starred(self, t):
        self.write("*")
        self.dispatch(t.value, BITOR)

    def _Call(self, t):
        self.dispatch(t.func, ATOM)
        self.write("(")
        self.commas(t.args + t.keywords)
        self.write(")")

    def _Attribute(self, t):
        if type(t.value) is ast.Constant and type(t.value.value) is int:
            self.write("(")                   # 1.real is no number
            self.dispatch(t.value)
            self.write(")")
        else:
            self.dispatch(t.value, ATOM)
        line = getattr(t, "end_lineno", None)
        if line and line != t.lineno:         # as Python has it, the name stands on its own line
            self.place(ast.expr(lineno=line, col_offset=t.end_col_offset - len(t.attr.encode())))
        self.write("." + t.attr)

    def _Subscript(self, t):
        self.dispatch(t.value, ATOM)
        self.write("[")
        index = t.slice
        kinds = {type(item) for item in index.elts} if type(index) is ast.Tuple else ()
        if ast.Slice in kinds or kinds and ast.Starred not in kinds:
            self.place(index)                 # a[1:2, 3] has no parentheses; a[*b] is news in 3.11
            self.commas(index.elts)
            self.write("," if len(index.elts) == 1 else "")
            self.place(t)
        else:
            self.dispatch(index)
        self.write("]")

    def _comprehension(self, t):
        self.write(" async for " if t.is_async else " for ")
        self.target(t.target)
        self.write(" in ")
        self.dispatch(t.iter, OR)
        for test in t.ifs:
            self.write(" if ")
            self.dispatch(test, OR)

    def _Dict(self, t):
        self.write("{")
        comma = ""
        for key, value in zip(t.keys, t.values):
            self.write(comma)
            if key is None:
                self.write("**")
                self.dispatch(value, BITOR)
            else:
                self.dispatch(key)
                self.write(": ")
                self.dispatch(value)
            comma = ", "
        self.write("}")

    def _Set(self, t):
        self.write("{")
        self.commas(t.elts)
        self.write("}" if t.elts else "*()}")

    def _Constant(self, t):
        text = literal(t.value, self.outer)
        if t.kind == "u":
            text = "u" + text
        self.write(f"({text})" if text.startswith("-") else text)

    # f-strings

    def _JoinedStr(self, t):
        """With the first quotes that occur nowhere inside; else with those of them in the literal parts escaped."""
        if any(getattr(value, "kind", None) for value in t.values):
            if NESTING and len(t.values) > 1:             # u'a' f'{x}': the kind of "a" is its own
                interleave(lambda: self.write(" "), self.dispatch, t.values)
                return
            self.write("u'' ")                # the first of several strings decides for all
        parts = None
        for escape, quote in itertools.product((False, True), QUOTES):
            if parts is None or escape or not NESTING:
                parts = self.parts(t, quote, escape)
            if parts and fits(quote, "".join(part for part in parts if type(part) is str), self.outer, escape):
                self.write("f" + quote)
                self.out += parts
                self.write(quote)
                return
        raise ValueError(f"line {t.lineno}: before Python 3.12 this f-string cannot be written")

    def _FormattedValue(self, t):
        self._JoinedStr(ast.copy_location(ast.JoinedStr([t]), t))

    def parts(self, t, quote, escape):
        """What stands between the quotes, like `out`; None if it cannot be written with these."""
        out, outer = self.out, self.outer
        self.out = []
        if not NESTING:
            self.outer += quote,
        try:
            self.fstring(t.values, quote if escape else None, outer)
            self.place(t)
            return self.out
        except ValueError:
            return None
        finally:
            self.node, self.out, self.outer = t, out, outer

    def fstring(self, values, quote, outer, spec=False):
        # Python 3.12 reads {{ in a format spec as { {, with empty strings beside it
        empty = spec and any(type(value) is ast.Constant and value.value == "" for value in values)
        for value in values:
            self.place(value)
            if type(value) is ast.Constant:
                self.write(fstring_literal(value.value, quote, outer, spec))
                continue
            self.write("{")
            start = len(self.out)
            self.dispatch(value.value, OR)    # a lambda has a colon
            if next(part for part in self.out[start:] if type(part) is str).startswith("{") and not empty:
                self.out.insert(start, " ")   # {{ would be a brace
            if value.conversion != -1:
                self.write("!" + chr(value.conversion))
            if value.format_spec is not None:
                self.write(":")
                self.fstring(value.format_spec.values, quote, outer, True)
            self.place(value)
            self.write("}")
