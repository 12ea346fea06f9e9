"""Text that knows where it came from: the part of `Emit` that knows no grammar.

What is written goes to one list in which nodes and pieces of text alternate; each piece was written for the last node
before it:

    [<Assign 1:0>, "\\n", <Name 1:0>, "x", <Assign 1:0>, " = ", <Constant 1:4>, "1", <Assign 1:0>]

At the end one walk over the list makes the text and the map.
"""
import ast

import astunparse
from astunparse.unparser import interleave

from autoimport.syntax.sourcemap import Map

# How tightly an expression binds, from loose to tight: it is parenthesised where its place asks for more.
(NAMED, YIELD, TEST, OR, AND, NOT, COMPARE, BITOR, BITXOR, BITAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT,
 ATOM) = range(17)
OPERATORS = {
    ast.Or: ("or", OR), ast.And: ("and", AND), ast.Not: ("not ", NOT),
    ast.BitOr: ("|", BITOR), ast.BitXor: ("^", BITXOR), ast.BitAnd: ("&", BITAND),
    ast.LShift: ("<<", SHIFT), ast.RShift: (">>", SHIFT), ast.Add: ("+", ARITH), ast.Sub: ("-", ARITH),
    ast.Mult: ("*", TERM), ast.MatMult: ("@", TERM), ast.Div: ("/", TERM), ast.FloorDiv: ("//", TERM),
    ast.Mod: ("%", TERM), ast.UAdd: ("+", FACTOR), ast.USub: ("-", FACTOR), ast.Invert: ("~", FACTOR),
    ast.Pow: ("**", POWER),
}
BY_OPERATOR = None
STRENGTH = {
    ast.NamedExpr: NAMED, ast.Yield: YIELD, ast.YieldFrom: YIELD, ast.IfExp: TEST, ast.Lambda: TEST,
    ast.Compare: COMPARE, ast.Await: AWAIT, ast.BoolOp: BY_OPERATOR, ast.BinOp: BY_OPERATOR, ast.UnaryOp: BY_OPERATOR,
}


class Writer(astunparse.Unparser):
    """Replaces how astunparse's Unparser writes; what it writes is left to subclasses."""

    def __init__(self):
        self.out = []                         # nodes and pieces of text
        self.node = None                      # the node being written
        self.outer = ()                       # quotes of the f-strings around what is being written (see strings)
        self.opened = True                    # nothing has been written in this block yet
        self.future_imports = []
        self._indent = 0

    def write(self, text):
        self.out.append(text)

    def fill(self, text=""):
        self.out.append("\n" + "    " * self._indent + text)
        self.opened = False

    def enter(self):
        self.out.append(":")
        self._indent += 1
        self.opened = True

    def dispatch(self, tree, level=TEST):
        """Write a node, in parentheses if it binds less tightly than `level`, or a list of nodes."""
        kind = type(tree)
        if kind is list:
            for item in tree:
                self.dispatch(item)
            return
        parent = self.node
        if kind._attributes:
            self.place(tree)
        strength = STRENGTH.get(kind, ATOM)
        if strength is BY_OPERATOR:
            strength = OPERATORS[type(tree.op)][1]
        if strength < level:
            self.out.append("(")
            getattr(self, "_" + kind.__name__)(tree)
            self.out.append(")")
        else:
            getattr(self, "_" + kind.__name__)(tree)
        self.place(parent)

    def place(self, node):
        """What is written next stands for `node`."""
        self.node = node
        if node is not None:
            self.out.append(node)

    def commas(self, items):
        interleave(lambda: self.write(", "), self.dispatch, items)

    def target(self, node):
        """A place for `a, b`, which needs no parentheses."""
        if type(node) is ast.Tuple and len(node.elts) > 1:
            parent = self.node
            self.place(node)
            self.commas(node.elts)
            self.place(parent)
        else:
            self.dispatch(node)

    def block(self, body):
        self.enter()
        self.dispatch(body)
        self.leave()

    def finish(self):
        """The text and the map of all that was written."""
        pieces = [piece for piece in self.out if type(piece) is str]
        text = "".join(pieces).lstrip("\n")
        line, column = 1 + len(text) - sum(map(len, pieces)), 0
        rows, place, last = [], None, None
        for piece in self.out:
            if type(piece) is not str:
                if "lineno" in piece.__dict__:                # else it belongs to what it is in
                    place = piece.lineno, piece.col_offset
                continue
            if "\n" in piece:
                *ended, piece = piece.split("\n")
                for part in ended:
                    if place and place != last and part and not part.isspace():
                        rows.append((line, column, *place))
                    line, column, last = line + 1, 0, None
            if place and place != last and piece and not piece.isspace():
                rows.append((line, column + len(piece) - len(piece.lstrip()), *place))
                last = place
            column += len(piece) if piece.isascii() else len(piece.encode())
        return text + "\n", Map(rows)
