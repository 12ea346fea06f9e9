"""Converted modules on disk: one file an entry, named by a key of everything that the conversion depends on.

    magic | key | length and checksum of each section | checksum of all that | section | section | ...

An import reads the header and one section; the others are read when something asks for them.  The file is the
whole truth: it is written under a unique name and moved into place, so readers see an entry entire or not at all.
Whatever is wrong with a file, or with the directory, is a miss: the module is converted again, and nothing is raised.

The checksums guard against accidents.  Code is unmarshalled and run, so the guard against people is the directory,
which must belong to this user and be writable by nobody else.
"""
import os
import sys
import time
from _frozen_importlib_external import MAGIC_NUMBER

from . import sources
from .files import checksum, digest, exactly, look, replace, touch

MAGICS = b"autoimp0", b"autoimp1"              # an entry says by which of Python's hashes it is guarded: until 3.10, and since
MAGIC = MAGICS[sys.version_info >= (3, 11)]
SECTIONS = 7                                   # what they hold is for `unit` to say
HEADER = len(MAGIC) + 32 + 16 * SECTIONS + 8
DAY = 86400
LIMIT = 512 << 20                              # bytes; beyond, the entries that were used least recently go
COLUMNS = "no_debug_ranges" not in sys._xoptions and (     # whether code has them; compiling some to see takes 2 ms
    sys.flags.ignore_environment or not os.environ.get("PYTHONNODEBUGRANGES"))
OFF, ABSENT = "AUTOIMPORT_CACHE=0 switches it off", "it does not exist"


class Cache:
    """The entries below one directory, which exists and is safe to use."""

    def __init__(self, directory, converter):
        self.directory = directory
        self.converter = converter             # digest of the sources that entries are made by
        self.writing = True                    # until a write fails: a full disk is not tried again for each module
        self.pruned = False

    def path(self, key):
        name = key.hex()
        return f"{self.directory}{os.sep}{name[:2]}{os.sep}{name[2:]}"

    def read(self, key, number):
        """Section `number` of the entry, as bytes, or None."""
        path = self.path(key)
        try:
            file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            return None
        try:
            try:
                if time.time() - os.fstat(file).st_mtime > DAY:
                    touch(path)
                return section(file, key, number)
            finally:
                os.close(file)
        except OSError:
            return None

    def reread(self, key, entry, length):
        """The first section, of known length, of an entry that was sound when it looked like `entry` (see `index`); None
        if it looks different, or was not used for long."""
        try:
            file = os.open(self.path(key), os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                if entry != look(file) or time.time() - entry[-2] * 1e-9 > DAY:
                    return None
                return memoryview(exactly(file, HEADER + length))[HEADER:]
            finally:
                os.close(file)
        except OSError:
            return None

    def write(self, key, sections):
        """Store an entry if that is possible.  Returns whether it was."""
        if not self.writing or sys.dont_write_bytecode:
            return False
        table = b"".join(len(data).to_bytes(8, "little") + checksum(data) for data in sections)
        head = MAGIC + key + table
        try:
            replace(self.path(key), b"".join((head, checksum(head), *sections)))
        except FileNotFoundError:              # somebody clears the cache at this moment
            return False
        except OSError:
            self.writing = False
            return False
        if key[0] < 8 and not self.pruned:     # one entry in 32: the size is looked at now and then, never on a hit
            self.pruned = True
            self.prune(LIMIT)
        return True

    def prune(self, limit):
        """Remove what was used least recently until `limit` bytes are left.  Returns (files, bytes) removed."""
        from . import upkeep
        return upkeep.prune(self.directory, limit)


def section(file, key, number):
    """Section `number` of an open entry, or None if the file is not what was written under this key."""
    head = os.read(file, HEADER)
    if not head.startswith(MAGIC + key) or checksum(head[:-8]) != head[-8:]:
        return None
    row = 40 + 16 * number
    if number:
        os.lseek(file, sum(int.from_bytes(head[at:at + 8], "little") for at in range(40, row, 16)), os.SEEK_CUR)
    data = exactly(file, int.from_bytes(head[row:row + 8], "little"))
    return data if checksum(data) == head[row + 8:row + 16] else None


def configured():
    """The directory to use, as an absolute path, or None: `AUTOIMPORT_CACHE=0`, or no home to put it in.

    Where Python was told to keep its own compiled files elsewhere (PYTHONPYCACHEPREFIX), these go there too.
    """
    if os.environ.get("AUTOIMPORT_CACHE") == "0":
        return None
    directory = os.environ.get("AUTOIMPORT_CACHE_DIR")
    if directory:
        return os.path.abspath(directory)
    if sys.pycache_prefix:
        return os.path.join(os.path.abspath(sys.pycache_prefix), "autoimport")
    if sys.platform == "linux":                # what platformdirs says, without the 10 ms that it takes to import
        base = os.environ.get("XDG_CACHE_HOME", "").strip()
        directory = os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.cache"), "autoimport")
    else:
        from platformdirs import user_cache_dir
        directory = user_cache_dir("autoimport")
    return directory if os.path.isabs(directory) else None


def refusal(directory):
    """Why code from this directory must not be run, or None."""
    status = os.stat(directory)
    if not os.path.isdir(directory):
        return "it is not a directory"
    if hasattr(os, "geteuid"):
        if status.st_uid != os.geteuid():
            return f"it belongs to user {status.st_uid}, not to user {os.geteuid()}"
        if status.st_mode & 0o022:
            return f"others may write to it (mode {status.st_mode & 0o777:o}): chmod go-w"
    return None


def opened():
    """A `Cache` on the configured directory, or None where that cannot be used: said once, and never raised."""
    global chosen, missing
    directory, wrong = None, True
    try:
        directory = chosen = configured()
        if directory is None:
            off = os.environ.get("AUTOIMPORT_CACHE") == "0"
            missing = OFF if off else "there is no home directory"
            return None
        if not sys.dont_write_bytecode:
            os.makedirs(directory, 0o700, exist_ok=True)
        missing = refusal(directory)
        if missing is None:
            return Cache(directory, sources.digest(directory))
    except FileExistsError:
        missing = "it is not a directory"
    except FileNotFoundError:
        missing, wrong = ABSENT, False
    except OSError as error:                   # no place for it in the home of a daemon, say, is nothing to complain of
        missing, wrong = f"{error.strerror or error}", bool(os.environ.get("AUTOIMPORT_CACHE_DIR"))
    if wrong:
        import warnings
        try:
            warnings.warn(f"autoimport works without its cache {directory}: {missing}", stacklevel=2)
        except Warning:                        # `-W error` must not make an import fail on account of a cache
            pass
    return None


UNKNOWN = object()
state = UNKNOWN
chosen = missing = None                        # the directory, and why there is no cache, for who wants to know
prefix = None                                  # what the keys of one process have in common


def current():
    """The cache of this process, or None.  The environment is read once."""
    global state
    if state is UNKNOWN:
        state = opened()
    return state


def key(name, source):
    """32 bytes that stand for module `name` with these source bytes, converted by this converter for this Python.

    The bytes of the source go in by length and checksum: the only other sources it has to be told from are earlier
    versions of the same module.
    """
    global prefix
    if prefix is None:
        cache = current()
        prefix = repr((MAGIC_NUMBER, sys.version, sys.flags.optimize, COLUMNS, cache and cache.converter)).encode()
    return digest(prefix + f"{name}\0{len(source)}\0".encode("utf-8", "surrogatepass") + checksum(source))
