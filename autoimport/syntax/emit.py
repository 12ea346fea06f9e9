"""Text and map: an `ast` tree written out, with a note of the source position behind every token.

    emit(ast.parse("y = -x  if x<0 else x"))  ->  "y = -x if x < 0 else x\\n",  Map([(1, 0, 1, 0), (1, 4, 1, 4), ...])

The promise: the text parses back to the same tree, for all of the grammar of Python 3.10 to 3.13.  It is astunparse's
Unparser, subclassed in three steps: writer (parentheses, positions), expressions, and here statements and patterns.
"""
import ast

from astunparse.unparser import interleave

from autoimport.syntax.expressions import Expressions
from autoimport.syntax.sourcemap import Map
from autoimport.syntax.strings import docstring
from autoimport.syntax.writer import ATOM, YIELD

__all__ = ["Emit", "Map", "emit"]


def emit(tree):
    """The text of `tree` (a node of `ast` or a list of nodes: all of a module or a part of it) and its `Map`.

    ValueError for what the running Python cannot write: before 3.12, a backslash in an expression of an f-string.
    """
    emitter = Emit()
    emitter.dispatch(tree)
    return emitter.finish()


class Emit(Expressions):
    """`dispatch` any number of nodes, then `finish`; a subclass may write some nodes in its own way."""

    # Statements

    def _Expr(self, t):
        self.fill()
        value = t.value
        if type(value) is ast.Constant and type(value.value) is str and "\n" in value.value and not value.kind:
            self.place(value)
            self.write(docstring(value.value))
        else:
            self.dispatch(value, YIELD)

    def _Assign(self, t):
        self.fill()
        for target in t.targets:
            self.target(target)
            self.write(" = ")
        self.dispatch(t.value, YIELD)

    def _If(self, t):
        word = "if "
        while True:
            self.fill(word)
            self.dispatch(t.test)
            self.block(t.body)
            if not (len(t.orelse) == 1 and type(t.orelse[0]) is ast.If):
                break
            [t] = t.orelse
            self.place(t)
            word = "elif "
        self.otherwise(t.orelse)

    def otherwise(self, body):
        if body:
            self.fill("else")
            self.block(body)

    def _For(self, t, word="for "):
        self.fill(word)
        self.target(t.target)
        self.write(" in ")
        self.dispatch(t.iter)
        self.block(t.body)
        self.otherwise(t.orelse)

    def _AsyncFor(self, t):
        self._For(t, "async for ")

    def _With(self, t, word="with "):
        self.fill(word)
        # `with (a, b):` would be two context managers
        alone = len(t.items) == 1 and not t.items[0].optional_vars and type(t.items[0].context_expr) is ast.Tuple
        self.write("(" * alone)
        self.commas(t.items)
        self.write(")" * alone)
        self.block(t.body)

    def _AsyncWith(self, t):
        self._With(t, "async with ")

    def _TryStar(self, t):
        self._Try(t)

    def _Try(self, t):
        self.fill("try")
        self.block(t.body)
        for handler in t.handlers:
            self.place(handler)
            self.fill("except" if type(t) is ast.Try else "except*")
            if handler.type:
                self.write(" ")
                self.dispatch(handler.type)
            if handler.name:
                self.write(" as " + handler.name)
            self.block(handler.body)
        self.place(t)
        self.otherwise(t.orelse)
        if t.finalbody:
            self.fill("finally")
            self.block(t.finalbody)

    def _FunctionDef(self, t, word="def "):
        self.header(t, word)
        self.write("(")
        self.dispatch(t.args)
        self.write(")")
        if t.returns:
            self.write(" -> ")
            self.dispatch(t.returns)
        self.block(t.body)

    def _AsyncFunctionDef(self, t):
        self._FunctionDef(t, "async def ")

    def _ClassDef(self, t):
        self.header(t, "class ")
        if t.bases or t.keywords:
            self.write("(")
            self.commas(t.bases + t.keywords)
            self.write(")")
        self.block(t.body)

    def header(self, t, word):
        if not self.opened:
            self.write("\n")
        for decorator in t.decorator_list:
            self.place(decorator)
            self.fill("@")
            self.dispatch(decorator)
        self.place(t)
        self.fill(word + t.name)
        self.type_params(t)

    def type_params(self, t):
        if getattr(t, "type_params", None):
            self.write("[")
            self.commas(t.type_params)
            self.write("]")

    def _TypeAlias(self, t):
        self.fill("type ")
        self.dispatch(t.name)
        self.type_params(t)
        self.write(" = ")
        self.dispatch(t.value)

    def _TypeVar(self, t, stars=""):
        self.write(stars + t.name)
        for sign, value in (": ", getattr(t, "bound", None)), (" = ", getattr(t, "default_value", None)):
            if value:
                self.write(sign)
                self.dispatch(value)

    def _TypeVarTuple(self, t):
        self._TypeVar(t, "*")

    def _ParamSpec(self, t):
        self._TypeVar(t, "**")

    # match

    def _Match(self, t):
        self.fill("match ")
        self.dispatch(t.subject)
        self.block(t.cases)

    def _match_case(self, t):
        self.place(t.pattern)
        self.fill("case ")
        self.dispatch(t.pattern)
        if t.guard:
            self.write(" if ")
            self.dispatch(t.guard)
        self.block(t.body)

    def _MatchValue(self, t):
        self.dispatch(t.value)

    def _MatchSingleton(self, t):
        self.write(repr(t.value))

    def _MatchStar(self, t):
        self.write("*" + (t.name or "_"))

    def _MatchSequence(self, t):
        self.write("[")
        self.commas(t.patterns)
        self.write("]")

    def _MatchMapping(self, t):
        self.write("{")
        self.pairs(t.keys, ": ", t.patterns)
        if t.rest:
            self.write((", " if t.keys else "") + "**" + t.rest)
        self.write("}")

    def _MatchClass(self, t):
        self.dispatch(t.cls, ATOM)
        self.write("(")
        self.commas(t.patterns)
        self.write(", " if t.patterns and t.kwd_attrs else "")
        self.pairs(t.kwd_attrs, "=", t.kwd_patterns)
        self.write(")")

    def pairs(self, keys, sign, values):
        comma = ""
        for key, value in zip(keys, values):
            self.write(comma)
            self.write(key) if type(key) is str else self.dispatch(key)
            self.write(sign)
            self.dispatch(value)
            comma = ", "

    def _MatchAs(self, t):
        if t.pattern:
            self.alternative(t.pattern, ast.MatchAs)
            self.write(" as ")
        self.write(t.name or "_")

    def _MatchOr(self, t):
        interleave(lambda: self.write(" | "), lambda one: self.alternative(one, (ast.MatchAs, ast.MatchOr)), t.patterns)

    def alternative(self, t, loose):
        """A pattern, in parentheses if it is one of the `loose` ones."""
        loose = isinstance(t, loose) and getattr(t, "pattern", t) is not None
        self.write("(" * loose)
        self.dispatch(t)
        self.write(")" * loose)
