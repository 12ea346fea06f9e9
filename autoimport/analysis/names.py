"""What a piece of code reads, binds and captures, in the scope that contains it.

    def f(a):                      Names(body of f)
        b = a                          read      {a, c, g}
        def g(): return b + c          bound     {b, g}
        return g                       captured  {b, c}     (by nested functions: live for as long as f runs)

Nothing is written on nodes: a `Names` is made, asked and dropped.
"""
import gast

from ..syntax.tree import SCOPES, children, outside, parameters

COMPREHENSIONS = gast.ListComp, gast.SetComp, gast.DictComp, gast.GeneratorExp
FUNCTIONS = gast.FunctionDef, gast.AsyncFunctionDef, gast.Lambda


class Names:
    """The names of `nodes`, which all belong to one scope.

    `read`, `bound`: here; `captured`: read or rebound by functions nested here; `globals`, `nonlocals`: declared
    here.  `suspends`: is there a `yield` or `await`?  `table` remembers the names of statements and of
    nested functions, so that each is looked at once.
    """

    __slots__ = ("bound", "captured", "globals", "nonlocals", "read", "suspends", "table")

    def __init__(self, *nodes, table=None):
        self.read, self.bound, self.captured = set(), set(), set()
        self.globals, self.nonlocals = set(), set()
        self.suspends = False
        self.table = Table() if table is None else table
        for node in nodes:
            self.add(node)

    @property
    def locals(self):
        return self.bound - self.globals - self.nonlocals

    def add(self, node):
        """Add the names of a node; a statement's come from the table."""
        if isinstance(node, gast.stmt):
            self.merge(self.table[node])
        else:
            self.enter(node)

    def enter(self, node):
        """Add the names of what `node` consists of."""
        visit = VISITS.get(type(node))
        if visit is not None:
            visit(self, node)
        else:
            for child in children(node):
                self.add(child)

    def merge(self, other):
        self.read |= other.read
        self.bound |= other.bound
        self.captured |= other.captured
        self.globals |= other.globals
        self.nonlocals |= other.nonlocals
        self.suspends |= other.suspends

    def name(self, node):
        kind = type(node.ctx)
        if kind is gast.Load or kind is gast.Del:                  # `del x` needs x to be bound
            self.read.add(node.id)
            if node.id == "super":
                self.read.add("__class__")                         # as Python's compiler does
        if kind is not gast.Load:
            self.bound.add(node.id)
        if node.annotation is not None:
            self.add(node.annotation)

    def aug_assign(self, node):
        self.add(node.target)
        self.add(node.value)
        if isinstance(node.target, gast.Name):
            self.read.add(node.target.id)

    def ann_assign(self, node):
        """Annotations of local names are not evaluated; `(x): int` makes no local of x."""
        if node.value is not None:
            self.add(node.value)
        elif isinstance(node.target, gast.Name) and not node.simple:
            return
        self.add(node.target)

    def global_(self, node):
        self.globals.update(node.names)

    def nonlocal_(self, node):
        self.nonlocals.update(node.names)

    def function(self, node):
        for part in outside(node):
            self.add(part)
        self.nested(self.table.function(node).free - type_parameters(node))
        if not isinstance(node, gast.Lambda):
            self.bound.add(node.name)

    def class_(self, node):
        for part in outside(node):
            self.add(part)
        inner = Names(*node.body, table=self.table)
        for part in scope_walk(*node.body):      # comprehensions are functions: they do not see the names of the class
            if isinstance(part, COMPREHENSIONS):
                inner.captured |= Names(part, table=self.table).read
        # A name that the class body binds is looked up there first, then globally; its methods do not see it.
        free = (inner.read - inner.bound | inner.captured | inner.nonlocals) - inner.globals - {"__class__"}
        self.nested(free - type_parameters(node))
        self.bound.add(node.name)

    def comprehension(self, node):
        inner = Names(*children(node), table=self.table)
        walrus = {part.target.id for part in scope_walk(node) if isinstance(part, gast.NamedExpr)}
        free = inner.read - (inner.bound - walrus)
        self.read |= free
        self.bound |= walrus
        self.captured |= inner.captured - (inner.bound - walrus)
        self.suspends |= inner.suspends
        if isinstance(node, gast.GeneratorExp):                    # runs later
            self.captured |= free | walrus

    def nested(self, free):
        self.read |= free
        self.captured |= free

    def alias(self, node):
        self.bound.add((node.asname or node.name).split(".")[0])

    def capture_pattern(self, node):
        if node.name:
            self.bound.add(node.name)
        for child in children(node):
            self.add(child)

    def mapping_pattern(self, node):
        if node.rest:
            self.bound.add(node.rest)
        for child in children(node):
            self.add(child)

    def type_alias(self, node):
        self.bound.add(node.name.id)
        self.nested(Names(node.value).read - type_parameters(node))

    def suspension(self, node):
        self.suspends = True
        for child in children(node):
            self.add(child)


VISITS = {
    "Name": Names.name, "AugAssign": Names.aug_assign, "AnnAssign": Names.ann_assign, "Global": Names.global_,
    "Nonlocal": Names.nonlocal_, "FunctionDef": Names.function, "AsyncFunctionDef": Names.function,
    "Lambda": Names.function, "ClassDef": Names.class_, "ListComp": Names.comprehension, "SetComp": Names.comprehension,
    "DictComp": Names.comprehension, "GeneratorExp": Names.comprehension, "alias": Names.alias,
    "MatchAs": Names.capture_pattern, "MatchStar": Names.capture_pattern, "MatchMapping": Names.mapping_pattern,
    "TypeAlias": Names.type_alias, "Yield": Names.suspension, "YieldFrom": Names.suspension,
    "Await": Names.suspension, "AsyncFor": Names.suspension, "AsyncWith": Names.suspension,
}
VISITS = {getattr(gast, kind): visit for kind, visit in VISITS.items() if hasattr(gast, kind)}


class Table(dict):
    """statement -> its `Names`, made when first asked for; `functions` likewise has the scopes of nested functions.

    It speaks of the tree as it was then: a pass that changes statements makes a new one, and may keep `functions`,
    since what a function takes from outside does not change when its inside is rewritten.
    """

    def __init__(self, functions=None):
        super().__init__()
        self.functions = {} if functions is None else functions

    def __missing__(self, node):
        names = self[node] = Names(table=self)
        names.enter(node)
        return names

    def function(self, node):
        found = self.functions.get(node)
        if found is None:
            found = self.functions[node] = Function(node, self)
        return found


class Function:
    """The scope of one function or lambda: its `locals`, and the names it takes from outside (`free`, globals
    included)."""

    def __init__(self, node, table=None):
        body = node.body if isinstance(node.body, list) else [node.body]
        names = Names(*body, table=table)
        self.names = names
        self.parameters = {a.id for a in parameters(node.args)}
        self.locals = self.parameters | names.locals
        self.free = (names.read | names.captured | names.nonlocals) - self.locals - names.globals


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
        if type(node) is not gast.Name:
            below = outside(node) if isinstance(node, SCOPES) else list(children(node))
            below.reverse()
            todo += below


def mangle(name, class_name):
    """A private name as Python's compiler spells it inside a class."""
    if class_name and name.startswith("__") and not name.endswith("__") and "." not in name:
        class_name = class_name.lstrip("_")
        return f"_{class_name}{name}" if class_name else name
    return name
