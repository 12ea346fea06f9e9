"""The index: how source files and entries of the cache looked when they were read, so that a warm import reads less.

    {"pkg.mod": ("/src/pkg/mod.py", how it looked, key of its contents, how the entry looked, length), ...}

A source that looks as it did is not read, and an entry that looks as it did is not checked again.  One file for each
top-level package on each machine, kept in the cache directory and written when a process ends that found something new.
Nothing is lost with it but time.  What looks as it did is what it was: its times are believed only where a later change
was bound to give it others.
"""
import marshal
import os
import sys

from . import cache, files, sources

opened = {}                                    # name of a top-level package -> its Index, or None where there is no cache


class Index:
    """The rows for the modules of one package; `fresh` are those that its file does not have yet."""

    def __init__(self, path):
        self.path, self.fresh = path, {}
        self.rows = rows_in(path)

    def row(self, name, path, look):
        """(key, how its entry looked or None, length of the native code) of a source that looks like this, or None."""
        row = self.rows.get(name)
        return row[2:] if row is not None and row[1] == look and row[0] == path else None

    def note(self, name, path, look, key, entry, length):
        """Remember a source that was read after it looked like this, and its entry, which was sound."""
        entry = entry if entry and sources.telling(entry[-2:]) else None
        if sources.telling(look[-2:]):
            if not self.fresh and not sys.dont_write_bytecode:
                import atexit
                atexit.register(self.save)
            self.fresh[name] = self.rows[name] = path, look, key, entry, length

    def save(self):
        """Add the fresh rows to those that other processes may have written meanwhile."""
        data = marshal.dumps(rows_in(self.path) | self.fresh)
        try:
            files.replace(self.path, files.checksum(data) + data)
        except OSError:                        # the next process tries again
            pass


def rows_in(path):
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return {}
    return marshal.loads(data[8:]) if data[:8] == files.checksum(data[8:]) else {}


def of(name):
    """The `Index` for module `name`, or None."""
    top = name.partition(".")[0]
    if top not in opened:
        store = cache.current()
        opened[top] = store and Index(os.path.join(
            store.directory, "stamp-" + cache.key(f"{top}\0{files.machine()}", b"").hex()))
    return opened[top]
