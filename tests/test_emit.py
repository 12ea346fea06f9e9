"""The text parses back to the tree it was made from, and the map leads from every name to where it came from."""
import ast
import random
import sys
import warnings

import pytest
from corpus import library
from hypothesis import given, settings
from hypothesis import strategies as st

from autoimport.syntax import tree
from autoimport.syntax.emit import Emit, Map, emit
from autoimport.syntax.strings import QUOTES, docstring, literal

SNIPPETS = r'''
x = (y := 1, *z)
(a, b), c = *d, e = f
a, = b
x: int
(x): int = 3
a.b: int = y
x: (int, str) = 1, 2
x += 1; x @= y; x **= z; x //= w; x >>= 1
-x ** -y; (-x) ** y; x ** y ** z; (x ** y) ** z; - -x; +~x; not not x; -(not x); (not x) == y
a - (b - c) - d; (a - b) * c % (d / e); a << b + c; a & b | c ^ d; (a | b) & c; a @ b
a < b == c != d is not e not in f; (a < b) < c; a < (b < c); not a in b; (not a) in b
a or b and c or (d or e); (a or b) and c; not (a and b)
a if b else c if d else e; (a if b else c) if d else e; (a if b else c)(d); (lambda: a) if b else lambda: c
lambda: 0; lambda x, /, y=1, *a, z, w=2, **k: (x, y); lambda *, z: z; lambda: (x := 1)
f(*a or b, **c or d); f(x for x in y); f((x for x in y), 1); f(a, *b, c, k=1, **d, e=2)
[*a, *(b or c)]; {**a, 'b': 1, **(c or d)}; {*a, b}; {}; (); []; (a,); {a: b for a in c}; {a for b in c}
[x for x, in y]; [x for x, y in z if a if b or c for w in (lambda: 0, 1)]
[a for b in (c if d else e) if (f if g else h)]
[x async for x in y]; [y for a.b[c] in d]
a[1]; a[1, 2]; a[1,]; a[()]; a[1:2, ..., ::3]; a[:]; a[b:c:d]; a[(x := 1)]; a[lambda: 0:1]; a[1:2,]
(1).real; 1.0.real; 1j.imag; True.real; (-1).real; 0xffffffffffff .bit_length()
'a'.join; b'a'.join; [].x; {}.y; (a + b).c
1e400; -1e400; 1e400j; 1e-300; 0.1; 1_000; 1j; 1 + 2j; 0x_ff; ...; None; True
b'\xff\'"\n'; 'x\ud800\0\n"\''; u'unicode'
'''  # each line is one case
SNIPPETS = SNIPPETS.strip().splitlines()

BLOCKS = r'''
"""module docstring
of "two" lines \\ with \t and """ + """"
"""
===
def f(a, b: int = 1, /, c=2, *args: x, d, e: y = 3, **kwargs: z) -> w:
    """doc"
    string"""
    def g(): "one \"line\""
    return (yield)
===
def f():
    yield; x = yield; x = yield a, *b; x += yield; (yield)(1); await_ = (yield) + 1; yield from x; f((yield from y))
    [(yield), (yield 1)]; return (yield)
    with (yield): pass
    with (yield) as x, (yield): pass
    match (yield):
        case x: pass
===
async def f():
    await x; await (await y); (await z) ** -await w; -await v; await (a + b); await f(x).y
    async with a as b, c: pass
    async for x, y in z: pass
    else: await (yield)
    [x async for x in y if await z]
===
@a.b[c](d)
@(x := y)
@lambda f: f
class C(a, *b, m=c, **d):
    """doc"""
    x: int
    @property
    def y(self): global g; nonlocal_ = 1
class D: pass
===
def f():
    x = 1
    def g():
        nonlocal x, y
        global z
    y = 2
===
for x, in y: break
else: pass
for (a, *b), c.d in *e, f: continue
while (x := f()): pass
else: pass
===
if a: pass
elif b: x
elif c: y
else:
    if d: pass
    z
if a: pass
else:
    if b: pass
===
with a: pass
with (a, b): pass
with ((a, b)): pass
with ((a, b)) as c: pass
with ((a, b)), c: pass
with a as b, c as (d, e), f as g.h: pass
with (a := b): pass
with (a if b else c) as d, (lambda: 0): pass
with (x for x in y): pass
with ((a,)): pass
with (): pass
===
try: a
except: b
===
try: a
except (A, B) as e: b
except C: c
else: d
finally: e
===
try: a
finally: b
===
assert a, (b, c)
assert (a, b)
del a, b.c, d[e]
del (a, b), [c]
raise
raise a
raise a from b
import a.b as c, d
from . import x
from ...a.b import (c as d, e)
from a import *
from __future__ import annotations
===
match x:
    case 1 | -1 | 1.5 | -1j | 1 - 2j | -1 + 2j | "a" "b" | b"c" | a.b.c: pass
    case None | True | False: pass
    case _: pass
match (x, y), *z:
    case [a, *b, _] | (c, *_) | [] if a < b: pass
    case a, b: pass
    case (a,): pass
    case {}: pass
    case {"a": 1, -1: x, a.b: _, **rest}: pass
    case {**rest}: pass
    case C() | a.D(1, x, k=y, l=[z] | None): pass
    case (1 | 2) as x: pass
    case 1 | (2 as x): pass
    case [(1 as x), (2 | 3) as y] as z: pass
    case ((1 as x) as y): pass
    case x: pass
match = case = type = _ = 1
match -x:
    case -1: match[x]; match(x); case.y
===
print(a, b) ; f"" ; f"a" "b" f"{c}"
'''
BLOCKS = BLOCKS.strip("\n").split("\n===\n")
YIELDS = "def f():\n    " + "; ".join(
    "lambda: (yield)|f(*(yield), k=(yield))|x = y = yield|x: int = (yield)|{(yield): (yield)}|a[(yield)]".split("|"))

SINCE = {
    (3, 11): ["""
try: a
except* A: b
except* (B, C) as e: c
else: d
finally: f
""", "a[*b]; a[*b, c]; a[*b, 1:2]; a[1:2, *b]", "def f(*args: *Ts): pass"],
    (3, 12): ["""
type X = int
type Y[T, *Ts, **P] = dict[T, P]
type Z[T: int, U: (int, str)] = T
def f[T: int](x: T) -> T: pass
async def g[*Ts](*x: *Ts): pass
class C[T, **P](B[T], m=P): pass
class D[T]: pass
""", r"""f'{a["b"]}{'\n'}{f'{f"{f'''{f'{1}'}'''}"}'}' """, "f'''{\na\n + 1 # comment\n}'''"],
    (3, 13): ["type X[T = int, *Ts = *tuple[int, str], **P = [int, str]] = T\nclass C[T: int = bool]: pass"],
}
NEW = [text for version, texts in SINCE.items() if sys.version_info >= version for text in texts]

FSTRINGS = r'''
f'{x}' f"{x!r}{y!s}{z!a}" f'{x:>{w}.{p}}' f'{x!r:^{w}}' f'{x:}' f'{x=}' f'{x = !s:>5}'
f'{{}}{{{x}}}' f'{ {1: 2}[1] }' f'{ {1} }' f'{(lambda x: x)(1)}' f'{(x := 1)}' f'{x:=5}' f'{a != b}' f'{a if b else c}'
f"{x['a']}" f'{x["a"]}' f"it's {x}" f'say "{x}"' f"""it's "{x}" """ f"""it's "{x}\""""
f'\n\t\\{x}\x00\ud800é\N{BULLET}' f'{x:\n}' f'{x:%H:%M}' f'{x:\x7b\x7d}' rf'\d{x}\n' f'{a[1:2]}' f'{a, b}' f'{*a, b}'
f"""{x["'"]}{y['a']}""" f"""{f'{x}'}"""
f"{'a' 'b'}" f'{"#"}' f"{b'x'}" f"""{"it's"}{'"'}""" f"{''}" f"""{''}""" f'{1 .real}' f'{1j}' f'{...}' f"{x:{'>'}{10}}"
f'{-1}' f'{not x}' f'{x!r:{y!s}}' f'{3.5:{"{"}>10}' f"{'é'}" f'é{x}é{y}'
'''
FSTRINGS = FSTRINGS.strip().splitlines() + [
    "f'''{\"a\nb\"}'''", "f'''{x\n}'''", "f'''{\"\"\"a\nb\"\"\"}'''", "f'''a\nb{x}\n'''", "u'a' f'{x}'", "f'{x}' u'a'",
    "f'''{x[\"it's\"]} \"\"\" '''", "f'''{x['a']}{\"it's\"}\"'''", "f\"{f'{x}'}\"", "f'''{f\"{f'{x}'}\"}'''",
    "f'''{f\"a'b{x}\"}'''", "f'''{f\"{x:{y}}\"}'''", "f'''{f\"{{}}é\t{x}\"}'''", "f'''{\"a'\" '\"b'}'''",
    "f'''{f\"\"}'''", "f'{x:{{y}}}'", "f'{x!r:{{}}}'"]


def same(source):
    """Whether `source` survives; None if this Python cannot parse it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            before = ast.parse(source)
        except (SyntaxError, ValueError):
            return None
        text, _ = emit(before)
        after = ast.parse(text)
    assert ast.dump(after) == ast.dump(before), text
    return text


@pytest.mark.parametrize("source", [*SNIPPETS, *BLOCKS, YIELDS, *NEW])
def test_constructs(source):
    assert same(source)


@pytest.mark.parametrize("source", FSTRINGS)
def test_fstrings(source):
    same(source)
    for part in source.split(" f"):
        same(part if part.startswith(("f", "u", "r")) else "f" + part)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="anything goes")
def test_refused_fstring():
    module = ast.parse("f'{x}'")
    module.body[0].value.values[0].value = ast.Constant("\\", lineno=1, col_offset=0)
    with pytest.raises(ValueError, match="line 1"):
        emit(module)


ALPHABET = [*QUOTES, "{", "}", "{{", "}}", "{x", "!r", ":", "=", "f'", 'f"', "\\n", "\\\\", "\n", "a", "é", " ", "#",
            "{x}", "{y:>{w}}", "{f'{x}'}", '{"a"}', "{'b'}", "[1]", "\\'", '\\"', "\\x7b", "\\{"]


@settings(max_examples=800, deadline=None, database=None)
@given(st.sampled_from(["f", "rf"]), st.sampled_from(QUOTES), st.lists(st.sampled_from(ALPHABET), max_size=9))
def test_any_fstring(prefix, quote, parts):
    same(prefix + quote + "".join(parts) + quote)


@settings(max_examples=300, deadline=None, database=None)
@given(st.text(max_size=12) | st.binary(max_size=12) | st.text(alphabet="\\\"'\n\t a", max_size=9))
def test_any_string(value):
    assert ast.literal_eval(literal(value)) == value
    if isinstance(value, str) and "\n" in value:
        assert ast.literal_eval(docstring(value)) == value


LEAVES = [lambda: ast.Name("x", ast.Load()), *(lambda one=one: ast.Constant(one, None) for one in (1, 1.5, "s"))]
OPS = [op() for op in ast.operator.__subclasses__() if op.__module__ == "ast"]
COMPARISONS = [op() for op in ast.cmpop.__subclasses__() if op.__module__ == "ast"]


def expression(rng, depth):
    """A random expression; every pair of operator and operand turns up."""
    if depth == 0:
        return rng.choice(LEAVES)()
    def sub():
        return expression(rng, rng.randrange(depth))
    no_arguments = ast.arguments([], [], None, [], [], None, [])
    return rng.choice([
        lambda: ast.BinOp(sub(), rng.choice(OPS), sub()),
        lambda: ast.UnaryOp(rng.choice([ast.Not(), ast.USub(), ast.UAdd(), ast.Invert()]), sub()),
        lambda: ast.BoolOp(rng.choice([ast.And(), ast.Or()]), [sub(), sub(), sub()]),
        lambda: ast.Compare(sub(), rng.choices(COMPARISONS, k=2), [sub(), sub()]),
        lambda: ast.IfExp(sub(), sub(), sub()),
        lambda: ast.Lambda(no_arguments, sub()),
        lambda: ast.NamedExpr(ast.Name("n", ast.Store()), sub()),
        lambda: ast.Await(sub()),
        lambda: ast.Yield(sub()),
        lambda: ast.YieldFrom(sub()),
        lambda: ast.Call(sub(), [sub(), ast.Starred(sub(), ast.Load())],
                         [ast.keyword("k", sub()), ast.keyword(None, sub())]),
        lambda: ast.Attribute(sub(), "a", ast.Load()),
        lambda: ast.Subscript(sub(), rng.choice([sub, lambda: ast.Slice(sub(), None, sub())])(), ast.Load()),
        lambda: ast.Tuple([sub(), ast.Starred(sub(), ast.Load())], ast.Load()),
        lambda: ast.Dict([sub(), None], [sub(), sub()]),
        lambda: ast.Set([sub()]),
        lambda: ast.GeneratorExp(sub(), [ast.comprehension(ast.Name("t", ast.Store()), sub(), [sub()], 0)]),
    ])()


def test_precedence():
    rng = random.Random(7)
    for _ in range(2000):
        module = ast.Module([ast.Expr(expression(rng, 4))], [])
        text, rows = emit(module)
        assert ast.dump(ast.parse(text)) == ast.dump(module), text
        assert rows == Map()


def test_constants_that_no_source_holds():
    big = 1 << 100000
    for value in (-1, -1.5, complex(-1, -2), complex("inf"), float("-inf"), (1, (2,), "a"), (), big, -big):
        text, _ = emit(ast.Expression(ast.BinOp(ast.Constant(value, None), ast.Pow(), ast.Constant(2, None))))
        assert eval(text.rpartition("**")[0]) == value
    assert eval(emit(ast.Expression(ast.Constant(float("nan"), None)))[0]) != 0


def test_depth():
    source = "x = " + " + ".join(["a"] * 2000)
    assert emit(ast.parse(source))[0] == source + "\n"
    source = "if a:\n    pass\n" + "elif b:\n    pass\n" * 400
    assert emit(ast.parse(source))[0] == source


def test_text_reads_well():
    source = '''\
import a


def f(x, y=(1, 2), *args: int, k: int = 3):
    """Two
    lines."""

    def g():
        return (x + y) * -z ** 2 if not a and b else [i for i, j in k if i < 3]
    if x[0, 1:2].y:
        a, b = b, a
    elif y:
        print(f"it's {x!r:>{w}} {y['a']}", end='')
    else:
        return lambda: 0

@decorated
class C:
    pass
'''
    expected = source.replace("import a\n\n", "import a\n").replace("b, a\n", "(b, a)\n")
    assert emit(ast.parse(source))[0] == expected


def test_parts():
    source = "class C:\n    def f(self):\n        return  1\n"
    function = ast.parse(source).body[0].body[0]
    text, rows = emit(function)
    assert text == "def f(self):\n    return 1\n"
    assert rows.original(2, 4) == (3, 8) and rows.original(2, 11) == (3, 16)
    assert emit([function, function])[0].count("def f") == 2
    assert emit(function.body[0].value)[0] == "1\n"

    class Brief(Emit):
        def _FunctionDef(self, node):
            self.fill(f"... {node.name}")

    brief = Brief()
    brief.dispatch(ast.parse(source))
    assert brief.finish()[0] == "class C:\n    ... f\n"


# The map

def test_map():
    source = "@d\ndef f(a,\n      b):\n\n    if a: é = a+ b\n    elif  b:\n        pass\n    return é +a\n"
    text, rows = emit(ast.parse(source))
    assert text.splitlines() == [
        "@d", "def f(a, b):", "    if a:", "        é = a + b", "    elif b:", "        pass", "    return é + a"]
    assert rows.lines() == {1: 1, 2: 2, 3: 5, 4: 5, 5: 6, 6: 7, 7: 8}
    assert rows.generated(5) == [3, 4] and rows.generated(3) == [2] and rows.generated(4) == []
    assert rows.original(2, 6) == (2, 6) and rows.original(2, 9) == (3, 6)
    assert rows.original(4, 0) == rows.original(4, 8) == (5, 10)       # the indentation belongs to what follows
    assert rows.original(4, 13) == (5, 15) and rows.original(7, 16) == (8, 15)         # é is two bytes
    assert rows.original(8) is None and rows.original(0) is None and Map().original(1) is None
    assert Map.from_bytes(rows.to_bytes()) == rows and Map.from_bytes(Map().to_bytes()) == Map()


def test_damaged_map():
    data = emit(ast.parse("x = f(y)\n" * 20))[1].to_bytes()
    for broken in (b"", b"x", data[:-1], data + b"x", data[4:], b"\0" * 40, Map().to_bytes()[:-1]):
        with pytest.raises(ValueError):
            Map.from_bytes(broken)
    for index in range(len(data)):
        broken = bytearray(data)
        broken[index] ^= 0x55
        try:
            assert Map.from_bytes(bytes(broken)) == Map.from_bytes(data)     # a bit of zlib's header that says nothing
        except ValueError:
            pass


def names(module):
    """The names outside of f-strings, whose positions Python made up before 3.12."""
    inside = {id(node) for string in ast.walk(module) if isinstance(string, ast.JoinedStr) for node in ast.walk(string)}
    return [node for node in ast.walk(module) if isinstance(node, ast.Name) and id(node) not in inside]


def survives(path):
    source = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            module = tree.parse(source, str(path))
        except (SyntaxError, ValueError):
            return
        text, rows = emit(module)
        after = ast.parse(text)
    assert ast.dump(after) == ast.dump(module)
    for new, old in zip(names(after), names(module), strict=True):
        assert rows.original(new.lineno, new.col_offset) == (old.lineno, old.col_offset), (path, old.lineno, old.id)
    assert set(rows.lines()) >= {node.lineno for node in ast.walk(after) if hasattr(node, "lineno")}
    assert Map.from_bytes(rows.to_bytes()) == rows


@pytest.mark.parametrize("path", library(150, 3), ids=str)
def test_library(path):
    survives(path)


@pytest.mark.slow
@pytest.mark.parametrize("path", library(), ids=str)
def test_whole_library(path):
    survives(path)
