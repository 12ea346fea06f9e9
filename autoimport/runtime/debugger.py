"""Debuggers built on `bdb` (pdb, IPython's, those of editors without one of their own) move by the author's lines.

    (Pdb) n                                      without: the next line of `f` after the whole `if`
    > model.py(9)f()   -> y = helper(x)          with: the first line of the arm that is traced

Frames of ours, and of TensorFlow below them, are not stopped in and not listed; a region is part of its function, whose
variables it shows.
"""
import functools
import types

from . import frames, staging


def attach():
    import bdb
    kind = bdb.Bdb
    if getattr(kind.stop_here, "__module__", None) == __name__:
        return

    def replaces(method):
        original = getattr(kind, method.__name__)
        setattr(kind, method.__name__, functools.wraps(original, assigned=("__doc__",))(
            lambda self, *args: method(self, original, *args)))
        getattr(kind, method.__name__).__module__ = __name__

    @replaces
    def stop_here(self, original, frame):
        if inside(frame, self.stopframe):
            return self.stoplineno != -1 and frame.f_lineno >= self.stoplineno
        return original(self, frame) and not hidden(frame)

    @replaces
    def dispatch_call(self, original, frame, arg):
        if self.botframe is None or not frames.owner_of(frame.f_code):
            return original(self, frame, arg)
        # no call of the author's
        return self.trace_dispatch if self.stop_here(frame) or self.break_anywhere(frame) else None

    @replaces
    def dispatch_return(self, original, frame, arg):
        if staging.graphs and staging.number_of(frame.f_code) is not None and staging.tracing():
            return self.trace_dispatch         # a native version, which only called its graph version
        if not frames.owner_of(frame.f_code):
            return original(self, frame, arg)
        if self.stopframe is frame and self.stoplineno != -1:
            self._set_stopinfo(function_of(frame), None)
        return self.trace_dispatch

    @replaces
    def get_stack(self, original, frame, entry):
        stack, i = original(self, frame, entry)
        kept = [(j, row) for j, row in enumerate(stack) if j == i or not hidden(row[0]) and not enters(stack[j:])]
        kept = [(j, row) for (j, row), (_, following) in zip(kept, [*kept[1:], (0, (None, 0))])
                if j == i or following[0] is None or not inside(following[0], row[0])]
        for _, (frame, _) in kept:
            lend(frame)
        return [row for _, row in kept], sum(j < i for j, _ in kept)


def lend(frame):
    """Show a region, besides the variables that it uses, the others of its function."""
    code, outer = frame.f_code, frame
    known, owner = {*code.co_varnames, *code.co_cellvars, *code.co_freevars}, frames.owner_of(code)
    while owner is not None:
        outer = outer.f_back
        if outer is None:
            break
        if frames.belongs(outer.f_code, owner):
            owner = frames.owner_of(outer.f_code)
            others = {name: value for name, value in outer.f_locals.items()
                      if name not in known and not is_region(value)}
            known.update(others)
            frame.f_locals.update(others)


def is_region(value):
    return isinstance(value, types.FunctionType) and frames.owner_of(value.__code__) is not None


def function_of(frame):
    """The frame of the function that a frame is a region of; the frame itself if it is none."""
    owner = frames.owner_of(frame.f_code)
    while owner is not None:
        frame = frame.f_back
        if frame is None or (frame.f_code.co_filename, frame.f_code.co_firstlineno) == owner:
            break
    return frame


def inside(frame, other):
    """Are these two different frames of one call of a function?"""
    return other is not None and frame is not other and bool(
        frames.owner_of(frame.f_code) or frames.owner_of(other.f_code)) and function_of(frame) is function_of(other)


def hidden(frame):
    """Is this a frame of ours, or one of a library that our frames called?"""
    while frame is not None and not (frames.is_authors(frame.f_code.co_filename) and known(frame.f_code.co_filename)):
        if frames.is_ours(frame.f_code.co_filename):
            return True
        frame = frame.f_back
    return False


def known(file):
    """Is this a file of the author's, and not of some library that others use?"""
    return file in staging.paths or "site-packages" not in file


def enters(stack):
    """Is the first frame that of a native version, which only calls its graph version?"""
    (frame, _), *below = stack
    following = next((row[0] for row in below if not hidden(row[0])), None)
    return following is not None and following.f_back is not frame and frame.f_code is not following.f_code and (
        frames.same_function(frame.f_code, following.f_code)) and hidden(following.f_back)
