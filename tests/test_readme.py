"""The tables of the README that say what works and what is refused: made from the goldens.

`pytest tests/test_readme.py --update` writes them.  A row of the first is a golden case and its docstring, a row of the
second a program that a case lists as REFUSED, and what the error says: why, and what to write instead.
"""
import ast
import pathlib
import re

import cases
import tensorflow as tf
from tensors import tensor

from autoimport.errors import StagingError
from autoimport.runtime import staging

staging.attach()
README = pathlib.Path(__file__).parent.parent / "README.md"
MARKS = "<!-- made from tests/golden by tests/test_readme.py -->\n", "<!-- end -->\n"


def supported():
    """A line for each construct: what its cases are about."""
    folders = {}
    for path in sorted(cases.FOLDER.glob("*/*.py")):                 # those that this Python cannot parse, too
        text = re.match(r'"""(.+?)(\.?"""|\.?\n|\. )', path.read_text(encoding="utf-8"))
        folders.setdefault(path.parent.name, []).append((text[1] if text else path.stem.replace("_", " ")).replace("|", r"\|"))
    yield "| construct | programs that give what they give eagerly |\n| --- | --- |\n"
    for folder, titles in folders.items():
        yield f"| [{folder.replace('_', ' ')}](tests/golden/{folder}) | {'; '.join(titles)} |\n"


def refused():
    """A line for each refused program: its text, and that of the error."""
    yield "| refused | what the error says |\n| --- | --- |\n"
    for case in cases.found():
        nodes = {node.name: node for node in ast.walk(ast.parse(case.source)) if isinstance(node, ast.FunctionDef)}
        for name, (function, *values) in {row[0].__name__: row for row in getattr(case.hooked, "REFUSED", ())}.items():
            title = (ast.get_docstring(nodes[name]) or name.replace("_", " ")).partition("\n")[0].rstrip(".")
            yield f"| {title} ([{case.name}](tests/golden/{case.name}.py)) | {error_of(function, values)} |\n"


def error_of(function, values):
    try:
        tf.function(function).get_concrete_function(*map(tensor, values))
    except StagingError as error:
        said = StagingError(error.what, (), error.instead)
        return re.sub(r"\s+", " ", re.sub(r" at 0x\w+", "", str(said))).replace("|", r"\|")
    raise AssertionError(f"{function.__qualname__} is not refused")


def test_the_tables_of_the_readme_are_current(request):
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    made = "".join([before, MARKS[0], *supported(), "\n", *refused(), MARKS[1], after])
    if request.config.getoption("--update"):
        README.write_text(made, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == made
