"""Trees survive conversion whole; templates make what they look like; both say so when they cannot."""
import ast
import importlib.util
import os
import subprocess
import sys
import textwrap
import warnings
import zipfile
from pathlib import Path

import gast
import pytest
from corpus import library

from autoimport.syntax import tree
from autoimport.syntax.template import template

ROOT = Path(__file__).parents[1]


def parse(source):
    return tree.to_gast(tree.parse(textwrap.dedent(source).encode(), "<test>"))


def expression(source):
    return parse(source).body[0].value


def says(nodes, source):
    """Whether a node or a list of statements says what `source` says."""
    nodes = nodes if isinstance(nodes, list) else [nodes]
    nodes = [gast.Expr(node) if isinstance(node, gast.expr) else node for node in nodes]
    ours = ast.dump(tree.to_ast(gast.Module(nodes, [])), indent=1)
    theirs = ast.dump(ast.parse(textwrap.dedent(source)), indent=1)
    assert ours == theirs
    return True


# Conversion

def survives(path):
    source = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            module = tree.parse(source, str(path))
        except (SyntaxError, ValueError):
            return
        before = ast.dump(module, include_attributes=True)
        converted = tree.to_gast(module)
        assert ast.dump(tree.to_ast(converted), include_attributes=True) == before
        assert ast.dump(tree.to_ast(tree.copy(converted)), include_attributes=True) == before
        assert ast.dump(module, include_attributes=True) == before
        try:
            code = compile(source, str(path), "exec", dont_inherit=True)
        except SyntaxError:                   # what only the compiler refuses
            return
        tree.check(converted)
        if not source.startswith(b"\xef\xbb\xbf") and b"coding:" not in source[:200]:
            again = compile(source, str(path), "exec", dont_inherit=True)
            if again == code:                 # a constant that is not a number differs from itself
                assert compile(tree.to_ast(converted), str(path), "exec", dont_inherit=True) == code


@pytest.mark.parametrize("path", library(60, 5), ids=str)
def test_library(path):
    survives(path)


@pytest.mark.slow
@pytest.mark.parametrize("path", library(), ids=str)
def test_whole_library(path):
    survives(path)


def test_the_same_as_gasts_own():
    for path in library(15, 5):
        module = ast.parse(path.read_bytes())
        ours, theirs = tree.to_gast(module), gast.ast_to_gast(module)
        assert gast.dump(ours) == gast.dump(theirs)
        for node in gast.walk(ours):
            assert type(node).__module__ == "gast.gast", node
            assert set(node._fields) <= set(node.__dict__), node


def test_what_gast_has_otherwise():
    function = parse("def f(a: int, *b, c=1, **d): pass").body[0]
    assert [(arg.id, type(arg.ctx)) for arg in tree.parameters(function.args)] == [(one, gast.Param) for one in "abcd"]
    assert function.args.args[0].annotation.id == "int" and function.type_params == []
    handler = parse("try: x\nexcept E as e: y").body[0].handlers[0]
    assert (handler.name.id, handler.name.lineno, handler.name.end_col_offset) == ("e", 2, 8)
    assert says(parse("try: x\nexcept E as e: y").body, "try: x\nexcept E as e: y")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="type parameters")
def test_type_parameters():
    source = "type X[T: int, *Ts, **P] = T\n\ndef f[T](x: T):\n    pass\n\nclass C[T]:\n    pass"
    module = parse(source)
    assert module.body[0].type_params[0].default_value is None
    tree.check(module)
    assert says(module.body, source)


def test_errors_are_pythons_own():
    for source in (b"x = (\n", b"# coding: nonsense\n", b"def f():\nx\n", b"'\xff'\n"):
        with pytest.raises(SyntaxError) as theirs:
            compile(source, "a file.py", "exec")
        with pytest.raises(SyntaxError) as ours:
            tree.parse(source, "a file.py")
        assert ours.value.args == theirs.value.args and ours.value.filename == theirs.value.filename


def test_encoding_cookie():
    module = tree.parse("# coding: latin-1\nx = 'é'\n".encode("latin-1"), "f")
    assert module.body[0].value.value == "é"


def test_depth_has_no_limit():
    module = ast.parse("x = " + "-" * 50 + " + ".join("a" * 900))
    deep = module.body[0].value
    for _ in range(5000):
        deep = ast.UnaryOp(ast.USub(), deep, lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
    back = tree.to_ast(tree.copy(tree.to_gast(deep)))
    depth = 0
    while isinstance(back, ast.UnaryOp):
        back, depth = back.operand, depth + 1
    assert depth == 5000 and type(back) is ast.BinOp


# Constructors and walks

def test_constructors():
    value = tree.call(tree.attribute(tree.name("a"), "b"), [tree.constant(1)], [gast.keyword("k", tree.tuple_([]))])
    assert says(tree.assign("x", tree.lambda_(value)), "x = lambda: a.b(1, k=())")


def test_at():
    [statement] = parse("\n\nif a:\n    b").body
    made = tree.at(statement, tree.assign("x", tree.call(tree.name("f"), [statement.test])))
    assert {node.lineno for node in gast.walk(made) if node._attributes} == {3}
    assert (made.value.col_offset, made.value.end_lineno, made.value.end_col_offset) == (0, 4, 5)
    assert statement.test.col_offset == 3                         # what had a place keeps it
    inner = tree.name("fresh")
    statement.body[0].value.id = "b"
    statement.test = inner
    assert tree.at(made, statement) is statement and inner.lineno == 3
    several = [tree.assign("x", tree.name("y")), statement]
    assert tree.at(statement.body[0], several) is several
    assert several[0].value.lineno == 4 and several[1].lineno == 3
    tree.check(gast.Module(several, []))


def test_in_context():
    target = tree.in_context(expression("(a, [*b.c, d[0]])"), gast.Store)
    assert [type(node.ctx) for node in gast.walk(target) if hasattr(node, "ctx")].count(gast.Load) == 2   # b and d
    assert says(gast.Assign([target], tree.name("x"), None), "(a, [*b.c, d[0]]) = x")


def test_copy_is_deep():
    module = parse("def f(x: int):\n    return [x, {'a': x}]")
    twin = tree.copy(module)
    assert gast.dump(twin) == gast.dump(module)
    shared = {id(node) for node in gast.walk(module)} & {id(node) for node in gast.walk(twin)}
    assert all(not node._fields for node in gast.walk(twin) if id(node) in shared)
    twin.body[0].body.append(1)
    assert len(module.body[0].body) == 1


def test_check_finds():
    def broken(change):
        module = parse("x = f(y)")
        change(module.body[0])
        with pytest.raises((AssertionError, SyntaxError, ValueError, TypeError)) as caught:
            tree.check(module)
        return str(caught.value)
    assert "position" in broken(lambda node: setattr(node, "value", tree.name("z")))
    assert "twice" in broken(lambda node: node.value.args.append(node.value.func))
    assert "is at" in broken(lambda node: setattr(node, "end_lineno", 0))
    assert "is at" in broken(lambda node: setattr(node, "col_offset", -1))
    broken(lambda node: setattr(node.targets[0], "ctx", gast.Load()))


# Templates

@template
def if_(test, then_body, orelse_body, rebound, names, then, orelse):
    """What it is."""
    def then():
        nonlocal rebound
        then_body

    def orelse():
        nonlocal rebound
        orelse_body
    ag__.if_(test, then, orelse, names)                           # noqa: F821


def test_template():
    module = parse("x = y = 1\ndef f():\n    if a + b:\n        x = 1\n        y = 2\n    return x")
    node = module.body[1].body[0]
    made = if_(at=node, test=node.test, then_body=node.body, orelse_body=[], rebound=["x", "y"],
               names=tree.constant("x y"), then="then_1", orelse="orelse_1")
    assert says(made, """
        def then_1():
            nonlocal x, y
            x = 1
            y = 2
        def orelse_1():
            nonlocal x, y
        ag__.if_(a + b, then_1, orelse_1, 'x y')
    """)
    assert {(part.lineno, part.end_lineno) for part in (made[0], made[1], made[2].value.args[3])} == {(3, 5)}
    assert made[0].body[1].lineno == 4 and made[2].value.args[0].col_offset == 7
    module.body[1].body = [tree.assign("x", tree.name("y")), tree.assign("y", tree.name("x")), *made]
    tree.check(tree.at(module.body[1], module.body[1]) and module)
    again = if_(at=node, test=tree.name("t"), then_body=[], orelse_body=[gast.Pass()], rebound=[], names=tree.name("n"),
                then="t", orelse="o")
    assert says(again, "def t(): pass\ndef o(): pass\nag__.if_(t, t, o, n)")
    assert again[0].body[0].lineno == again[1].body[0].lineno == 3


@template
def everything(value, var, body, attr, items, target):
    def var(other, *, attr=value) -> value:
        global items
        return value
    for target in value:
        body
    else:
        body
    if value:
        body
    with value.attr(attr=value) as var:                           # noqa: F811
        var = var + value
    class attr(value): body                                       # noqa: E701
    try:
        body
    except value as var:
        body
    "value"
    print(target)


def test_every_kind_of_hole():
    at = parse("\n\n0").body[0]
    made = everything(at=at, value=expression("a[0]"), var="v", body=parse("b = 1").body, attr="t", items=["g", "h"],
                      target=expression("(i, j)"))
    assert says(made, """
        def v(other, *, t=a[0]) -> a[0]:
            global g, h
            return a[0]
        for i, j in a[0]:
            b = 1
        else:
            b = 1
        if a[0]:
            b = 1
        with a[0].t(t=a[0]) as v:
            v = v + a[0]
        class t(a[0]):
            b = 1
        try:
            b = 1
        except a[0] as v:
            b = 1
        'value'
        print((i, j))
    """)
    tree.check(gast.Module(made, []))                             # what stands in several places was copied
    empty = everything(at=at, value=tree.name("x"), var="v", body=[], attr="t", items=[], target=tree.name("n"))
    assert says(empty, """
        def v(other, *, t=x) -> x:
            return x
        for n in x:
            pass
        if x:
            pass
        with x.t(t=x) as v:
            v = v + x

        class t(x):
            pass
        try:
            pass
        except x as v:
            pass
        'value'
        print(n)
    """)
    tree.check(gast.Module(empty, []))


def test_expression_template():
    @template
    def and_(left, right):
        ag__.and_(lambda: left, lambda: right)                    # noqa: F821

    at = parse("a and b").body[0].value
    made = and_.expression(at=at, left=at.values[0], right=at.values[1])
    assert says(made, "ag__.and_(lambda: a, lambda: b)")
    assert (made.col_offset, made.end_col_offset, made.args[1].body.col_offset) == (0, 7, 6)
    tree.check(tree.at(at, gast.Expr(made)))


@pytest.mark.parametrize("change, message", [
    (lambda holes: holes.pop("test"), "template if_: hole test is not filled"),
    (lambda holes: holes.update(more=1), "template if_: hole more does not exist"),
    (lambda holes: holes.update(test=[gast.Pass()]), "template if_: hole test takes an expression"),
    (lambda holes: holes.update(test=1), "template if_: hole test takes an expression"),
    (lambda holes: holes.update(rebound=[1]), "template if_: hole rebound takes a list of names"),
    (lambda holes: holes.update(rebound=gast.Pass()), "template if_: hole rebound takes a list of names"),
    (lambda holes: holes.update(then_body=gast.Pass()), "template if_: hole then_body takes"),
])
def test_filling_is_checked(change, message):
    holes = dict(test=tree.name("t"), then_body=[], orelse_body=[], rebound=[], names=tree.name("n"), then="t",
                 orelse="o")
    change(holes)
    with pytest.raises(TypeError, match=message):
        if_(at=parse("x").body[0], **holes)


def test_a_parameter_is_a_name():
    @template
    def made(one):
        lambda one: one

    at = parse("x").body[0]
    assert says(made(at=at, one="two"), "lambda two: two")
    with pytest.raises(TypeError, match="one is a parameter's name"):
        made(at=at, one=tree.name("two"))


TEMPLATES = '''
from autoimport.syntax import tree
from autoimport.syntax.template import template
import ast
@template
def f(value):
    "doc"
    x = value
def made():
    at = tree.to_gast(ast.parse("x").body[0])
    return ast.unparse(tree.to_ast(f(at=at, value=tree.name("y"))[0]))
print(made())
'''


@pytest.mark.parametrize("flags", [[], ["-O"], ["-OO"]])
def test_optimized_python(flags, tmp_path):
    (tmp_path / "made.py").write_text(TEMPLATES)
    result = subprocess.run([sys.executable, *flags, tmp_path / "made.py"], capture_output=True, text=True,
                            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"})
    assert (result.stdout, result.stderr) == ("x = y\n", "")


def test_zip(tmp_path, capsys):
    archive = tmp_path / "made.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("made_in_zip.py", TEMPLATES)
    sys.path.insert(0, str(archive))
    try:
        assert importlib.util.find_spec("made_in_zip")
        assert __import__("made_in_zip").made() == "x = y"
    finally:
        sys.path.remove(str(archive))
        sys.modules.pop("made_in_zip", None)
