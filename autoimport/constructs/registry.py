"""Which function rewrites which node of the graph version: one owner for each kind.

A rewrite of an expression takes the node, whose parts are rewritten already, and a `Context`; it returns the new
node.  A rewrite of a statement returns a list of statements.
"""
import gast

from ..syntax import tree

REWRITES = {}
OPERATORS = {}                                 # what `ag__` provides to generated code, by name


def rewrites(*kinds):
    """Register the decorated function as the one that rewrites nodes of these `gast` classes (by name)."""
    def register(rewrite):
        for kind in kinds:
            if kind in REWRITES:
                raise ValueError(f"{kind} is rewritten by {REWRITES[kind].__module__} already")
            REWRITES[kind] = rewrite
        return rewrite
    return register


def operator(function):
    """Register the decorated function as the operator of its name, which has one owner too."""
    if function.__name__ in OPERATORS:
        raise ValueError(f"{function.__name__} is an operator of {OPERATORS[function.__name__].__module__} already")
    OPERATORS[function.__name__] = function
    return function


class Context:
    """What a rewrite may ask about the function around it."""

    def __init__(self, taken, scope=None, class_name=None, first_parameter=None, asserts=True, functions=None):
        self.taken = taken                        # identifiers in use; `fresh` adds to them
        self.locals = scope.locals if scope else frozenset()          # names that may be bound again here
        self.visible = scope.locals | scope.free if scope else frozenset()      # names of this function and of those around
        self.outer = scope.names.globals | scope.names.nonlocals if scope else frozenset()      # declared so here
        self.globals = scope.names.globals if scope else frozenset()
        self.parameters = scope.parameters if scope else frozenset()
        self.functions = functions                # nested functions -> their scopes
        self.class_name = class_name              # for private names
        self.first_parameter = first_parameter    # what a bare `super()` takes; None where it cannot
        self.asserts = asserts
        self.declared = set()                     # locals that only functions inside bind
        self.tests = set()                        # ids of the nodes of which only the truth counts

    def fresh(self, hint):
        new, i = hint, 0
        while new in self.taken:
            i += 1
            new = f"{hint}_{i}"
        self.taken.add(new)
        return new


def delayable(node):
    """Whether an expression may be moved into a function: it does not suspend this one."""
    todo = [node]
    while todo:
        node = todo.pop()
        if isinstance(node, (gast.Yield, gast.YieldFrom, gast.Await)):
            return False
        if not isinstance(node, gast.Lambda):
            todo += gast.iter_child_nodes(node)
    return True


def ag(operator, *args):
    """`ag__.operator(*args)`"""
    return tree.call(tree.attribute(tree.name("ag__"), operator), args)


def operator_of(node):
    """The name of the operator that an expression calls; None for any other."""
    f = getattr(node, "func", None)
    return f.attr if isinstance(f, gast.Attribute) and isinstance(f.value, gast.Name) and f.value.id == "ag__" else None


def strings(names):
    """A tuple display of names, in order."""
    return tree.tuple_([tree.constant(name) for name in sorted(names)])
