"""All the versions of one program, and what each of them does.

    native                    as the author wrote it: what the others are held against
    jumps, expressions, regions    the text of each stage, run as plain Python
    hooked                    the native code with its prologues
    graph                     the graph versions, as compiled
"""
import ast
import contextlib
import hashlib

import autoimport.runtime.staging as staging
from autoimport import constructs, pipeline
from autoimport.syntax import emit, tree
from autoimport.unit import convert

from .world import Enough, World, error, loosely, told

ARGUMENTS = (0, 1), (3, 2), (5, 0)
STAGES = pipeline.PASSES
PATH = "<fuzz>"


class Unit:
    """A converted program, as `staging` wants it."""

    def __init__(self, source):
        self.ident = int.from_bytes(hashlib.sha256(source).digest()[:5], "big")
        self.native = convert("native", source, PATH, self.ident)
        self.generated = convert("generate", source, PATH)
        self.text = self.generated.text

    def graph(self, number):
        return self.generated.graphs[number]


@contextlib.contextmanager
def forced():
    """Graph versions run, whatever they are given."""
    before, staging.force = staging.force, True
    staging.change(+1)
    try:
        yield
    finally:
        staging.force = before
        staging.change(-1)


def outcome(code, arguments, lines=False):
    """What a run returns or raises, the events in order, and what closures that it left behind say afterwards."""
    constructs.operators()
    world = World()
    try:
        exec(code, world)
        result = told(world["f"](*arguments))
        if hasattr(result, "send") or result[:1] == ("generator",):
            result = told(world.take(world["f"](*arguments)))
    except Enough:
        return None
    except Exception as raised:
        # (Python itself gets the line of an unbound name wrong at times: its fused instructions span two.)
        result = "raised", error(raised), line_of(raised) if lines and not isinstance(raised, NameError) else None
    late = []
    for function in world.kept:
        try:
            late.append(told(function()))
        except Exception as raised:
            late.append(error(raised))
        except Enough:
            return None
    names = told([world["G"], world["xs"], world["ks"], world.object.n, vars(world.object).get("m")])
    return result, world.events, late, names


def line_of(raised):
    """The last line of the program that a traceback names."""
    trace, line = raised.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == PATH:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def stage(source, count):
    """The text of a program after the first `count` passes."""
    return emit.emit(tree.to_ast(pipeline.Module(source, PATH, STAGES[:count]).tree))[0]


def divergences(source, stages=(1, 2, 3), arguments=ARGUMENTS):
    """Yields (version, arguments, expected, got, its text) wherever a version does not do what the author's text does."""
    data = source.encode()
    native = compile(source, PATH, "exec", dont_inherit=True)
    try:
        unit = Unit(data)
        texts = [(STAGES[n - 1], unit.text if n == 3 else stage(data, n)) for n in stages]
        codes = [(name, text, compile(text, f"<{name}>", "exec", dont_inherit=True)) for name, text in texts]
    except Exception as failure:
        yield "conversion", (), None, failure, ""
        return
    staging.units.setdefault(unit.ident, {})[PATH] = unit
    try:
        for values in arguments:
            expected = outcome(native, values), outcome(native, values, True)
            if None in expected:
                continue
            for name, text, code in codes:
                got = outcome(code, values)
                if loosely(got) != loosely(expected[0]):
                    yield name, values, expected[0], got, text
            got = outcome(unit.native, values, True)
            if got != expected[1]:
                yield "hooked", values, expected[1], got, source
            with forced():
                got = outcome(unit.native, values, True)
            if got != expected[1]:
                yield "graph", values, expected[1], got, unit.text
    finally:
        del staging.units[unit.ident]


def shrink(source, fails):
    """The smallest program near `source` that still `fails`: statements are dropped, or replaced by what they hold."""
    best = source
    shrunk = True
    while shrunk:
        shrunk = False
        for smaller in simpler(best):
            try:
                compile(smaller, PATH, "exec")
                if len(smaller) < len(best) and fails(smaller):
                    best, shrunk = smaller, True
                    break
            except (SyntaxError, RecursionError):
                continue
    return best


def simpler(source):
    """Programs with one statement less, or with one expression replaced by a part of it."""
    module = ast.parse(source)
    for holder in ast.walk(module):
        for field in "body", "orelse", "finalbody", "handlers", "cases":
            block = getattr(holder, field, None)
            if not isinstance(block, list):
                continue
            for i, stmt in enumerate(block):
                inside = [part for name in ("body", "orelse", "finalbody") for part in getattr(stmt, name, ())]
                for instead in [[], inside]:
                    setattr(holder, field, block[:i] + instead + block[i + 1:] or ([ast.Pass()] if field == "body" else []))
                    yield text(module)
                setattr(holder, field, block)
        for field, value in ast.iter_fields(holder):
            if isinstance(value, ast.expr) and field not in ("target", "func"):
                for part in [*ast.iter_child_nodes(value), ast.Constant(1)]:
                    if isinstance(part, ast.expr):
                        setattr(holder, field, part)
                        yield text(module)
                setattr(holder, field, value)


def text(module):
    try:
        return ast.unparse(module)
    except Exception:                          # a tree that is no program
        return "("
