"""A converted module: its native code for the import, the rest when a graph first needs it.

    unit = load(source, path, name)            # from the cache, else converted now and stored
    unit.native()                              # the code object that an import executes
    unit.graph(3), unit.index()                # made, or read from the cache, when a graph first needs them
    unit.text(), unit.map()

Two cache entries hold the sections of a module: the native version, which every import reads, and the generated one,
which exists once some process has built a graph with it.  A section that is gone or damaged when it is asked for is
made again from the source, which the unit keeps: the file may have been edited since.
"""
import gc
import marshal
import os
import sys
from _imp import _fix_co_filename
from _thread import get_ident
from time import perf_counter

from . import cache, files, index
from .errors import ConversionError, ConversionWarning, line_of, located, reason, report

NATIVE, GRAPHS, INDEX, TEXT, MAP, REFUSED, SOURCE = range(cache.SECTIONS)
SECTIONS = "native version", "graph versions", "index of the graph versions", "text", "source map", "verdict", "source"
GENERATED = {GRAPHS, INDEX, TEXT, MAP}         # the sections of the second entry; the first has the others
PASSING = (RecursionError, MemoryError, ImportError, OSError)    # may go better another time: not stored as a verdict
VERBOSE = os.environ.get("AUTOIMPORT_VERBOSE") == "1"

converting = set()                             # threads at work in here: what they import meanwhile stays plain
borrowed = set()                               # modules they found that the program has others for: it is not to find these


def load_file(path, name, read):
    """`load` for what lies in file `path`; `read(path)` gives the source, if it has to be read at all."""
    known, look = index.of(name), files.look(path)
    if known is None or look is None:
        return load(read(path), path, name)
    key, entry, length = known.row(name, path, look) or (None, None, 0)
    if key:
        unit = Unit(None, path, name, key)
        if entry and unit.unchanged(entry, length):
            return checked(unit)
    if not key or not unit.stored(NATIVE):
        unit = Unit(read(path), path, name)
    native = unit.section(NATIVE)
    known.note(name, path, look, unit.key, files.look(cache.current().path(unit.key)), len(native))
    return checked(unit)


def load(source, path, name):
    """The `Unit` for module `name` in file `path` with these source bytes.

    Raises SyntaxError, Python's own, and ConversionError, whose `line` is the author's, for what cannot be converted.
    """
    unit = Unit(source, path, name)
    unit.section(NATIVE)
    return checked(unit)


def checked(unit):
    if not unit.sections[NATIVE]:
        line, why = marshal.loads(unit.section(REFUSED))
        raise located(ConversionError(why), line)
    if os.environ.get("AUTOIMPORT_STRICT") == "1":
        unit.check()
    return unit


class Unit:
    """`ident` is 40 bits of the key; `path` is the file name in every code object."""

    def __init__(self, source, path, name, key=None):
        self.read, self.path, self.name = source, path, name         # `read`: the source, unless it was not needed so far
        self.key = key or cache.key(name, source)
        self.ident = int.from_bytes(self.key[:5], "big")
        self.sections = {}                     # number -> bytes: what was read or made so far
        self.blobs = None
        self.lasting = True                    # unless what was made may be better another time

    @property
    def source(self):
        """The bytes that the module was imported from: its file may have been edited since."""
        if self.read is None:
            store = cache.current()
            self.read = store and store.read(self.key, SOURCE)
        if self.read is None:                  # the entry that the import read is gone
            try:
                with open(self.path, "rb") as file:
                    now = file.read()
            except OSError:
                now = None
            if now is None or cache.key(self.name, now) != self.key:
                raise ConversionError(f"{self.path} was changed after it was imported, and its graph versions had not "
                                      "been made: start the program again")
            self.read = now
        return self.read

    def stored(self, number):
        """Read a section from the cache.  Returns whether it is there."""
        log, store = watching(), cache.current()
        start = log and perf_counter()
        found = store and store.read(self.key_of(number), number)
        if found is None:
            return False
        self.sections[number] = found
        if log:
            log.read(self.name, SECTIONS[number], perf_counter() - start)
        return True

    def unchanged(self, entry, length):
        """Read the native code from an entry that was sound when it looked like `entry`.  Returns whether it does."""
        log = watching()
        start = log and perf_counter()
        data = cache.current().reread(self.key, entry, length)
        if data is None:
            return False
        self.sections[NATIVE] = data
        if log:
            log.read(self.name, SECTIONS[NATIVE], perf_counter() - start)
        return True

    def section(self, number):
        if number not in self.sections and not self.stored(number):
            store, key = cache.current(), self.key_of(number)
            log = watching()
            start = log and perf_counter()
            made = self.generated() if number in GENERATED else self.imported()
            stored = store and self.lasting and store.write(key, made)
            self.sections.update({number: made[number]} if stored else {
                i: data for i, data in enumerate(made) if (i in GENERATED) == (number in GENERATED)})
            if log:
                log.made(self.name, SECTIONS[number], perf_counter() - start, bool(stored))
        return self.sections[number]

    def key_of(self, number):
        return bytes(255 - byte for byte in self.key) if number in GENERATED else self.key

    def cached(self):
        """Whether the cache has all of it."""
        store = cache.current()
        return bool(store and store.read(self.key_of(INDEX), INDEX) and store.read(self.key, NATIVE))

    def imported(self):
        """The sections that an import needs, fresh."""
        try:
            code = marshal.dumps(convert("native", self.source, self.path, self.ident, sys.flags.optimize))
            return code, *[b""] * 5, self.source
        except Exception as error:
            if isinstance(error, SyntaxError):
                compile(self.source, self.path, "exec", dont_inherit=True)    # raises, unless the error is one of ours
            if isinstance(error, PASSING):
                raise located(ConversionError(reason(error)), line_of(error)) from error
            return *[b""] * 5, marshal.dumps((line_of(error), reason(error))), b""

    def generated(self):
        """The sections with the graph versions, fresh.  If that fails the functions run in graphs as they are."""
        try:
            made = convert("generate", self.source, self.path, sys.flags.optimize)
            plain = made.plain
        except Exception as error:
            self.lasting = not isinstance(error, PASSING)
            made = convert("generate", self.source, self.path, sys.flags.optimize, passes=())
            plain = ((line_of(error), "", reason(error)),)
        graphs = marshal.dumps(tuple(marshal.dumps(code) for code in made.graphs))
        text = made.text.encode("utf-8", "surrogatepass")
        return b"", graphs, marshal.dumps((made.index, plain)), text, made.map, b"", b""

    def check(self):
        """Say with one warning that the module has no graph versions, if that is so; strictly, raise."""
        for line, function, why in self.plain():
            if not function:
                if os.environ.get("AUTOIMPORT_STRICT") == "1":
                    raise located(ConversionError(why), line)
                import warnings
                message = report(f"{self.name} runs as plain Python in graphs", why, self.path, line)
                warnings.warn_explicit(message, ConversionWarning, self.path, line)

    def native(self):
        """The code object of the module."""
        code = marshal.loads(self.section(NATIVE))
        self.sections.pop(NATIVE, None)        # it has served
        return self.relocated(code)

    def graph(self, number):
        """The code object of graph version `number`."""
        if self.blobs is None:
            from .constructs import operators
            operators()
            self.check()
            self.blobs = marshal.loads(self.section(GRAPHS))
        return self.relocated(marshal.loads(self.blobs[number]))

    def index(self):
        """A tuple with one row for each graph version."""
        return marshal.loads(self.section(INDEX))[0]

    def plain(self):
        """(line, qualified name, why) of each function that runs in graphs as it is; no name: all of the module does."""
        return marshal.loads(self.section(INDEX))[1]

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


def convert(step, *args, **kwargs):
    """`pipeline.<step>`, imported and run so that an import hook on everything does not meet itself.

    Trees are many objects and no cycles: looking for garbage among them, and in all else that the process holds, would
    double the time.
    """
    this = get_ident()
    nested = this in converting
    converting.add(this)
    collecting = gc.isenabled()
    gc.disable()
    try:
        from . import pipeline
        try:
            return getattr(pipeline, step)(*args, **kwargs)
        except RecursionError:                 # Python itself can take deeper code than functions can walk
            return deeper(getattr(pipeline, step), *args, **kwargs)
    finally:
        if collecting:
            gc.enable()
        if not nested:
            converting.discard(this)
            while borrowed:
                sys.modules.pop(borrowed.pop(), None)


def deeper(function, *args, **kwargs):
    """`function(...)`, which may call itself more often than Python lets it."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(10 * limit)
    try:
        return function(*args, **kwargs)
    finally:
        sys.setrecursionlimit(limit)


def watching():
    """The module `log`, if there may be somebody who wants to know what is done here."""
    if VERBOSE or "logging" in sys.modules:
        from . import log
        return log if log.listened() else None
    return None


def prepare():
    """Import what converts, before processes are forked that will need it."""
    from . import pipeline
    return pipeline
