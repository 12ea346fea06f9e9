"""Tracebacks in the author's terms: frames of ours, and of TensorFlow between two of the author's, are taken out; a
region is shown as the function it belongs to (see `frames`).
"""
import ast
import linecache
import re
import sys
import types

from ..errors import StagingError
from . import frames

PLUMBING = re.compile(r"[/\\](tensorflow[/\\]python[/\\]|contextlib\.py$)")      # at the end of what is refused


def clean(error):
    """Take our frames out of the traceback of `error` and of what caused it, in place."""
    import tensorflow as tf
    seen = set()
    while error is not None and id(error) not in seen:
        if error.__traceback__ is not None:
            relink(error.__traceback__, isinstance(error, StagingError) or seen and tf.debugging.is_traceback_filtering_enabled())
            if seen and frames.is_ours(error.__traceback__.tb_frame.f_code.co_filename):
                error.__traceback__ = error.__traceback__.tb_next
        seen.add(id(error))
        error = error.__cause__ or error.__context__


def caught(error):
    """`error` as the handler of a `try` sees it, which an operator of ours has caught: without our frames."""
    relink(error.__traceback__, isinstance(error, StagingError))
    error.__traceback__ = error.__traceback__.tb_next


def relink(first, short):
    """Keep the first entry (the caller of `clean` holds it) and, of the others, those that are the author's and those
    of the library call that failed; where it is to be `short`, nothing below the author's."""
    entries, entry = [], first
    while entry is not None:
        entries.append(entry)
        entry = entry.tb_next
    kept, replaced = [entries[0]], []
    for i, entry in enumerate(entries[1:], 1):
        code = entry.tb_frame.f_code
        if "__autograph_generated_file" in code.co_filename:
            from . import autograph
            found = autograph.converted(entries[:i + 1])
            if found is not None:
                while kept[-1] in replaced and kept[-1].tb_frame.f_code.co_name == found[2]:
                    kept.pop()                  # a block that AutoGraph has made a function of
                kept.append(entries_at([frames.Place(*found)]))
                replaced.append(kept[-1])
            continue
        if frames.is_ours(code.co_filename):
            continue
        owner = frames.owner_of(code)
        if owner is not None:
            # everything back to the frame that entered this region is plumbing
            for back in range(len(kept) - 1, 0, -1):
                if frames.belongs(kept[back].tb_frame.f_code, owner):
                    del kept[back:]
                    break
        elif len(kept) > 1 and frames.enters(kept[-1].tb_frame.f_code, code):
            kept.pop()                          # the native version, which only called this graph version
        kept.append(entry)
    while short and len(kept) > 1 and PLUMBING.search(kept[-1].tb_frame.f_code.co_filename):
        kept.pop()
    for entry, following in zip(kept, [*kept[1:], None]):
        if entry.tb_next is not following:
            entry.tb_next = following


def entries_at(places):
    """A traceback with an entry for each of these places, outermost first; None if there are none.

    The code of each is one `raise` that stands at the place.
    """
    below = None
    for place in reversed(places):
        statement = ast.Raise(ast.Name("error", ast.Load()), None)
        for node in statement, statement.exc:
            node.lineno, node.end_lineno = place.line, place.end_line or place.line
            node.col_offset, node.end_col_offset = columns(place)
        changes = {"co_name": place.function}
        if hasattr(types.CodeType, "co_qualname"):
            changes["co_qualname"] = place.function
        code = compile(ast.Module([statement], []), place.file, "exec").replace(**changes)
        module = next((vars(module) for module in list(sys.modules.values())
                       if getattr(module, "__file__", None) == place.file), {})
        try:
            exec(code, {**module, "error": Exception()})
        except Exception as error:
            entry = error.__traceback__.tb_next
            below = types.TracebackType(below, entry.tb_frame, entry.tb_lasti, place.line)
    return below


def columns(place):
    """The first and the last column of a place; those of the line where they are not known."""
    if place.column is not None:
        return place.column, place.end_column
    line = linecache.getline(place.file, place.line).rstrip()
    return len(line) - len(line.lstrip()), len(line)


def stack(entry):
    """The author's frames in a traceback as `origins.stack` gives them: code and offset of each, innermost first."""
    found = []
    while entry is not None:
        if frames.is_authors(entry.tb_frame.f_code.co_filename):
            found[:0] = entry.tb_frame.f_code, entry.tb_lasti
        entry = entry.tb_next
    return found
