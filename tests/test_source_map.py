"""Where generated code says it stands: in the author's function, on every line that runs natively.

The corpus is the standard library; a plain run takes a sample of it.
"""
import gc
import pathlib
import sysconfig
import types

import pytest

from autoimport import pipeline
from autoimport.syntax.sourcemap import Map

SAMPLE = ("argparse", "ast", "bisect", "calendar", "collections/__init__", "configparser", "contextlib", "csv", "dataclasses",
          "difflib", "fnmatch", "functools", "heapq", "json/decoder", "json/encoder", "statistics", "string", "textwrap")
STDLIB = pathlib.Path(sysconfig.get_paths()["stdlib"])


def corpus():
    for path in sorted(STDLIB.rglob("*.py")):
        name = path.relative_to(STDLIB).with_suffix("").as_posix()
        if not name.startswith(("site-packages", "test/", "lib2to3/tests")) and "/test" not in name and "bad" not in name:
            yield pytest.param(path, id=name, marks=() if name in SAMPLE else pytest.mark.slow)


def codes(code):
    yield code
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            yield from codes(value)


def lines(code):
    return {line for *_, line in code.co_lines() if line}


def own(code):
    """The lines of a function, with those of comprehensions in it."""
    inner = (value for value in code.co_consts if isinstance(value, types.CodeType) and value.co_name.endswith("comp>"))
    return lines(code).union(*map(own, inner))


@pytest.mark.parametrize("path", list(corpus()))
def test_positions_of_generated_code(path):
    source = path.read_bytes()
    gc.disable()                               # as the project does while it converts
    try:
        check(source, path)
    finally:
        gc.enable()


def check(source, path):
    try:
        native = {}
        for code in codes(compile(source, str(path), "exec", dont_inherit=True)):
            native.setdefault((code.co_firstlineno, code.co_name), []).append(code)
    except SyntaxError:
        return                                 # what Python's own tests of its tools hold
    made = pipeline.generate(source, str(path))
    mapped = {row[2] for row in Map.from_bytes(made.map).rows}
    for graph, (qualname, first, line, column, end, end_column) in zip(made.graphs, made.index, strict=True):
        twins = native[first, graph.co_name]
        assert graph.co_filename == str(path) and graph.co_firstlineno == first
        for code in codes(graph):
            assert lines(code) <= set(range(first, end + 1)), (qualname, code)
            for position in getattr(code, "co_positions", tuple)():
                if None not in position:
                    begin, to, left, right = position
                    assert first <= begin <= to <= end, (qualname, position)
                    assert begin > line or begin < line or left >= column or begin == first, (qualname, position)
                    assert to < end or right <= end_column, (qualname, position)
        for twin in twins[:1] if len(twins) == 1 else ():
            assert own(twin) <= mapped, (qualname, own(twin) - mapped)
