"""Apply the registered rewrites to one function, bottom-up.

    y = f(x) if a == b else x[0]      ->      y = ag__.if_exp(ag__.eq(a, b), lambda: ag__.call(f)(x), lambda: ...)

What a construct becomes stands in the file of the construct.  Nested functions and classes are not entered: a nested
function is a graph version of its own already.  Patterns and annotations stay as they are.
"""
import gast

from ..constructs import assignment, rebinding, registry, trying, with_block
from ..syntax.tree import CHILDREN, SCOPES, at

TESTS = {gast.If: "test", gast.While: "test", gast.IfExp: "test", gast.Assert: "test", gast.UnaryOp: "operand",
         gast.comprehension: "ifs", gast.match_case: "guard"}


def rewrite(stmts, context):
    """Rewrite a block in place of itself; returns the new statements."""
    out = []
    for node in stmts:
        out += statement(node, context)
    return out or [gast.copy_location(gast.Pass(), stmts[0])]


def statement(node, context):
    if isinstance(node, SCOPES):
        evaluated_here(node, context)
        return [node]
    kind = type(node)
    mark_test(node, context)
    if kind is gast.For:
        assignment.target_of_loop(node, context)
    elif kind is gast.With:
        with_block.target_of_with(node, context)
    for field in CHILDREN[kind]:
        value = getattr(node, field, None)
        if field == "annotation":
            continue
        if isinstance(value, list):
            if value and isinstance(value[0], gast.stmt):
                setattr(node, field, rewrite(value, context))
            else:
                setattr(node, field, [part(item, context) for item in value])
        elif value is not None:
            setattr(node, field, part(value, context))
    rule = registry.REWRITES.get(kind.__name__)
    before = rebinding.announced(node, context)
    return before + ([node] if rule is None else at(node, rule(node, context)))


def part(node, context):
    """A part of a statement: an expression, or what holds statements or expressions of its own."""
    if isinstance(node, (gast.ExceptHandler, gast.match_case)):
        mark_test(node, context)
        node.again = isinstance(node, gast.ExceptHandler) and trying.raises_again(node)
        node.body = rewrite(node.body, context)
        for field in "type", "guard":
            if getattr(node, field, None) is not None:
                setattr(node, field, expression(getattr(node, field), context))
        return node
    return expression(node, context)


def evaluated_here(node, context):
    """Rewrite what this scope evaluates of a nested function or class: defaults, decorators and bases."""
    if isinstance(node, gast.ClassDef):
        node.bases = [expression(base, context) for base in node.bases]
        node.keywords = [expression(keyword, context) for keyword in node.keywords]
    else:
        node.args.defaults = [expression(value, context) for value in node.args.defaults]
        node.args.kw_defaults = [value and expression(value, context) for value in node.args.kw_defaults]
        if isinstance(node, gast.FunctionDef):
            node.decorator_list = [at(each, registry.ag("decorator", each)) for each in node.decorator_list]


def expression(node, context):
    if isinstance(node, gast.Lambda):
        evaluated_here(node, context)
        return node
    if not isinstance(node, (gast.expr, gast.Slice, gast.comprehension, gast.keyword, gast.withitem)):
        return node
    kind = type(node)
    if kind in LEAVES:
        return node
    mark_test(node, context)
    for field in CHILDREN[kind]:
        value = getattr(node, field, None)
        if type(value) is list:
            value[:] = [expression(item, context) for item in value]
        elif value is not None:
            setattr(node, field, expression(value, context))
    rule = registry.REWRITES.get(kind.__name__)
    return node if rule is None else at(node, rule(node, context))


LEAVES = {gast.Name, gast.Constant}


def mark_test(node, context):
    """Note the expressions below `node` of which only the truth counts."""
    test = getattr(node, TESTS.get(type(node), ""), None)
    if test is None or isinstance(node, gast.UnaryOp) and not isinstance(node.op, gast.Not):
        return
    todo = test[:] if isinstance(test, list) else [test]
    while todo:
        test = todo.pop()
        context.tests.add(id(test))
        if isinstance(test, gast.BoolOp):
            todo += test.values
