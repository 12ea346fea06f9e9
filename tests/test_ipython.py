"""In IPython: tracebacks, `%autoreload`, `%debug`, and functions that cells define."""
import sys

import IPython
import pytest
from subprocesses import output, write

MODULE = """
class Shape:
    def area(self, x):
        if x > 0:
            return x * 2 + {}[x]
        return x


def total(xs):
    result = 0
    for x in xs:
        result += Shape().area(x)
    return result
"""
SESSION = """
import os, mod
from mod import total
shape = mod.Shape()
%load_ext autoreload
%autoreload 2
total([0, 3])
%debug
p x
u
p result
q
text = open("mod.py").read()
open("mod.py", "w").write(text.replace(" + {}[x]", " * 5 + 1"))
os.utime("mod.py", (10 ** 9, 10 ** 9))
print(total([0, 3]), shape.area(1), mod.Shape().area(2))
total(["a"])
total??
open("mod.py", "w").write(text)
"""
CELLS = """
import tensorflow as tf, autoimport
@autoimport.convert
def positive(x):
    total = 0
    for i in range(x):
        if i % 2:
            continue
        total += i
    if total > 5:
        raise ValueError(f"too large: {total}")
    return total


tf.function(positive)(tf.constant(5))
int(tf.function(positive)(tf.constant(3)))
@autoimport.convert
def mixed(x):
    if x > 0:
        y = tf.constant(1)
    else:
        y = tf.constant("a")
    return y


tf.function(mixed)(tf.constant(5))
print(autoimport.to_code(mixed).count("ag__.if_("))
"""


def session(folder, text):
    """What IPython prints for these cells."""
    return output(folder, "-m", IPython.__name__, "--no-banner", "--colors=NoColor", "--simple-prompt", "--no-confirm-exit",
                  "--HistoryManager.enabled=False", stdin=text, IPYTHONDIR=str(folder / "ipython"))


def test_a_session_is_the_same_hooked(tmp_path):
    write(tmp_path, {"mod.py": MODULE})
    expected = session(tmp_path, "pass" + SESSION)
    found = session(tmp_path, "__import__('autoimport').install(['mod']);" + SESSION)
    assert found == expected and "KeyError: 3" in found and "31 11 21" in found and "p result" not in found


@pytest.mark.slow
def test_functions_of_cells(tmp_path):
    pytest.importorskip("tensorflow")
    told = session(tmp_path, CELLS)
    assert "----> 9     raise ValueError(" in told and "ValueError: too large: 6" in told and "Out[4]: 2\n" in told
    assert "----> 3     if x > 0:" in told and "string of shape () at line 6" in told and "In [7]: 1\n" in told
    assert "autoimport/" not in told and sys.executable not in told
