"""Which frames are the author's, and where in the source they stand.

    f        line 7, `if x > 0:`        the graph version
    if_      constructs/conditional.py
    cond     tensorflow/...                              ->     f     line 8, `y = g(x)`
    then     line 8, `y = g(x)`         a region of f           g     line 12
    g        line 12

A region is an outlined block, or an operand that is evaluated later: its code carries the mark that the compiler of graph
versions leaves, and it is told as the function that it belongs to.
"""
import dis
import functools
import os
import sys
import sysconfig
import types
import typing

from . import staging

OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
STDLIB = sysconfig.get_paths()["stdlib"] + os.sep
LIBRARIES = "tensorflow", "keras", "tf_keras"
REGION = "ag__region"                          # the last constant of the code of a region
EXPRESSION = "the value of this expression"    # what stands for a name where there is none


class Place(typing.NamedTuple):
    """A place in the source; columns count bytes from 0, None where Python does not tell them (before 3.11)."""
    file: str
    line: int
    function: str
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@functools.cache
def is_ours(file):
    return file.startswith(OURS)


@functools.cache
def is_plumbing(file):
    """Is this a file of TensorFlow's, of Keras, or of Python's library, which builds graphs by itself?"""
    parts = file.replace("\\", "/").split("/")
    return any(name in parts for name in LIBRARIES) and "site-packages" in parts or (
        file.startswith((STDLIB, "<frozen", "<string>")) and "site-packages" not in parts) or "__autograph_generated_file" in file


class Authors(dict):
    """file -> whether it is the author's.  Asked of every frame of every operation: a look-up, not a call."""

    def __missing__(self, file):
        self[file] = answer = not is_ours(file) and not is_plumbing(file)
        return answer


AUTHORS = Authors()


def is_authors(file):
    return AUTHORS[file]


def owner_of(code):
    """(file, line) of the function that a region's code belongs to; None if `code` is no region."""
    if len(code.co_consts) > 2 and code.co_consts[-1] == REGION:
        return code.co_filename, code.co_consts[-2]
    return None


def belongs(code, owner):
    """Is this code the function that `owner` says, or a region of it?"""
    return (code.co_filename, code.co_firstlineno) == owner or owner_of(code) == owner


def is_of(code, function):
    """Is this the code of a version of `function`, or of a region of it?"""
    own = getattr(getattr(function, "__func__", function), "__code__", None)
    return own is not None and own.co_name == code.co_name and (own.co_filename, own.co_firstlineno) == (
        owner_of(code) or (code.co_filename, code.co_firstlineno))


def same_function(code, other):
    """Are these the code of two versions of one function?"""
    return (code.co_filename, code.co_firstlineno, code.co_name) == (
        other.co_filename, other.co_firstlineno, other.co_name)


def enters(native, code):
    """Is `native` the code of a native version whose graph version `code` is?  It only calls it."""
    return native is not code and same_function(native, code) and staging.number_of(native) is not None


def place(code, lasti):
    """The `Place` of one instruction."""
    if lasti >= 0 and hasattr(code, "co_positions"):
        for i, (line, end, column, last) in enumerate(code.co_positions()):
            if i == lasti // 2 and line is not None:
                return Place(code.co_filename, line, code.co_name, column, end, last)
    return Place(code.co_filename, line_at(code, lasti), code.co_name)


def line_at(code, lasti):
    found = code.co_firstlineno
    for start, end, line in code.co_lines():
        if start <= lasti < end and line is not None:
            found = line
    return found


@functools.lru_cache(256)
def exit_of(code):
    """The offset of what the last instruction that returns gives back: the instruction before, where Python has one."""
    steps = [step for step in dis.get_instructions(code) if step.opname != "NOP"]
    last = max(i for i, step in enumerate(steps) if step.opname.startswith("RETURN_"))
    return steps[max(last - (steps[last].opname == "RETURN_VALUE"), 0)].offset


def innermost():
    """The innermost frame of the author's that is running, or None."""
    frame = sys._getframe(1)
    while frame is not None and not is_authors(frame.f_code.co_filename):
        frame = frame.f_back
    return frame


def callers():
    """The author's frames that are running, innermost first: one for each call of a function."""
    found, owner = [], None
    frame = innermost()
    while frame is not None:
        code = frame.f_code
        if is_authors(code.co_filename):
            if owner is None:
                entered = found and same_function(code, found[-1].f_code) and is_ours(found[-1].f_back.f_code.co_filename)
                if not entered:                 # a native version only calls its graph version
                    found.append(frame)
                owner = owner_of(code)
            elif (code.co_filename, code.co_firstlineno) == owner:
                owner = None                    # the function whose region is there already
        frame = frame.f_back
    return found


# Where a variable was set

def stores(code, name, before=sys.maxsize):
    """The lines on which a function's code, its regions included, sets a variable, in order; those of instructions
    `before` an offset only."""
    found, line = [], None
    for step in dis.get_instructions(code):
        line = step.starts_line if type(step.starts_line) is int else getattr(step, "line_number", None) or line
        if step.offset >= before:
            break
        if step.opname.startswith("STORE_") and step.argval == name:
            found.append(line)
        elif isinstance(step.argval, types.CodeType) and owner_of(step.argval):
            found += stores(step.argval, name)
    return found


def locals_of(frame):
    """The variables of a function's frame, which before Python 3.13 would keep, for as long as it runs, what they hold now."""
    held = frame.f_locals
    known = dict(held)
    if sys.version_info < (3, 13) and frame.f_code.co_flags & OPTIMIZED:
        held.clear()
    return known


OPTIMIZED = 1                                  # inspect.CO_OPTIMIZED: no module's or class body's frame, whose names are a dict


def name_of(value):
    """What an object is called in the innermost of the author's frames that know it; "" where none does."""
    frame = sys._getframe(1)
    while frame is not None:
        if is_authors(frame.f_code.co_filename):
            for name, held in locals_of(frame).items():
                if held is value and not name.startswith(REGION):
                    return name
        frame = frame.f_back
    return ""


def set_in(block, name, deep=3):
    """Where a block of the author's last sets a variable, in words; "" if it does not.  Blocks of ours hold the author's
    in their cells, not `deep` levels down."""
    code = getattr(block, "__code__", None)
    lines = []
    if code is not None and is_authors(code.co_filename):
        lines = [code.co_firstlineno] if name is EXPRESSION else stores(code, name)
    if lines:
        return f"line {max(lines)}"
    parts = [block.func] if isinstance(block, functools.partial) else [
        cell.cell_contents for cell in getattr(block, "__closure__", None) or () if cell != types.CellType()]
    inner = (set_in(part, name, deep - 1) for part in parts if callable(part)) if deep and (
        code is None or not is_authors(code.co_filename)) else ()
    return next(filter(None, inner), "")


class Step(typing.NamedTuple):
    """Where a frame stands, or stood when an exception left it."""
    frame: types.FrameType
    lasti: int
    line: int


def steps():
    """The author's frames that are running, innermost first."""
    frame = innermost()
    while frame is not None:
        if is_authors(frame.f_code.co_filename):
            yield Step(frame, frame.f_lasti, frame.f_lineno)
        frame = frame.f_back


def set_before(name, stack=None):
    """Where the variable got the value that it has where the innermost frame of the author's stands, in words."""
    owner = None
    for frame, lasti, at in stack or steps():
        code = frame.f_code
        if owner is None or belongs(code, owner):
            owner = owner_of(code) or (code.co_filename, code.co_firstlineno)
            lines = [line for line in stores(code, name, lasti) if line < at]
            if lines:
                return f"line {lines[-1]}"
            if owner_of(code) is None:
                given = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
                if name in code.co_varnames[:given]:
                    return f"the call of {code.co_name}"
                if name not in code.co_freevars:
                    return ""
                owner = None                    # a variable of a function around
    return ""
