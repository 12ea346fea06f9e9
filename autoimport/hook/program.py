"""The code of a script, converted: of what is run by its path, or from a string, and so passes by every finder."""
import os
import sys
from _frozen_importlib_external import SourceFileLoader

from .loader import Converting, hidden


class Program(SourceFileLoader):
    """The loader of a script: Python keeps no .pyc of it.  `source` is given for what is no file."""

    source = None

    def get_data(self, path):
        data = super().get_data(path) if self.source is None else self.source
        if sys.version_info < (3, 11) and b"\0" in data:       # Python reads a line of a script up to there
            data = b"".join(line.partition(b"\0")[0] for line in data.splitlines(keepends=True))
        return data

    @hidden
    def get_code(self, name):
        data = self.get_data(self.path)
        try:
            return compile(data, self.path, "exec", dont_inherit=True)
        except SyntaxError as error:
            failure = error
        read_as_file(data, self.path)
        raise failure


class ConvertingProgram(Converting, Program):

    @hidden
    def get_code(self, name):
        self.plain.get_code(name)              # Python compiles a script in each run: what it warns of is said each time
        return quietly(super().get_code, name)


@hidden
def quietly(function, *args):
    """`function(*args)`, without what the compiler warns of.  (A program may have a `warnings` of its own.)"""
    import _warnings
    ignored = [("ignore", None, kind, None, 0) for kind in (SyntaxWarning, DeprecationWarning)]      # invalid escapes, until 3.11
    _warnings.filters[:0] = ignored
    try:
        return function(*args)
    finally:
        for each in ignored:
            _warnings.filters.remove(each)


@hidden
def read_as_file(data, path):
    """Raise the SyntaxError that Python has for a script file with these bytes, which cannot be compiled.

    Of encodings and NUL bytes it says something else when it reads a file than when it is given bytes, and only C can
    have it do so.
    """
    try:
        import ctypes
        reader = ctypes.CDLL(None).fmemopen
        run = ctypes.pythonapi.PyRun_FileExFlags
    except (ImportError, OSError, AttributeError, TypeError):                 # a system without it: nearly the same words
        return
    reader.restype, reader.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
    run.restype, run.argtypes = ctypes.py_object, (
        ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.py_object, ctypes.py_object, ctypes.c_int, ctypes.c_void_p)
    stream = reader(data, len(data), b"r")
    if stream and path != "<string>":
        run(stream, os.fsencode(path), FILE_INPUT, {}, {}, True, None)


FILE_INPUT = 257                               # of Python's grammar: what a file holds


def program(path, source=None):
    """The loader for the script at `path`, which converts unless that is switched off."""
    plain = Program("__main__", path)
    plain.source = source
    if os.environ.get("AUTOIMPORT_DISABLE") == "1":
        return plain
    loader = ConvertingProgram("__main__", path)
    loader.source, loader.plain = source, plain
    return loader


def importable(path):
    """Whether `path` is a folder or an archive, which is run by importing its `__main__`."""
    if path.endswith(".py"):
        return False
    import pkgutil
    return pkgutil.get_importer(path) is not None
