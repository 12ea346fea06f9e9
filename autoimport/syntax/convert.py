"""From `ast` to `gast` and back.

    ast.arg("x", annotation)              <->  gast.Name("x", Param(), annotation, None)
    ast.ExceptHandler(type, "error", ..)  <->  gast.ExceptHandler(type, Name("error", Store()), ..)

gast is one grammar for all Python versions; the rest of it is the same, field by field, so conversion copies each
node's dictionary and looks only at fields that can hold nodes: two to four times faster than gast's own visitors.
It keeps a list of what is left to do in place of recursing, so an expression may be as deep as Python's parser allows.
"""
import ast

import gast

POSITION = "lineno", "col_offset", "end_lineno", "end_col_offset"


def to_gast(node):
    """A gast tree made of fresh nodes that say what `node`, a tree of `ast`, says."""
    return rebuild(node, FROM_AST)


def to_ast(node, functions=None):
    """A tree of the running Python's `ast` made of fresh nodes that say what `node`, a gast tree, says.

    functions: a dict that gets the new node of each function and lambda, by its old one.
    """
    if functions is None:
        return rebuild(node, FROM_GAST)
    return rebuild(node, FROM_GAST | {kind: noting(FROM_GAST[kind], functions) for kind in (gast.FunctionDef, gast.Lambda)})


def noting(make, table):
    def made(node):
        new = table[node] = make(node)
        return new
    return made


def copy(node):
    """A deep copy of a gast tree (operators and contexts, which have no fields and no place, stay shared)."""
    return rebuild(node, FROM_SELF)


def rebuild(root, makers):
    """Copy a tree from the top down.  `makers`: node type -> function from an old node to a new, shallow one."""
    top = makers[type(root)](root)
    todo = [top]
    while todo:
        node = todo.pop()
        fields = node.__dict__
        for field in CHILDREN[type(node)]:
            old = fields.get(field)
            if type(old) is list:
                fields[field] = fresh = []
                for item in old:
                    maker = makers.get(type(item))
                    if maker:
                        item = maker(item)
                        todo.append(item)
                    fresh.append(item)
            elif old is not None:
                maker = makers.get(type(old))
                if maker:
                    fields[field] = new = maker(old)
                    if CHILDREN[type(new)]:
                        todo.append(new)
    return top


def shallow(cls, added=()):
    """A maker: a node of class `cls` with the fields and position of the old; `added`: (field, type of its value)."""
    new = cls.__new__

    def make(node):
        made = new(cls)
        made.__dict__.update(node.__dict__)
        for field, kind in added:
            made.__dict__[field] = kind()
        return made

    if cls._fields or cls._attributes:
        return make
    alone = cls()                             # Load, Add, Eq ... say nothing beyond their type: one object serves all
    return lambda node: alone


def parameter(node):
    """ast.arg -> gast.Name in Param context."""
    fields = dict(node.__dict__)
    made = gast.Name(fields.pop("arg"), PARAM, None, None)
    made.__dict__.update(fields)
    return made


def named(node):
    """gast.Name -> ast.Name, or ast.arg where the name is a parameter."""
    if type(node.ctx) is gast.Param:
        made = ast.arg.__new__(ast.arg)
        made.__dict__.update(node.__dict__, arg=node.id)
        del made.id, made.ctx
    else:
        made = ast.Name.__new__(ast.Name)
        made.__dict__.update(node.__dict__)
        made.__dict__.pop("annotation", None)
        made.__dict__.pop("type_comment", None)
    return made


def handler_from_ast(node):
    made = HANDLER(node)
    if node.name:
        made.name = gast.Name(node.name, STORE, None, None)
        made.name.__dict__.update((key, getattr(node, key)) for key in POSITION)
        if node.type:                         # the nearest known place: Python does not record that of the name
            made.name.end_lineno, made.name.end_col_offset = node.type.end_lineno, node.type.end_col_offset
    return made


def handler_from_gast(node):
    made = ast.ExceptHandler.__new__(ast.ExceptHandler)
    made.__dict__.update(node.__dict__, name=node.name and node.name.id)
    return made


def grammar(module):
    return {key: cls for key, cls in vars(module).items() if isinstance(cls, type) and issubclass(cls, ast.AST)}


# Fields that never hold a node; leaving them out is only a matter of speed.
PLAIN = {"id", "attr", "arg", "kind", "type_comment", "conversion", "simple", "level", "module", "is_async", "asname"}
PYTHON, GAST = grammar(ast), grammar(gast)
CHILDREN = {cls: tuple(field for field in cls._fields if field not in PLAIN)
            for cls in (*PYTHON.values(), *GAST.values())}
# Fields that gast has on every Python, and the type of the value that says "not there".
NONE = type(None)
ADDED = {"Name": [("annotation", NONE), ("type_comment", NONE)]}
ADDED |= {kind: [("type_params", list)] for kind in ("FunctionDef", "AsyncFunctionDef", "ClassDef")}
ADDED |= {kind: [("default_value", NONE)] for kind in ("TypeVar", "ParamSpec", "TypeVarTuple")}
PARAM, STORE = gast.Param(), gast.Store()
HANDLER = shallow(gast.ExceptHandler)
FROM_AST = {cls: shallow(GAST[key], [pair for pair in ADDED.get(key, ()) if pair[0] not in cls._fields])
            for key, cls in PYTHON.items() if key in GAST}
FROM_AST |= {ast.arg: parameter, ast.ExceptHandler: handler_from_ast}
FROM_GAST = {cls: shallow(PYTHON[key]) for key, cls in GAST.items() if key in PYTHON}
FROM_GAST |= {gast.Name: named, gast.ExceptHandler: handler_from_gast}
FROM_SELF = {cls: shallow(cls) for cls in GAST.values()}
