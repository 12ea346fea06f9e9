"""Templates: a template is a real Python function whose parameters are the holes.

    @template
    def while_(test, body, rebound):
        def step():
            nonlocal rebound
            body
        ag__.while_(lambda: test, step)

    while_(at=node, test=node.test, body=node.body, rebound=["x", "y"])      # -> list of statements

What fills a hole decides what the hole is:

    an expression node      stands wherever the name is read (or assigned, for a node that can be a target)
    a list of statements    stands where the bare name is a statement; where nothing is left of a body, `pass` is
    a string                renames: variables, parameters, functions, classes, attributes, keywords, `nonlocal` entries
    a list of strings       the names of a `nonlocal` or `global`; with an empty list the statement goes away

New nodes take the position of `at`, filled-in nodes keep their own.
"""
import ast
import functools
import linecache

import gast

from autoimport.syntax import tree


class Template:
    """Calling it with `at` and every hole gives the list of statements; `expression` gives the only one's value."""

    def __init__(self, function):
        functools.update_wrapper(self, function)
        code = function.__code__
        self.holes = frozenset(code.co_varnames[:code.co_argcount + code.co_kwonlyargcount])

    def __call__(self, /, at, **given):
        self.refuse(self.holes - set(given), "is not filled")
        self.refuse(set(given) - self.holes, "does not exist")
        return Filling(self, at, given).statements(self.body)

    def expression(self, /, at, **given):
        """The value of the template's only statement, an expression."""
        [statement] = self(at, **given)
        return statement.value

    @functools.cached_property
    def body(self):
        """The statements of the template, without positions and without its docstring."""
        function = definitions(self.__wrapped__).get(self.__wrapped__.__code__.co_firstlineno)
        if function is None:
            raise OSError(f"template {self.__name__}: its source is not to be found")
        body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
        body = [tree.to_gast(statement) for statement in body]
        for node in (node for statement in body for node in gast.walk(statement)):
            for key in tree.POSITION:
                node.__dict__.pop(key, None)
        return body

    def refuse(self, holes, why):
        if holes:
            raise TypeError(f"template {self.__name__}: hole {', '.join(sorted(holes))} {why}")


template = Template


def definitions(function):
    """First line (that of the first decorator) -> definition, for every function in the file of `function`.

    Read from the file and parsed once for all templates in it: docstrings and line numbers that `-OO` or the inspect
    module would have an opinion on do not matter.
    """
    return parsed("".join(linecache.getlines(function.__code__.co_filename, function.__globals__)))


@functools.cache
def parsed(source):
    found = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return {(node.decorator_list[0] if node.decorator_list else node).lineno: node for node in found}


class Filling:
    """One use of a template: a fresh copy of its nodes, with the holes filled."""

    def __init__(self, template, at, given):
        self.template = template
        self.at = at
        self.place = {key: getattr(at, key) for key in tree.POSITION}
        self.given = given
        self.placed = set()                   # ids of nodes that have a place already; another place gets a copy

    def statements(self, body):
        filled = []
        for node in body:
            hole = self.statement_hole(node)
            if hole is not None:
                filled += [self.once(statement) for statement in self.given[hole]]
                continue
            new = self.node(node)
            if not (isinstance(new, (gast.Nonlocal, gast.Global)) and not new.names):
                filled.append(new)
        return filled

    def statement_hole(self, node):
        """The name of the hole that a statement is, if the hole is filled with a list."""
        if isinstance(node, gast.Expr) and isinstance(node.value, gast.Name):
            value = self.given.get(node.value.id)
            if isinstance(value, list) and all(isinstance(item, ast.stmt) for item in value):
                return node.value.id
        return None

    def node(self, node):
        if isinstance(node, gast.Name) and node.id in self.given and not isinstance(self.given[node.id], str):
            return self.expression(node)
        new = type(node)()
        fields = new.__dict__
        if node._attributes:
            fields.update(self.place)
            if type(node) is gast.Attribute:    # Python takes the end of one as the line of its call
                new.end_lineno, new.end_col_offset = new.lineno, new.col_offset
        for field, value in node.__dict__.items():
            if isinstance(value, ast.AST):
                value = self.node(value)
            elif isinstance(value, list):
                value = self.items(node, field, value)
            elif isinstance(value, str) and not isinstance(node, gast.Constant):
                value = self.identifier(value)
            fields[field] = value
        return new

    def items(self, node, field, items):
        if items and isinstance(items[0], ast.stmt):
            filled = self.statements(items)
            return filled or ([tree.at(self.at, gast.Pass())] if field == "body" else [])
        if isinstance(node, (gast.Nonlocal, gast.Global)):
            return [new for old in items for new in self.identifiers(old)]
        return [self.node(item) if isinstance(item, ast.AST) else self.identifier(item) for item in items]

    def expression(self, hole):
        value = self.given[hole.id]
        if not isinstance(value, (ast.expr, ast.slice)):
            self.template.refuse({hole.id}, f"takes an expression, not {value!r}")
        if isinstance(hole.ctx, gast.Param):
            self.template.refuse({hole.id}, "is a parameter's name: it takes a string")
        value = self.once(value)
        ctx = type(hole.ctx)
        if type(getattr(value, "ctx", hole.ctx)) is not ctx:
            value = tree.in_context(tree.copy(value), ctx)
        return value

    def identifier(self, old):
        new = self.given.get(old) if isinstance(old, str) else None
        return new if isinstance(new, str) else old

    def identifiers(self, old):
        new = self.given.get(old, old)
        if isinstance(new, str):
            return [new]
        if not (isinstance(new, (list, tuple)) and all(isinstance(item, str) for item in new)):
            self.template.refuse({old}, f"takes a list of names, not {new!r}")
        return new

    def once(self, node):
        if id(node) in self.placed:
            node = tree.copy(node)
        self.placed.add(id(node))
        return tree.at(self.at, [node])[0]
