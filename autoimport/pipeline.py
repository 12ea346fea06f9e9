"""From a module's source to its two versions: the whole conversion, in order.

    source ── ast ─── prologues ── compile ── native code                       at import
       └───── gast ── each function, innermost first:                           when a graph first needs one
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
import re
import types
import typing

import gast

from . import naming
from .analysis.functions import find, looks_at_frames, place_of, scopes
from .analysis.names import Table, scope_walk
from .constructs import function, generator, matching, operators, recursion, registry
from .passes import expressions, jumps, regions
from .runtime.staging import BITS
from .syntax import emit, tree

PASSES = "jumps", "expressions", "regions"
operators()                                    # their files hold the rewrites too


class Generated(typing.NamedTuple):
    """The graph versions of a module; everything but the code objects is plain data that `marshal` takes.

    graphs: the code of graph version n; index: a row for each n, see `Module.index`; text, map: the generated module
    and its source map; plain: (line, qualified name, why) of each function that stays as it is.
    """
    graphs: tuple
    index: tuple
    text: str
    map: bytes
    plain: tuple


def native(source, path, ident, optimize=-1):
    """The code of the module with these source bytes, its functions ready to hand over to their graph versions.

    Raises `SyntaxError` as `compile` does.
    """
    module = tree.parse(source, path)
    try:
        for number, found in enumerate(find(module)):
            if found.work:
                function.prologue(found.node, ident << BITS | number, found.free)
    except RecursionError as error:
        error.node = deepest(module)
        raise
    return compile(module, path, "exec", dont_inherit=True, optimize=optimize)


def deepest(module):
    """The statement of a module, or of a class or function in it, that is too deep to be walked."""
    found, stmts = None, module.body
    while stmts:
        found, outer = next(filter(too_deep, stmts), None), found
        if found is None:
            return outer
        stmts = getattr(found, "body", ())
    return found


def too_deep(stmt):
    try:
        list(find(ast.Module([stmt], [])))
    except RecursionError:
        return True
    return False


def generate(source, path, optimize=-1, passes=PASSES):
    """The graph versions of the module with these source bytes."""
    module = Module(source, path, passes, asserts=__debug__ if optimize == -1 else optimize == 0)
    functions = {}
    result = tree.to_ast(module.tree, functions)
    try:
        text, map_ = emit.emit(result)
    except RecursionError:                     # text is for readers: code that nests deeper than it can be told runs all
        text, map_ = emit.emit(ast.Module([], []))      # the same
    graphs = module.graphs(functions, path, optimize)    # last: it marks the operands
    return Generated(graphs, module.index(), text, map_.to_bytes(), tuple(sorted(module.plain)))


def stages(source, path):
    """[(name, text, map)]: the module as it is, and after each pass, as source."""
    return [(name, *emit.emit(tree.to_ast(Module(source, path, PASSES[:i]).tree)))
            for i, name in enumerate(("source", *PASSES))]


class Module:
    """A gast module whose functions are rewritten, innermost first; `scopes` has them by number."""

    def __init__(self, source, path, passes=PASSES, asserts=True):
        parsed = tree.parse(source, path)
        self.flags = future_flags(parsed)
        self.tree, self.passes, self.asserts = tree.to_gast(parsed), passes, asserts
        self.taken = {"ag__", *re.findall(r"\w+", source.decode("utf-8", "replace"))}
        fresh = registry.Context(self.taken).fresh
        self.blocks = {name: fresh(name) for name in regions.BLOCKS}
        self.title, self.region = fresh("graph"), fresh(naming.REGION)
        self.table = Table()
        self.scopes = []
        self.plain = set()                     # (line, qualified name, why) of what stays as it is
        found = list(scopes(self.tree.body, self.table))
        self.partners = recursion.partners(found)
        for scope in found:
            scope.node.authors = True          # for `naming.mark`; copies have it too
            if isinstance(scope.node, gast.AsyncFunctionDef):
                self.leave(scope, scope.node, "it is async")
            else:
                self.scopes.append(scope)
                try:
                    self.rewrite(scope)
                except Exception as error:
                    error.node = scope.node
                    raise
        self.scopes.sort(key=lambda scope: place_of(scope.node))

    def rewrite(self, scope, node=None, taken=()):
        """The three passes over one function, or a part of it.  What needs the frame of its caller whole is left."""
        node = node or scope.node
        body = node.body if isinstance(node.body, list) else [node.body]
        if looks_at_frames(body):
            self.leave(scope, node, "it asks for its own frame, by sys._getframe() or the like")
            return
        context = registry.Context(
            self.taken.union(taken), self.table.function(node), scope.class_name, scope.first, self.asserts, self.table.functions)
        if isinstance(node, gast.Lambda):
            if "expressions" in self.passes:
                node.body = expressions.expression(node.body, context)
                for each in sorted(context.declared - context.parameters):         # a local that only cells bind
                    binding = gast.NamedExpr(tree.name(each, gast.Store), tree.constant(None))
                    node.body = tree.at(node.body, gast.IfExp(tree.constant(True), node.body, binding))
            return
        declared = {part.target.id for part in scope_walk(*body) if isinstance(part, gast.AnnAssign)
                    and part.value is None and part.simple}
        result = None
        if "jumps" in self.passes:
            node.body = matching.lower(node.body, context)
            suspends = self.table.function(node).names.suspends
            parts = generator.split(node, self.blocks, context) if node is scope.node and suspends else ()
            for part in parts:
                self.rewrite(scope, part, context.taken)
            if parts:
                return
            recursion.lower(node, context, self.partners.get(node, ()))
            result = jumps.lower(node, context.taken)
        if "expressions" in self.passes:
            node.body = expressions.rewrite(node.body, context)
            first = tree.has_docstring(node)
            node.body[first:first] = regions.declare(context.declared - context.parameters, node.body[0])
        if "regions" in self.passes:
            regions.outline(node, context, self.blocks, result, declared)

    def leave(self, scope, node, why):
        self.plain.add((node.lineno, scope.qualname, why))

    def graphs(self, functions, path, optimize):
        """The code object of each graph version; `functions` has the nodes of `ast` by those of the tree.

        (A pass may have put copies of a lambda in its place.)
        """
        makers = ast.Module([
            function.maker(functions.get(scope.node) or tree.to_ast(scope.node, functions), number, scope.free,
                           scope.class_name, self.title) for number, scope in enumerate(self.scopes)], [])
        naming.mark(functions.values(), self.region)
        code = compile(makers, path, "exec", flags=self.flags, dont_inherit=True, optimize=optimize)
        blocks = frozenset(self.blocks.values())
        found = []
        for number, (scope, made) in enumerate(zip(self.scopes, filter(is_code, code.co_consts))):
            if scope.class_name:
                made = next(filter(is_code, made.co_consts))
            graph = next(filter(is_code, made.co_consts))
            prefix = f"{scope.class_name}." if scope.class_name else ""
            named = naming.Naming(f"{prefix}make_{number}.<locals>.{graph.co_name}", scope.qualname, blocks, self.region)
            found.append(named.finish(graph, (getattr(scope.node, "name", graph.co_name), first_line(scope.node))))
        return tuple(found)

    def index(self):
        """For each number: qualified name, first line as Python counts, and the start and the end of the function."""
        return tuple((scope.qualname, first_line(scope.node), *(getattr(scope.node, key) for key in tree.POSITION))
                     for scope in self.scopes)


def first_line(node):
    """The line of the first decorator, if any."""
    return min(part.lineno for part in [node, *getattr(node, "decorator_list", ())])


def future_flags(module):
    names = [alias.name for node in module.body if getattr(node, "module", None) == "__future__" for alias in node.names]
    return functools.reduce(operator.or_, (getattr(__future__, name).compiler_flag for name in names), 0)


def is_code(value):
    return isinstance(value, types.CodeType)
