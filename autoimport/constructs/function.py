"""Functions: two versions of each.

Native, with one flag test in front of the author's statements:

    def f(x, *args, k=1):
        "doc"
        if ag__staging and ag__staging():
            return ag__.version(N, lambda: (a, b))(x, *args, k=k)
        ...

and the graph version, compiled on its own in a function that stands for the scopes around it:

    class C:                            # only in a class: private names are spelled here
        def make_7(a, b, __class__):    # the free variables of f
            def graph(x, *args, k=1):
                ...

The lambda carries the cells of the free variables over; without any there is none.  Lambdas and generators do the same
in one expression.  `async` functions, module level and class bodies have only their native version.
"""
import ast

from ..syntax.tree import POSITION


def prologue(node, number, free):
    """Put the flag test into a native function (`ast`, not `gast`), in place."""
    version = ast.Call(ast.Attribute(ast.Name("ag__", ast.Load()), "version", ast.Load()), [ast.Constant(number)], [])
    if free:
        version.args.append(ast.Lambda(
            ast.arguments([], [], None, [], [], None, []),
            ast.Tuple([ast.Name(name, ast.Load()) for name in sorted(free)], ast.Load())))
    args = node.args
    positional = [ast.Name(a.arg, ast.Load()) for a in (*args.posonlyargs, *args.args)]
    if args.vararg:
        positional.append(ast.Starred(ast.Name(args.vararg.arg, ast.Load()), ast.Load()))
    keywords = [ast.keyword(a.arg, ast.Name(a.arg, ast.Load())) for a in args.kwonlyargs]
    if args.kwarg:
        keywords.append(ast.keyword(None, ast.Name(args.kwarg.arg, ast.Load())))
    graph = ast.Call(version, positional, keywords)
    test = ast.BoolOp(ast.And(), [flag(), ast.Call(flag(), [], [])])
    if isinstance(node, ast.Lambda):
        node.body = ast.IfExp(test, graph, node.body)
        place(node.body, node.body.orelse)
        return
    first = 1 if ast.get_docstring(node, clean=False) is not None else 0
    while first < len(node.body) - 1 and is_declaration(node.body[first]):
        first += 1
    leave = ast.Return(ast.YieldFrom(graph) if is_generator(node) else graph)
    guard = ast.If(test, [leave], [])
    place(guard, node.body[first])
    node.body.insert(first, guard)


def flag():
    return ast.Name("ag__staging", ast.Load())


def is_declaration(stmt):
    """Does Python make no code of this statement, and so has no line to stop at?"""
    return isinstance(stmt, (ast.Global, ast.Nonlocal)) or (
        isinstance(stmt, ast.AnnAssign) and stmt.value is None and stmt.simple == 1)


def place(new, node):
    """Positions for synthesized `ast` nodes: the start of the statement or expression they stand before."""
    for part in ast.walk(new):
        if "lineno" in part._attributes and not hasattr(part, "lineno"):
            part.lineno = part.end_lineno = node.lineno
            part.col_offset = part.end_col_offset = node.col_offset


def is_generator(node):
    """Does this function (`ast`) suspend?"""
    todo = list(node.body) if isinstance(node.body, list) else [node.body]
    while todo:
        part = todo.pop()
        kind = type(part).__name__
        if kind in ("Yield", "YieldFrom"):
            return True
        if kind not in ("FunctionDef", "AsyncFunctionDef", "Lambda", "ClassDef"):
            todo += ast.iter_child_nodes(part)
    return False


def maker(node, number, free, class_name, title):
    """The graph version of `node` in a function whose parameters are its free variables (`ast`, which shares the body).

    There it is called `title`, which no name in it is: its own name belongs to the scope that it comes from.
    """
    args = node.args
    bare = altered(args, posonlyargs=[parameter(a) for a in args.posonlyargs], args=[parameter(a) for a in args.args],
                   vararg=parameter(args.vararg), kwonlyargs=[parameter(a) for a in args.kwonlyargs],
                   kwarg=parameter(args.kwarg), defaults=[], kw_defaults=[None] * len(args.kwonlyargs))
    here = {key: getattr(node, key) for key in POSITION}
    if isinstance(node, ast.Lambda):
        graph = ast.Expr(altered(node, args=bare), **here)
    else:
        # a decorator, which nobody calls, makes the code begin where that of the native version does
        first = [altered(ELLIPSIS, **{key: getattr(part, key) for key in POSITION}) for part in node.decorator_list[:1]]
        graph = altered(FUNCTION, name=title, args=bare, body=node.body, decorator_list=first, **here)
    free = altered(FUNCTION.args, args=[ast.arg(name, **here) for name in sorted(free)])
    made = altered(FUNCTION, name=f"make_{number}", args=free, body=[graph], **here)
    return altered(CLASS, name=class_name, body=[made], **here) if class_name else made


FUNCTION, CLASS = ast.parse("def f(): ...\nclass C: ...").body
ELLIPSIS = FUNCTION.body[0].value


def altered(node, **changes):
    """A shallow copy of an `ast` node with other values in some fields."""
    made = type(node).__new__(type(node))
    made.__dict__.update(node.__dict__, **changes)
    return made


def parameter(node):
    return node and altered(node, annotation=None)
