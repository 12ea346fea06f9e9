"""From a module's source to its two versions: the whole conversion, in order.

    source ── ast ──────────────── prologues ─────────────────────────── compile ── native code
                └── gast ── each function, innermost first:
                              jumps         break, continue, return become flags
                              expressions   operators that may be staged become calls of `ag__`
                              regions       if, while, for become local functions
                            ├── makers ── compile ── the code of each graph version
                            └── text, and its map to the source
"""
import __future__

import ast
import functools
import operator
import types
import typing

import gast

from .analysis.names import FUNCTIONS, Function, scope_walk, type_parameters
from .constructs import function, registry
from .errors import Unsupported
from .passes import expressions, jumps, regions
from .runtime.staging import BITS
from .syntax import emit, tree

PASSES = "jumps", "expressions", "regions"
FUTURE = functools.reduce(operator.or_, (getattr(__future__, name).compiler_flag for name in __future__.all_feature_names))
REGION = "ag__region"                          # marks the code of an outlined block; see runtime.traceback
FRAMES = {"locals", "eval", "exec", "vars", "dir"}      # what looks at the frame of its caller needs it whole
WORK = (gast.If, gast.While, gast.For, gast.BoolOp, gast.IfExp, gast.Compare, gast.Call, gast.Subscript, gast.Assert,
        gast.Attribute, gast.Tuple, gast.UnaryOp, gast.Delete)


class Converted(typing.NamedTuple):
    """A converted module; everything but the code objects is plain data that `marshal` takes.

    native: the code of the module; graphs: the code of graph version n; index: a row for each n, see `row`;
    text, map: the generated module and its source map.
    """
    native: types.CodeType
    graphs: tuple
    index: tuple
    text: str
    map: bytes


def convert(source, path, ident, optimize=-1):
    """Convert the module with these source bytes.  Raises `SyntaxError` as `compile` does."""
    native = tree.parse(source, path)
    module = Module(tree.to_gast(native), asserts=asserting(optimize))
    positions = {(part.node.lineno, part.node.col_offset): part for part in module.parts}
    for node in ast.walk(native):
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            part = positions.get((node.lineno, node.col_offset))
            if part is not None:
                function.prologue(node, ident << BITS | part.number, part.free)
    code = compile(native, path, "exec", dont_inherit=True, optimize=optimize)
    text, map_ = emit.emit(tree.to_ast(module.tree))
    return Converted(code, module.graphs(path, code.co_flags & FUTURE, optimize), module.index(), text, map_.to_bytes())


def stages(source, path):
    """[(name, text, map)]: the module after each pass, as source."""
    return [(name, *emit.emit(tree.to_ast(Module(tree.to_gast(tree.parse(source, path)), PASSES[:i]).tree)))
            for i, name in enumerate(("source", *PASSES))]


def asserting(optimize):
    return __debug__ if optimize == -1 else optimize == 0


class Part(typing.NamedTuple):
    """A function with a graph version."""
    number: int
    node: object               # rewritten
    free: frozenset            # names it takes from the functions around it
    class_name: str            # of the class whose private names it may use
    qualname: str
    first_line: int            # of its first decorator, as Python counts


class Module:
    """Rewrites the functions of a gast module in place, innermost first; `parts` has those with a graph version."""

    def __init__(self, module, passes=PASSES, asserts=True):
        self.tree, self.passes, self.asserts = module, passes, asserts
        self.parts = []
        self.taken = identifiers(module)
        fresh = registry.Context(self.taken).fresh
        self.blocks = {name: fresh(name) for name in regions.BLOCKS}
        self.inside(module.body, frozenset(), None, "", False)

    def inside(self, nodes, visible, class_name, qualname, method):
        """Convert the functions in a scope.  `visible`: names that functions here see in the functions around them."""
        for node in scope_walk(*nodes):
            if isinstance(node, gast.ClassDef):
                self.inside(node.body, visible | {"__class__"} | type_parameters(node), node.name,
                            f"{qualname}{node.name}.", True)
            elif isinstance(node, FUNCTIONS):
                self.function(node, visible | type_parameters(node), class_name, qualname, method)

    def function(self, node, visible, class_name, qualname, method):
        scope = Function(node)
        name = getattr(node, "name", "<lambda>")
        body = node.body if isinstance(node.body, list) else [node.body]
        self.inside(body, (visible - scope.names.globals) | scope.locals, class_name, f"{qualname}{name}.<locals>.", False)
        if isinstance(node, gast.AsyncFunctionDef) or not worth_a_version(body):
            return
        first = ([*node.args.posonlyargs, *node.args.args] or [None])[0]
        context = registry.Context(set(self.taken), scope.locals, class_name, first.id if method and first else None,
                                   self.asserts)
        context.parameters = scope.parameters
        if isinstance(node, gast.Lambda):
            if "expressions" in self.passes:
                node.body = expressions.expression(node.body, context)
        else:
            self.rewrite(node, context)
        decorators = getattr(node, "decorator_list", None) or [node]
        self.parts.append(Part(len(self.parts), node, frozenset(scope.free & visible), class_name, qualname + name,
                               min(part.lineno for part in [decorators[0], node])))

    def rewrite(self, node, context):
        """The three passes."""
        declared = {part.target.id for part in scope_walk(*node.body) if isinstance(part, gast.AnnAssign)
                    and part.value is None and isinstance(part.target, gast.Name)}
        lowered, result = True, None
        if "jumps" in self.passes:
            try:
                _, result = jumps.lower(node, context.taken)
            except Unsupported:
                lowered = False
        if "expressions" in self.passes:
            node.body = expressions.rewrite(node.body, context)
        if "regions" in self.passes:
            regions.outline(node, context, self.blocks, result, lowered, declared)

    def graphs(self, path, flags, optimize):
        """The code object of each graph version."""
        makers = gast.Module([function.maker(part.node, part.number, part.free, part.class_name)
                              for part in self.parts], [])
        code = compile(tree.to_ast(makers), path, "exec", flags=flags, dont_inherit=True, optimize=optimize)
        blocks = frozenset(self.blocks.values())
        found = []
        for part, made in zip(self.parts, filter(is_code, code.co_consts)):
            if part.class_name:
                made = next(filter(is_code, made.co_consts))
            graph = next(filter(is_code, made.co_consts))
            prefix = f"{part.class_name}." if part.class_name else ""
            found.append(finish(graph, f"{prefix}make_{part.number}.<locals>.{graph.co_name}", part.qualname, blocks,
                                graph.co_name, part.first_line))
        return tuple(found)

    def index(self):
        return tuple((part.qualname, part.first_line, part.node.lineno, part.node.col_offset, part.node.end_lineno,
                      part.node.end_col_offset) for part in self.parts)


def finish(code, inside, qualname, blocks, name, line):
    """Code of a graph version with the author's names: blocks are shown as the function that they belong to, and no
    qualified name tells of makers and blocks."""
    def proper(text):
        if text.startswith(inside):
            text = qualname + text[len(inside):]
            for block in blocks:
                text = text.replace(f".{block}.<locals>", "").replace(f".<locals>.{block}", "")
        return text

    region = code.co_name in blocks
    owner, owner_line = (name, line) if region else (code.co_name, code.co_firstlineno)
    constants = []
    for value in code.co_consts:
        if is_code(value):
            value = finish(value, inside, qualname, blocks, owner, owner_line)
        elif isinstance(value, str):
            value = proper(value)
        constants.append(value)
    if region:
        constants += [owner_line, REGION]
    changes = {"co_qualname": proper(code.co_qualname)} if hasattr(code, "co_qualname") else {}
    return code.replace(co_consts=tuple(constants), co_name=owner, **changes)


def is_code(value):
    return isinstance(value, types.CodeType)


def worth_a_version(body):
    """Is there anything to rewrite?  Nothing may look at the frame: a graph version has several."""
    work = False
    for node in scope_walk(*body):
        if isinstance(node, WORK):
            work = True
            if isinstance(node, gast.Call) and isinstance(node.func, gast.Name) and node.func.id in FRAMES and (
                    node.func.id not in ("vars", "dir") or not node.args):
                return False
    return work


def identifiers(module):
    """Every identifier of a module: what fresh names avoid."""
    found = {"ag__"}
    for node in gast.walk(module):
        for field in "id", "attr", "name", "arg", "rest", "asname", "module":
            value = getattr(node, field, None)
            if isinstance(value, str):
                found.update(value.split("."))
        if isinstance(node, (gast.Global, gast.Nonlocal)):
            found.update(node.names)
    return found
