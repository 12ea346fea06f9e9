"""pdb moves by the author's lines while a graph is traced, and shows the author's frames and variables."""
import io
import pathlib
import pdb
import re
import sys

import pytest
import tensorflow as tf

import autoimport as autograph

OURS = str(pathlib.Path(autograph.__file__).parent)        # (whoever clones this may call the folder around it so)
SOURCE = """
import tensorflow as tf

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


def g(x, n):
    unused = 41
    total = x
    for i in tf.range(n):
        if x > 0:
            y = helper(x)
            breakpoint()
            total += y
        else:
            total -= 1
        z = total
    return total


def failing(x, n):
    picked = x
    if x > 0:
        picked = tf.gather(tf.range(n), x)
    return picked
"""


def test_after_a_run(stepped):
    """The frames of a graph that failed have their variables, which say why they have no values."""
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        tf.function(stepped.failing)(tf.constant(5), 2)
    entry = caught.tb
    while entry.tb_next is not None:
        entry = entry.tb_next
    out, debugger = made(["p x, picked", "p tf.__name__", "p nothing"])
    debugger.reset()
    debugger.interaction(None, caught.tb)
    assert "<x: known only while the graph ran; print(x) in failing shows it>" in out.getvalue()
    assert "<picked:" in out.getvalue() and "'tensorflow'" in out.getvalue() and "NameError" in out.getvalue()
    assert set(entry.tb_frame.f_locals) == {"x", "n", "picked"}


@pytest.fixture
def stepped(hooked):
    return hooked("stepped", SOURCE)


def session(module, commands):
    """What pdb says to these commands, which begin in the graph version of `f`, a line of its own for each prompt."""
    out, debugger = made(["c", *commands, "c"])
    debugger.set_break(module.__file__, 9)
    debugger.runcall(tf.function(module.f), tf.constant(1), tf.constant(2))
    sys.settrace(None)
    return out.getvalue()


def made(commands):
    out = io.StringIO()
    return out, pdb.Pdb(stdin=io.StringIO("\n".join(commands) + "\nc" * 9 + "\n"), stdout=out, nosigint=True, readrc=False)


def lines(text):
    return [int(line) for line in re.findall(r"> \S*stepped\.py\((\d+)\)[fg]\(\)\n", text)]


def test_next_goes_into_the_arms_and_the_bodies(stepped):
    said = session(stepped, ["c", *["n"] * 9])
    assert lines(said)[1:] == [9, 10, 11, 12, 14, 15, 15, 16, 15, 17], said
    assert OURS not in said


def test_step_goes_into_functions_and_not_into_ours(stepped):
    said = session(stepped, ["c", "b helper", "c", "w", "p v", "u", "p x, y"])
    assert "stepped.py(5)helper()" in said and "name 'y' is not defined" not in said.partition("helper()")[0]
    stack = said.partition("(Pdb)")[2]
    assert OURS not in stack
    assert re.search(r"stepped\.py\(11\)f\(\)\n.*\n.*stepped\.py\(5\)helper", stack), stack


def test_a_breakpoint_in_a_loop_and_a_branch(stepped, monkeypatch):
    """One frame for the function, with its variables, whether the block uses them or not."""
    out, debugger = made(["p unused, x is not None", "p i, n", "p y", "w", "n", "n", "n", "n", "n", "n", "s"])
    monkeypatch.setattr(sys, "breakpointhook", lambda: debugger.set_trace(sys._getframe(1)))
    tf.function(stepped.g)(tf.constant(1), tf.constant(2))
    sys.settrace(None)
    said = out.getvalue()
    assert "NameError" not in said and "(41, True)" in said, said
    stack = said.partition("(Pdb)   ")[2].partition("(Pdb)")[0]
    assert stack.count(")g()") == 1 and OURS not in said, stack
    assert lines(said)[-5:] == [27, 29, 30, 23, 31], said              # from Python 3.13 on it stops a line before
