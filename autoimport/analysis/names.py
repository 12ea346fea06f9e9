"""What a piece of code reads, binds and captures, in the scope that contains it.

    def f(a):                      Names(body of f)
        b = a                          read      {a, c, g}
        def g(): return b + c          bound     {b, g}
        return g                       captured  {b, c}     (by nested functions: live for as long as f runs)

Nothing is written on nodes: a `Names` is made, asked and dropped.
"""
import gast

from ..syntax.tree import SCOPES, children, outside, parameters

FUNCTIONS = gast.FunctionDef, gast.AsyncFunctionDef, gast.Lambda

COMPREHENSIONS = gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp


class Names(gast.NodeVisitor):
    """The names of `nodes`, which all belong to one scope.

    `read`, `bound`: here; `captured`: read or rebound by functions nested here; `rebound_inside`: rebound there by
    `nonlocal`; `globals`, `nonlocals`: declared here.
    """

    def __init__(self, *nodes):
        self.read, self.bound, self.captured, self.rebound_inside = set(), set(), set(), set()
        self.globals, self.nonlocals = set(), set()
        for node in nodes:
            self.visit(node)

    @property
    def locals(self):
        return self.bound - self.globals - self.nonlocals

    def visit_Name(self, node):
        if not isinstance(node.ctx, (gast.Store, gast.Param)):     # `del x` needs x to be bound
            self.read.add(node.id)
            if node.id == "super":
                self.read.add("__class__")                         # as Python's compiler does
        if not isinstance(node.ctx, gast.Load):
            self.bound.add(node.id)
        if node.annotation is not None:
            self.visit(node.annotation)

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if isinstance(node.target, gast.Name):
            self.read.add(node.target.id)

    def visit_AnnAssign(self, node):
        """Annotations of local names are not evaluated."""
        self.visit(node.target)
        if node.value is not None:
            self.visit(node.value)

    def visit_Global(self, node):
        self.globals.update(node.names)

    def visit_Nonlocal(self, node):
        self.nonlocals.update(node.names)

    def visit_FunctionDef(self, node):
        self.visit_Lambda(node)
        self.bound.add(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        for outer in outside(node):
            self.visit(outer)
        function = Function(node)
        self.nested(function.free - type_parameters(node))
        self.rebound_inside |= function.rebinds

    def visit_ClassDef(self, node):
        for outer in outside(node):
            self.visit(outer)
        inner = Names(*node.body)
        # A name that the class body binds is looked up there first, then globally; its methods do not see it.
        free = (inner.read - inner.bound | inner.captured | inner.nonlocals) - inner.globals - {"__class__"}
        self.nested(free - type_parameters(node))
        self.rebound_inside |= inner.nonlocals | inner.rebound_inside
        self.bound.add(node.name)

    def visit_comprehension_expression(self, node):
        inner = Names()
        for child in children(node):
            inner.visit(child)
        walrus = {n.target.id for n in scope_walk(node) if isinstance(n, gast.NamedExpr)}
        free = inner.read - (inner.bound - walrus)
        self.read |= free
        self.bound |= walrus
        self.captured |= inner.captured - (inner.bound - walrus)
        self.rebound_inside |= inner.rebound_inside
        if isinstance(node, gast.GeneratorExp):                    # runs later
            self.captured |= free | walrus

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_expression

    def nested(self, free):
        self.read |= free
        self.captured |= free

    def visit_ExceptHandler(self, node):
        if isinstance(node.name, str):
            self.bound.add(node.name)
        self.generic_visit(node)

    def visit_alias(self, node):
        self.bound.add((node.asname or node.name).split(".")[0])

    def visit_MatchAs(self, node):
        if node.name:
            self.bound.add(node.name)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node):
        if node.rest:
            self.bound.add(node.rest)
        self.generic_visit(node)

    def visit_TypeAlias(self, node):
        self.bound.add(node.name.id)
        self.nested(Names(node.value).read - type_parameters(node))


class Function:
    """The scope of one function or lambda: its `locals`, the names it takes from outside (`free`, globals included),
    and those it rebinds there (`rebinds`)."""

    def __init__(self, node):
        body = node.body if isinstance(node.body, list) else [node.body]
        names = Names(*body)
        self.names = names
        self.parameters = {a.id for a in parameters(node.args)}
        self.locals = self.parameters | names.locals
        self.free = (names.read | names.captured | names.nonlocals) - self.locals - names.globals
        self.rebinds = names.nonlocals | (names.rebound_inside - self.locals)


def type_parameters(node):
    return {p.name for p in getattr(node, "type_params", None) or ()}


def scope_walk(*nodes):
    """Every node that belongs to the scope of `nodes`: functions, lambdas and classes are met, not entered.

    Comprehensions are entered: what they hold runs here, but for the names that their targets bind.
    """
    todo = list(reversed(nodes))
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, SCOPES):
            todo += reversed(outside(node))
        else:
            todo += reversed(list(children(node)))


def mangle(name, class_name):
    """A private name as Python's compiler spells it inside a class."""
    if class_name and name.startswith("__") and not name.endswith("__") and "." not in name:
        class_name = class_name.lstrip("_")
        return f"_{class_name}{name}" if class_name else name
    return name
