"""The tables of the README that say what works and what is refused: made from the goldens.

`pytest tests/test_readme.py --update` writes them.  A row of the first is a construct and what its goldens are about, a row
of the second the programs that cases list as REFUSED with one error, and what that says: why, and what to write instead.
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
    """A line for each error: the refused programs that end in it, and its text, as the first of them has it."""
    yield "| refused | what the error says |\n| --- | --- |\n"
    rows = {}
    for case in cases.found():
        nodes = {node.name: node for node in ast.walk(ast.parse(case.source)) if isinstance(node, ast.FunctionDef)}
        for name, (function, *values) in {row[0].__name__: row for row in getattr(case.hooked, "REFUSED", ())}.items():
            title = (ast.get_docstring(nodes[name]) or name.replace("_", " ")).partition("\n")[0].rstrip(".")
            text = error_of(function, values)
            told, programs = rows.setdefault(NAMES.sub("", text), (text, {}))
            programs.setdefault(case.name, []).append(title)
    for told, programs in rows.values():
        links = "; ".join(f"{', '.join(titles)} ([{name}](tests/golden/{name}.py))" for name, titles in programs.items())
        yield f"| {links} | {told} |\n"


# what errors of one kind differ in
NAMES = re.compile(r"'[^']*'|the value of this expression|\bthis \w+| at line \d+| \([A-Z]\w+\)| or another name\b|`except [^`]*`")


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
