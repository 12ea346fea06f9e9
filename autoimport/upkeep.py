"""Looking after the cache: how much there is and whether it is sound; what was used least recently goes, and so does
what processes left that died.

    prune("/home/me/.cache/autoimport", 512 << 20)         # -> (files, bytes) removed

A hit renews the time of its entry once a day.  Several processes, of several machines, may be at it at the same time:
a file that somebody else removes is as good as removed, and one that is needed after all is made again.
"""
import os
import time

from .cache import MAGIC, MAGICS, SECTIONS, section
from .files import create, machine, touch

HOUR = 3600


def files(directory):
    """(modification time, size, path) of each file, temporary ones too, oldest first."""
    found = []
    for folder in (directory, *(entry.path for entry in scan(directory) if entry.is_dir(follow_symlinks=False))):
        for entry in scan(folder):
            try:
                if entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    found.append((status.st_mtime, status.st_size, entry.path))
            except OSError:                    # somebody else removed it
                pass
    return sorted(found)


def kind(path):
    """"entry", "temporary" or "stamp" (see `sources`)."""
    name = os.path.basename(path)
    return "temporary" if name.endswith(".tmp") else "stamp" if name.startswith("stamp-") else "entry"


def damaged(path):
    """Whether this entry is not what was written there.  It will be a miss, and made again; so it is no danger.  Those of
    Pythons that hash in another way are theirs to judge."""
    folder, name = os.path.split(path)
    try:
        key = bytes.fromhex(os.path.basename(folder) + name)
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except (ValueError, OSError):
        return True
    try:
        if os.read(file, len(MAGIC)) in {*MAGICS} - {MAGIC}:
            return False
        for number in range(SECTIONS):
            os.lseek(file, 0, os.SEEK_SET)
            if section(file, key, number) is None:
                return True
    except OSError:
        return True
    finally:
        os.close(file)
    return False


def writable(directory):
    """Whether an entry could be stored."""
    probe = os.path.join(directory, f"00.{os.getpid()}-doctor@{machine()}.tmp")
    try:
        os.close(create(probe))
        os.unlink(probe)
    except OSError:
        return False
    return True


def scan(folder):
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def prune(directory, limit):
    """Remove the files used least recently until `limit` bytes are left.  Returns (files, bytes) removed."""
    found = files(directory)
    excess = sum(size for _, size, _ in found) - limit
    removed = freed = 0
    now = clock(directory)
    for modified, size, path in found:
        if freed < excess or kind(path) == "temporary" and abandoned(path, now - modified):
            try:
                os.unlink(path)
            except FileNotFoundError:          # it no longer takes space
                pass
            except OSError:
                continue
            removed, freed = removed + 1, freed + size
    return removed, freed


def clock(directory):
    """Now, as the file system tells it that the times of the files come from: another machine's clock, perhaps."""
    touch(directory)
    try:
        return os.stat(directory).st_mtime
    except OSError:
        return time.time()


def abandoned(path, age):
    """Was this temporary file left by a process that died: one of this machine that is gone, or any of an hour ago?"""
    process, _, host = os.path.basename(path).partition(".")[2].removesuffix(".tmp").partition("@")
    pid = process.partition("-")[0]
    return age > HOUR or bool(host) and host == machine() and pid.isdecimal() and not alive(int(pid))


def alive(pid):
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:                            # somebody else's
        pass
    return True
