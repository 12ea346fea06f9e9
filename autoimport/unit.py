"""A converted module: its native code for the import, the rest for whoever asks later.

    unit = load(source, path, name)            # from the cache, else converted now and stored
    unit.native()                              # the code object that an import executes
    unit.graph(3), unit.index()                # read from the entry when a graph first needs them
    unit.text(), unit.map()

Each of these is a section of the cache entry.  A section that is gone or damaged when it is asked for is made again
from the source, which is read again then; the key tells whether it is still the source that was imported.
"""
import marshal
import sys
from _imp import _fix_co_filename
from _thread import get_ident

from . import cache
from .errors import ConversionError, Unsupported

NATIVE, GRAPHS, INDEX, TEXT, MAP, REFUSED = range(cache.SECTIONS)
PASSING = (RecursionError, MemoryError, ImportError, OSError)    # may go better another time: not stored as a verdict

converting = set()                             # threads at work in here: what they import meanwhile stays plain


def load(source, path, name, reread=None):
    """The `Unit` for module `name` in file `path` with these source bytes, which `reread(path)` gives once more.

    Raises SyntaxError, Python's own, and ConversionError, whose `line` is the author's, for what cannot be converted.
    """
    unit = Unit(source, path, name, reread or read)
    unit.section(NATIVE)
    if not unit.sections[NATIVE]:
        line, why = marshal.loads(unit.section(REFUSED))
        raise located(ConversionError(why), line)
    unit.source = None                         # an import of many modules would hold on to all their sources
    return unit


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Unit:
    """`ident` is 40 bits of the key; `path` is the file name in every code object."""

    def __init__(self, source, path, name, reread):
        self.source, self.path, self.name, self.reread = source, path, name, reread
        self.key = cache.key(name, source)
        self.ident = int.from_bytes(self.key[:5], "big")
        self.sections = {}                     # number -> bytes: what was read or made so far
        self.blobs = None

    def section(self, number):
        if number not in self.sections:
            store = cache.current()
            found = store and store.read(self.key, number)
            if found is not None:
                self.sections[number] = found
            else:
                made = self.made()
                stored = store and store.write(self.key, made)
                self.sections.update({number: made[number]} if stored else enumerate(made))
        return self.sections[number]

    def made(self):
        """Every section in order, fresh from the converter."""
        source = self.source
        if source is None and cache.key(self.name, source := self.reread(self.path)) != self.key:
            raise ConversionError(f"{self.path} has changed since it was imported, and its cache entry is gone")
        try:
            made = convert(source, self.path, self.ident)
        except Exception as error:
            if isinstance(error, SyntaxError):
                compile(source, self.path, "exec", dont_inherit=True)    # raises, unless the error is one of ours
            if isinstance(error, PASSING):
                raise located(ConversionError(reason(error)), 1) from error
            refused = marshal.dumps((getattr(getattr(error, "node", None), "lineno", 1), reason(error)))
            return b"", b"", b"", b"", b"", refused
        graphs = marshal.dumps(tuple(marshal.dumps(code) for code in made.graphs))
        text = made.text.encode("utf-8", "surrogatepass")
        return marshal.dumps(made.native), graphs, marshal.dumps(made.index), text, made.map, b""

    def native(self):
        """The code object of the module."""
        code = marshal.loads(self.section(NATIVE))
        del self.sections[NATIVE]              # it has served
        return self.relocated(code)

    def graph(self, number):
        """The code object of graph version `number`."""
        if self.blobs is None:
            self.blobs = marshal.loads(self.section(GRAPHS))
        return self.relocated(marshal.loads(self.blobs[number]))

    def index(self):
        """A tuple with one row for each graph version."""
        return marshal.loads(self.section(INDEX))

    def text(self):
        """The generated module, as text."""
        return self.section(TEXT).decode("utf-8", "surrogatepass")

    def map(self):
        """Where each token of the text comes from, as bytes for `syntax.sourcemap`."""
        return self.section(MAP)

    def relocated(self, code):
        """The entry may have been made from a copy of this file, somewhere else."""
        if code.co_filename != self.path:
            _fix_co_filename(code, self.path)
        return code


def convert(source, path, ident):
    """`pipeline.convert`, imported and run so that an import hook on everything does not meet itself."""
    this = get_ident()
    nested = this in converting
    converting.add(this)
    try:
        from . import pipeline
        return pipeline.convert(source, path, ident, sys.flags.optimize)
    finally:
        if not nested:
            converting.discard(this)


def located(error, line):
    error.line = line
    return error


def reason(error):
    if isinstance(error, (Unsupported, ConversionError)):
        return str(error)
    return f"{type(error).__name__}: {error}"
