"""Tracebacks in the author's terms: frames of ours, and of TensorFlow between two of the author's, are taken out; a
region is shown as the function it belongs to (see `frames`).
"""
import ast
import linecache
import re
import sys
import types

from ..errors import StagingError
from . import bygone, frames

PLUMBING = re.compile(r"[/\\](tensorflow[/\\]python[/\\]|keras[/\\]src[/\\]|contextlib\.py$)")     # at the end of what is refused

SCOPE = "function_wrappers.py"                 # AutoGraph's, in the middle of every lambda


def clean(error):
    """Take our frames out of the traceback of `error` and of what caused it, in place."""
    import tensorflow as tf
    seen = set()
    while error is not None and id(error) not in seen:
        if error.__traceback__ is not None:
            bare = bool(seen) and tf.debugging.is_traceback_filtering_enabled()    # as TensorFlow does of what nothing has caught
            relink(error.__traceback__, bare or isinstance(error, StagingError), bare)
            if seen and frames.is_ours(error.__traceback__.tb_frame.f_code.co_filename):
                error.__traceback__ = error.__traceback__.tb_next
        seen.add(id(error))
        error = error.__cause__ or error.__context__


def caught(error):
    """`error` as the handler of a `try` sees it, which an operator of ours has caught: without our frames."""
    relink(error.__traceback__, isinstance(error, StagingError))
    error.__traceback__ = error.__traceback__.tb_next


def filtered(error):
    """The same where a library of TensorFlow's has called the author's function: without the frames of TensorFlow around
    that, as `tf.function` and Keras have it."""
    import tensorflow as tf
    first = error.__traceback__
    if tf.debugging.is_traceback_filtering_enabled() and not all(map(plumbing, entries(first)[1:])):
        relink(first, True, True)
        error.__traceback__ = first.tb_next
    else:
        caught(error)


def plumbing(entry):
    return bool(PLUMBING.search(entry.tb_frame.f_code.co_filename))


def entries(entry):
    """A traceback, entry by entry, outermost first."""
    found = []
    while entry is not None:
        found.append(entry)
        entry = entry.tb_next
    return found


def link(entries):
    for entry, following in zip(entries, [*entries[1:], None]):
        if entry.tb_next is not following:
            entry.tb_next = following


def skip(native):
    """Have the entry of `native`, the frame of a native version that an exception is about to leave, taken out of the
    traceback when its caller has an entry: nothing in between could do that, and a handler there would show it.

    The caller is traced for this one event.  Nothing happens beside a debugger, or where TensorFlow is the caller, whose
    graphs are left through `clean`.
    """
    caller = native.f_back
    if sys.gettrace() is not None or caller is None or not frames.is_authors(caller.f_code.co_filename):
        return

    def once(frame, event, argument):
        sys.settrace(None)
        frame.f_trace = None
        if event == "exception":
            entry = argument[2]
            if entry.tb_next is not None and entry.tb_next.tb_frame is native:
                entry.tb_next = entry.tb_next.tb_next
    caller.f_trace = once
    sys.settrace(lambda *event: None)


def relink(first, short, bare=False):
    """Keep the first entry (the caller of `clean` holds it) and, of the others, those that are the author's and those
    of the library call that failed; where it is to be `short`, nothing below the author's; where `bare`, nothing of
    TensorFlow's."""
    whole = entries(first)
    kept, replaced = [first], []
    for i, entry in enumerate(whole[1:], 1):
        code = entry.tb_frame.f_code
        if "__autograph_generated_file" in code.co_filename:
            from . import autograph
            found = autograph.converted(whole[:i + 1])
            if found is not None:
                while kept[-1] in replaced and kept[-1].tb_frame.f_code.co_name == found[2]:
                    kept.pop()                  # a block that AutoGraph has made a function of
                kept.append(entries_at([frames.Place(*found)]))
                replaced.append(kept[-1])
            continue
        if frames.is_ours(code.co_filename) or code.co_filename.endswith(SCOPE) or bare and plumbing(entry):
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
    while short and len(kept) > 1 and plumbing(kept[-1]):
        kept.pop()
    link(kept)


def entries_at(places):
    """A traceback with an entry for each of these places, outermost first; None if there are none.

    The code of each is one `raise` that stands at the place.
    """
    below, files = None, [place.file for place in places]
    modules = [module for module in list(sys.modules.values()) if getattr(module, "__file__", None) in files]
    for place in reversed(places):
        statement = ast.Raise(ast.Name("error", ast.Load()), None)
        for node in statement, statement.exc:
            node.lineno, node.end_lineno = place.line, place.end_line or place.line
            node.col_offset, node.end_col_offset = columns(place)
        changes = {"co_name": place.function}
        if hasattr(types.CodeType, "co_qualname"):
            changes["co_qualname"] = place.function
        code = compile(ast.Module([statement], []), place.file, "exec").replace(**changes)
        module = next((vars(module) for module in modules if module.__file__ == place.file), {})
        names = {"error": Exception()}
        try:
            exec(code, {**module}, names)
        except Exception as error:
            entry = error.__traceback__.tb_next
            names.clear()
            names.update(bygone.variables(place))
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
    for each in entries(entry):
        if frames.is_authors(each.tb_frame.f_code.co_filename):
            found[:0] = each.tb_frame.f_code, each.tb_lasti
    return found
