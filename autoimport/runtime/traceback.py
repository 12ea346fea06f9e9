"""Tracebacks in the author's terms: frames of ours, and of TensorFlow between two of the author's, are taken out.

    f       line 3, `if x > 0:`             (graph version)
    if_     constructs/conditional.py                              f       line 5, `y = g(x)`
    cond    tensorflow/...                          ->             g       line 9
    then    line 5, `y = g(x)`   (a region of f)
    g       line 9

A region is shown as the function it belongs to; its code carries the mark that the compiler of graph versions leaves.
"""
import os
import re

from ..errors import StagingError
from . import staging

OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
PLUMBING = re.compile(r"[/\\](tensorflow[/\\]python[/\\]|contextlib\.py$)")
REGION = "ag__region"                          # the last constant of the code of an outlined block


def clean(error):
    """Take our frames out of the traceback of `error` and of what caused it, in place."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if error.__traceback__ is not None:
            relink(error.__traceback__, isinstance(error, StagingError))
        error = error.__cause__ or error.__context__


def relink(first, refused):
    """Keep the first entry (the caller of `clean` holds it) and, of the others, those that are the author's and those
    of the library call that failed; of what is `refused` by us, nothing below the author's."""
    entries, entry = [], first
    while entry is not None:
        entries.append(entry)
        entry = entry.tb_next
    kept = [entries[0]]
    for entry in entries[1:]:
        code = entry.tb_frame.f_code
        if code.co_filename.startswith(OURS):
            continue
        owner = owner_of(code)
        if owner is not None:
            # everything back to the frame that entered this region is plumbing
            for back in range(len(kept) - 1, 0, -1):
                if owner_of(kept[back].tb_frame.f_code) == owner or graph_of(kept[back].tb_frame.f_code) == owner:
                    del kept[back:]
                    break
        elif len(kept) > 1 and enters(kept[-1].tb_frame, code):
            kept.pop()                          # the native version, which only called this graph version
        kept.append(entry)
    while refused and len(kept) > 1 and PLUMBING.search(kept[-1].tb_frame.f_code.co_filename):
        kept.pop()
    for entry, following in zip(kept, [*kept[1:], None]):
        if entry.tb_next is not following:
            entry.tb_next = following


def owner_of(code):
    """(file, line) of the function that a region's code belongs to; None if `code` is no region."""
    if len(code.co_consts) > 1 and code.co_consts[-1] == REGION:
        return code.co_filename, code.co_consts[-2]
    return None


def graph_of(code):
    return code.co_filename, code.co_firstlineno


def enters(frame, code):
    """Is this the frame of the native version whose graph version `code` is?"""
    native = frame.f_code
    return (native.co_filename in staging.paths and native.co_filename == code.co_filename
            and native.co_firstlineno == code.co_firstlineno and native.co_name == code.co_name
            and native is not code and staging.number_of(native) is not None)
