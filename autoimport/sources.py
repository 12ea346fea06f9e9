"""Which converter this is: a digest of the sources of this project, and of the packages that shape its output.

An entry of the cache is right only for the converter that wrote it, so the contents of these files are in its key.
They are not read each time: a stamp in the cache directory remembers what contents go with what sizes and times,
and because the contents decide, another installation of the same files finds the same entries.

Machines that share the directory share the stamps, and their files may look alike without being the same: in an image
all times are what its maker chose.  So only times that a file system gives by its own clock are believed.
"""
import marshal
import os
import sys
import time
from _frozen_importlib_external import PathFinder

from .files import digest as check
from .files import replace

SHAPING = ("gast", "astunparse")
SETTLED = 2                                    # seconds; a file changed later than this may change again unnoticed


def digest(directory):
    """32 bytes; `directory` is where the stamp is kept.  Raises OSError where the sources are not files in folders."""
    seen = [(root, listing(root, "")) for root in roots()]
    stamp = os.path.join(directory, "stamp-" + check(marshal.dumps(seen, 2)).hex())
    try:
        with open(stamp, "rb") as file:
            remembered = file.read()
    except OSError:
        remembered = b""
    if len(remembered) == 64 and remembered[32:] == check(remembered[:32]):
        return remembered[:32]
    found = contents(seen)
    if not sys.dont_write_bytecode and telling([changed for _, files in seen for *_, changed in files]):
        remember(stamp, found)
    return found


def telling(times):
    """Whether a file that is changed from now on will have another time of change (in ns): not if it changed just now,
    nor where times are kept, or made up, in whole seconds."""
    return all(changed < (time.time() - SETTLED) * 1e9 for changed in times) and any(changed % 10 ** 9 for changed in times)


def roots():
    """The folders of this package and of those that shape its output, where they are installed as folders."""
    yield os.path.dirname(__file__)
    for name in SHAPING:
        spec = PathFinder.find_spec(name)
        if spec is not None and spec.submodule_search_locations:
            yield spec.submodule_search_locations[0]


def listing(folder, below):
    """(name, size, inode, times of modification and change in ns) of each source file, sorted by name."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if name.endswith((".py", ".pyc")):
                status = entry.stat()
                found.append((below + name, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns))
            elif name != "__pycache__" and entry.is_dir():
                found += listing(entry.path, f"{below}{name}/")
    return sorted(found)


def contents(seen):
    whole = []
    for root, files in seen:
        for name, *_ in files:
            with open(os.path.join(root, name), "rb") as file:
                whole.append(f"{name}\0".encode() + check(file.read()))
    return check(b"".join(whole))


def remember(stamp, found):
    try:
        replace(stamp, found + check(found))
    except OSError:
        pass
