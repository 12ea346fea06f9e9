"""The tree: the source of a module as nodes, the constructors and the walks that passes share.

    parse(b"x = f(y)", path)  --to_gast-->  gast.Module  --passes-->  gast.Module  --to_ast-->  compile(...)

    at(node, call(name("f"), [node.test]))      # what a pass makes has no position until `at` gives it one
"""
import ast
import sys

import gast

from autoimport.syntax.convert import CHILDREN, POSITION, copy, to_ast, to_gast

__all__ = [
    "POSITION", "assign", "at", "attribute", "call", "check", "children", "constant", "copy", "head", "in_context", "lambda_",
    "name", "outside", "parameters", "parse", "to_ast", "to_gast", "tuple_",
]


def parse(source, path):
    """The `ast.Module` of `source` (bytes, so that Python sees the encoding cookie); SyntaxError as Python says it."""
    return ast.parse(source, path)


def name(id, ctx=gast.Load):
    return gast.Name(id, ctx(), None, None)


def constant(value):
    return gast.Constant(value, None)


def attribute(value, attr):
    return gast.Attribute(value, attr, gast.Load())


def call(func, args, keywords=()):
    """`func(*args, **keywords)`; `keywords` are `gast.keyword` nodes."""
    return gast.Call(func, list(args), list(keywords))


def lambda_(expr):
    """`lambda: expr`"""
    return gast.Lambda(gast.arguments([], [], None, [], [], None, []), expr)


def assign(target, value):
    """`target = value`; `target` is an identifier."""
    return gast.Assign([name(target, gast.Store)], value, None)


def tuple_(elts):
    return gast.Tuple(list(elts), gast.Load())


def in_context(node, ctx):
    """`node`, an expression that can be a target, with `ctx` (a class: Load, Store, Del) set throughout the target."""
    node.ctx = ctx()
    for part in getattr(node, "elts", ()) if isinstance(node, (gast.Tuple, gast.List)) else ():
        in_context(part, ctx)
    if isinstance(node, gast.Starred):
        in_context(node.value, ctx)
    return node


def at(node, new):
    """Give `new` (a node or a list) and everything in it that has no position yet the position of `node`; return `new`.

    What has its position is complete and is not entered, unless it is `new` itself: nesting calls and moving large bodies
    stays cheap.  So who puts new parts into an old node gives them their position there.
    """
    place = {key: getattr(node, key) for key in POSITION}
    todo = [part for part in new if not complete(part)] if isinstance(new, list) else [new]
    for part in todo:
        fields = part.__dict__
        if "lineno" not in fields and part._attributes:
            fields.update(place)
            if type(part) is gast.Attribute:    # Python takes the end of one as the line of its call
                part.end_lineno, part.end_col_offset = part.lineno, part.col_offset
        todo += [child for child in children(part) if not complete(child)]
    return new


def head(statement, expression):
    """Where Python tells what a `for` or `with` itself raises: at its iterable, or manager; before 3.13, at all of it."""
    return expression if sys.version_info >= (3, 13) else statement


def complete(node):
    return "lineno" in node.__dict__ and isinstance(node, (ast.stmt, ast.expr))


def children(node):
    """The nodes right below `node`, in the order of its fields; operators and contexts, which hold nothing, are left out."""
    fields, found = node.__dict__, []
    for field in BELOW[type(node)]:
        value = fields.get(field)
        if type(value) is list:
            found += value if field not in MIXED else [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


BELOW = {cls: tuple(field for field in fields if field not in ("ctx", "op", "ops")) for cls, fields in CHILDREN.items()}
BELOW[gast.Constant] = ()
MIXED = {"keys", "kw_defaults", "kwd_attrs", "names"}          # lists that hold None, or text


SCOPES = gast.FunctionDef, gast.AsyncFunctionDef, gast.Lambda, gast.ClassDef


def parameters(args):
    """The parameters (`Name` nodes) of `gast.arguments`, in the order of the signature."""
    maybe = *args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg
    return [arg for arg in maybe if arg]


def outside(node):
    """The nodes of a function, lambda or class that the scope around it evaluates."""
    if isinstance(node, gast.ClassDef):
        return node.decorator_list + node.bases + node.keywords
    args = node.args
    found = list(getattr(node, "decorator_list", ())) + args.defaults + [value for value in args.kw_defaults if value]
    found += [arg.annotation for arg in parameters(args) if arg.annotation]
    return found + [node.returns] if getattr(node, "returns", None) else found


def check(tree):
    """The promise of every pass, for tests: positions everywhere, no node in two places, and it compiles."""
    seen = {}
    todo = [tree]
    for node in todo:
        if not (node._fields or node._attributes):
            continue
        assert id(node) not in seen, f"{gast.dump(node)} is used twice"
        seen[id(node)] = node
        if node._attributes:
            place = [node.__dict__.get(key) for key in POSITION]
            assert all(type(part) is int for part in place), f"{gast.dump(node)} has no position: {place}"
            assert 1 <= place[0] <= place[2] and min(place) >= 0, f"{gast.dump(node)} is at {place}"
        todo += children(node)
    compile(to_ast(tree if isinstance(tree, gast.Module) else gast.Module([tree], [])), "<check>", "exec")


def has_docstring(function):
    first = function.body[0]
    return int(isinstance(first, gast.Expr) and isinstance(first.value, gast.Constant)
               and isinstance(first.value.value, str))
