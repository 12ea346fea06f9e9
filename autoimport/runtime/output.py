"""`print` while tracing.

    print("loss", loss, sep=": ")            # prints when the graph runs, once for each run of this line

    tf.print(tf.strings.join(["loss", text(loss)], ": "))

Plain values are printed by the graph too, so that all lines come in the order of the program.
"""
import builtins
import sys

import tensorflow as tf

from ..errors import CompilationWarning
from . import compiled, printing, warning
from .tensors import symbolic


def print_(*args, **kwargs):
    """`print(...)`, when the graph runs."""
    if tf.executing_eagerly() or kwargs.keys() - {"sep", "end", "file", "flush"}:
        return builtins.print(*args, **kwargs)
    sep = " " if kwargs.get("sep") is None else kwargs["sep"]
    end = "\n" if kwargs.get("end") is None else kwargs["end"]
    for name, value in ("sep", sep), ("end", end):
        if not isinstance(value, str) and not symbolic(value):
            raise TypeError(f"{name} must be None or a string, not {type(value).__name__}")
    if compiled.here():
        warning.warn("XLA cannot print: compiled with jit_compile=True, the function leaves this line out. Return the values, or "
                     "leave jit_compile out.", CompilationWarning)
        return
    file = kwargs.get("file")
    line = printing.joined([printing.text(arg) for arg in args], sep)
    if symbolic(end):
        line, end = printing.joined([line, end], ""), ""
    stream = sys.stdout if file is None else file
    if stream in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__) and descriptor(stream) is not None:
        in_turn(stream)
        tf.raw_ops.PrintV2(input=line, output_stream="stderr" if stream in (sys.stderr, sys.__stderr__) else "stdout", end=end)
    else:
        write_to(file, printing.joined([line, end], ""), kwargs.get("flush", False))


def descriptor(stream):
    """The file descriptor of a stream; None for one in memory, which only Python can write to."""
    try:
        return stream.fileno()
    except (AttributeError, OSError, ValueError):
        return None


def in_turn(stream):
    """From now on Python keeps no lines of this stream to itself: they come between those that the graph prints."""
    if not getattr(stream, "line_buffering", True) and hasattr(stream, "reconfigure"):
        stream.reconfigure(line_buffering=True)
    stream.flush()


def write_to(file, line, flush):
    """Any other object with a `write` (None: what `sys.stdout` is by then) is written to by Python, when the graph runs;
    such a graph cannot be saved."""
    def write(line):
        builtins.print(line.numpy().decode("utf-8", "replace"), end="", file=file, flush=flush)
    tf.py_function(write, [line], [])
