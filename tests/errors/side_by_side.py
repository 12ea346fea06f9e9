"""What eager Python, TensorFlow's AutoGraph and this project say of each failing program, one below the other.

    python tests/errors/side_by_side.py [PART OF A NAME...]

`side_by_side.txt` has the short form, recorded by `tests/test_side_by_side.py --update`: the innermost line of the author's
that each of them names.
"""
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

import tensorflow as tf
import test_errors
from test_errors import failure, tensor, told

NAMED = re.compile(r'File "(?:[^"]*/)?(failing/[^"]*)", line (\d+), in (\S+)')


def programs():
    """Those that fail eagerly and in a `tf.function`: (name, hooked function, the same without the hook, argument).  What
    datasets run is a graph of its own in both."""
    plain = unhooked()
    for each in test_errors.PROGRAMS:
        if each.how == "function" and not each.refused and each.module != "data":
            yield each.name, each.function, getattr(plain[each.module], each.function.__name__), tensor(each.argument)


def unhooked():
    """The modules of the programs, imported once more without the hook."""
    hooked = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "failing"}
    sys.path.insert(0, str(FOLDER))
    try:
        return {name: __import__(f"failing.{name}", fromlist=["x"]) for name in test_errors.MODULES}
    finally:
        sys.path.remove(str(FOLDER))
        sys.modules.update(hooked)


def three(hooked, plain, x):
    """The errors: eager, of AutoGraph, ours."""
    return failure(plain, x), failure(tf.function(plain), x), failure(tf.function(hooked), x)


def place(error):
    """The last line of a program that the whole message names, and its function."""
    text = told(error) + str(error)
    found = NAMED.findall(text)
    return "{}:{} {}".format(*found[-1]) if found else "-"


if __name__ == "__main__":
    for name, *rest in programs():
        if all(part in name for part in sys.argv[1:]):
            print("=" * 20, name)
            for title, error in zip(("eager", "AutoGraph", "autoimport"), three(*rest)):
                print("-" * 10, title)
                print(told(error))
