"""The functions of a module, and what each takes from the functions around it.

`scopes` walks a gast tree, innermost functions first, as passes need them.  `find` walks an `ast` tree for the import
alone, which pays for it: a function that neither holds others nor is held takes nothing along but `__class__`, and
only the rest is looked at closely.  Both number the functions that are not `async` by their place in the source.
"""
import ast
import typing

import gast

from ..syntax.tree import to_gast
from .names import FUNCTIONS, Table, scope_walk, type_parameters

# What looks at the frame of its caller, or counts frames, needs a function whole and alone: it has no graph version.
FRAMES = {"_getframe", "_getframemodulename", "currentframe"}
SCOPE = {"locals", "eval", "exec", "vars", "dir"}               # these ask for the names of the scope that they stand in
COMPREHENSIONS = {"ListComp", "SetComp", "DictComp", "GeneratorExp"}
WORK = {ast.If, ast.While, ast.For, ast.BoolOp, ast.IfExp, ast.Compare, ast.Call, ast.Subscript, ast.Assert, ast.Delete,
        ast.JoinedStr, ast.Raise, ast.Match, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Global,
        ast.Nonlocal, ast.Yield, ast.YieldFrom, ast.Not, ast.Mod, ast.BitOr, ast.Starred, ast.Try, ast.With, ast.AugAssign}
STORED = {ast.Attribute, ast.Tuple, ast.List}          # work where they are assigned to
CALLED = "call"
KINDS = {ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda}
EMPTY = {ast.Load, ast.Store, ast.Del, ast.Constant}


class Scope(typing.NamedTuple):
    """A function in a gast tree, and what is around it."""
    node: object
    free: frozenset            # names that it takes from functions around it, and `__class__`
    class_name: str            # of the class whose private names it may use, or None
    qualname: str
    method: bool               # whether it stands directly in a class

    @property
    def first(self):
        """The name of the first parameter of a method."""
        args = self.node.args
        return next((parameter.id for parameter in [*args.posonlyargs, *args.args]), None) if self.method else None


def scopes(nodes, table, visible=frozenset(), class_name=None, prefix="", method=False):
    """The `Scope` of every function in a scope; `visible`: names of the functions around it."""
    for node in scope_walk(*nodes):
        inside = visible | type_parameters(node)
        if isinstance(node, gast.ClassDef):
            yield from scopes(node.body, table, inside | {"__class__"}, node.name, f"{prefix}{node.name}.", True)
        elif isinstance(node, FUNCTIONS):
            function = table.function(node)
            qualname = prefix + getattr(node, "name", "<lambda>")
            body = node.body if isinstance(node.body, list) else [node.body]
            yield from scopes(body, table, (inside - function.names.globals) | function.locals, class_name,
                              f"{qualname}.<locals>.")
            yield Scope(node, frozenset(function.free & inside), class_name, qualname, method)


class Found(typing.NamedTuple):
    """A function in an `ast` tree.  `work`: is there anything in it that a graph version changes?"""
    node: object
    free: frozenset
    work: bool


def find(tree):
    """Every `Found` of a module, by number."""
    found = {}
    todo = [(node, False) for node in tree.body]
    while todo:
        node, in_class = todo.pop()
        kind = type(node)
        if kind is ast.ClassDef:
            todo += [(part, True) for part in node.body]
            todo += [(part, in_class) for part in node.decorator_list + node.bases + node.keywords]
        elif kind in KINDS:
            alone(node, in_class, found)
            todo += [(part, in_class) for part in around(node)]
        else:
            todo += [(part, in_class) for part in below(node)]
    return [found[place] for place in sorted(found)]


def alone(node, in_class, found):
    """Note a function that no other surrounds, and those in it."""
    method = nested = False
    todo = list(node.body) if type(node.body) is list else [node.body]
    for part in todo:
        kind = type(part)
        if kind is ast.Name:
            method |= part.id == "super" or part.id == "__class__"
        elif kind in KINDS or kind is ast.ClassDef:
            nested = True
            break
        else:
            todo += below(part)
    if nested:
        known = {place_of(part): part for part in ast.walk(node) if type(part) in KINDS}
        context = {"visible": frozenset({"__class__"}), "method": True} if in_class else {}
        for scope in scopes([to_gast(node)], Table(), **context):
            original = known[place_of(scope.node)]
            if type(original) is not ast.AsyncFunctionDef:
                found[place_of(original)] = Found(original, scope.free, works(original))
    elif type(node) is not ast.AsyncFunctionDef:
        free = {part.name for part in getattr(node, "type_params", ())}
        found[place_of(node)] = Found(node, frozenset(free | {"__class__"} if in_class and method else free), works(node))


def works(node):
    """Is there anything in this function that a graph version changes, and may it have one?"""
    work = getattr(node, "name", None) == CALLED       # Keras makes new exceptions of those that no graph version raised
    todo = list(node.body) if type(node.body) is list else [node.body]
    for part in todo:
        kind = type(part)
        work = work or kind in WORK or kind in STORED and type(part.ctx) is not ast.Load or (
            kind is ast.Expr and type(part.value) is not ast.Constant)
        if (kind is ast.Call or kind.__name__ in COMPREHENSIONS) and caller_matters(part):
            return False
        if kind not in KINDS and kind is not ast.ClassDef:
            todo += below(part)
    return work


def caller_matters(node):
    """Does this call, or a call in this comprehension, ask for the frame that it stands in?  (Either kind of tree.)

    What a comprehension repeats has names of its own, in some Pythons: there, asking for names is that, too.
    """
    if type(node).__name__ in COMPREHENSIONS:
        outside = set(ast.walk(node.generators[0].iter))
        return any(type(part).__name__ == "Call" and asks_for_scope(part) and part not in outside for part in ast.walk(node))
    name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
    return name in FRAMES and (hasattr(node.func, "id") or name.startswith(("_get", "current")))


def asks_for_scope(call):
    """`locals()`, `eval(text)` and their like."""
    name = getattr(call.func, "id", None)
    return name in SCOPE and (name not in ("vars", "dir") or not call.args)


def place_of(node):
    return node.lineno, node.col_offset


def below(node):
    """The nodes right below."""
    found = []
    if not node._fields:                       # an operator: one object for all trees, and debuggers hang things on it
        return found
    for value in node.__dict__.values():
        if type(value) is list:
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST) and type(value) not in EMPTY:
            found.append(value)
    return found


def around(node):
    """The parts of a function that the scope around it evaluates."""
    found = [part for part in below(node.args) if type(part) is not ast.arg]
    found += [part.annotation for part in below(node.args) if type(part) is ast.arg and part.annotation]
    found += getattr(node, "decorator_list", ())
    return [*found, node.returns] if getattr(node, "returns", None) else found


def looks_at_frames(body):
    """Does this code ask for the names or the frame of its function?"""
    return any((isinstance(node, gast.Call) or type(node).__name__ in COMPREHENSIONS) and caller_matters(node)
               for node in scope_walk(*body))
