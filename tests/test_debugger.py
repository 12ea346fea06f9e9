"""pdb moves by the author's lines while a graph is traced, and shows the author's frames and variables."""
import io
import pathlib
import pdb
import re
import sys

import pytest
import tensorflow as tf

import autoimport as autograph

SOURCE = """
def helper(v):
    return v * 2


def f(x, n):
    total = x
    if x > 0:
        y = helper(x)
        total = y + 1
    else:
        y = x
    for i in range(n):
        total += i
    return total
"""


@pytest.fixture
def stepped(tmp_path, monkeypatch):
    (tmp_path / "stepped.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    with autograph.install(packages=["stepped"]):
        import stepped
        yield stepped
    del sys.modules["stepped"]


def session(module, commands):
    """What pdb says to these commands, which begin in the graph version of `f`, a line of its own for each prompt."""
    out = io.StringIO()
    debugger = pdb.Pdb(stdin=io.StringIO("c\n" + "\n".join(commands) + "\nc\nc\n"), stdout=out, nosigint=True, readrc=False)
    debugger.set_break(module.__file__, 7)
    debugger.runcall(tf.function(module.f), tf.constant(1), tf.constant(2))
    sys.settrace(None)
    return out.getvalue()


def lines(text):
    return [int(line) for line in re.findall(r"> \S*stepped\.py\((\d+)\)f\(\)\n", text)]


def test_next_goes_into_the_arms_and_the_bodies(stepped):
    said = session(stepped, ["c", *["n"] * 9])
    assert lines(said)[1:] == [7, 8, 9, 10, 12, 13, 13, 14, 13, 15], said
    assert "autoimport" not in said


def test_step_goes_into_functions_and_not_into_ours(stepped):
    said = session(stepped, ["c", "b helper", "c", "w", "p v", "u", "p x, y"])
    assert "stepped.py(3)helper()" in said and "name 'y' is not defined" not in said.partition("helper()")[0]
    stack = said.partition("(Pdb)")[2]
    assert str(pathlib.Path(autograph.__file__).parent) not in stack
    assert re.search(r"stepped\.py\(9\)f\(\)\n.*\n.*stepped\.py\(3\)helper", stack), stack
