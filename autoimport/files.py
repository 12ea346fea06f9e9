"""Files as the cache needs them: told apart by how they look and by checksums, and written so that they appear at once.

A file is written under a unique name and moved into place.  The name says which process of which machine is writing,
so that `upkeep` can tell what a dead one has left.
"""
import os
from _imp import source_hash

HASH_KEY = int.from_bytes(b"autoimp1", "little")         # of no meaning, but the same for all


def checksum(data):
    return source_hash(HASH_KEY, data)


def digest(data):
    """32 bytes for the contents of files: Python's own hash for that (PEP 552), keyed in four ways.

    (No cryptography: whoever can choose sources can choose what they do.  `hashlib` costs a warm start 2 ms.)
    """
    return b"".join([source_hash(HASH_KEY + i, data) for i in range(4)])


def exactly(file, length):
    """So many bytes, or fewer if the file ends before."""
    data = os.read(file, length)
    while len(data) < length:
        more = os.read(file, length - len(data))
        if not more:
            break
        data += more
    return data


def machine():
    """The name of this machine, which may share the directory with others; empty where it cannot be told."""
    return os.uname().nodename if hasattr(os, "uname") else ""


def look(file):
    """What there is to see of a file (a path or a descriptor) without reading it; None where there is none."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_size, status.st_ino, status.st_dev, status.st_mtime_ns, status.st_ctime_ns


def touch(path):
    try:
        os.utime(path)
    except OSError:                            # a read-only cache serves all the same
        pass


def replace(path, data):
    """Put `data` at `path` at once, for whoever reads it meanwhile.  Raises OSError and leaves nothing behind."""
    temporary = f"{path}.{os.getpid()}-{os.urandom(6).hex()}@{machine()}.tmp"
    try:
        file = create(temporary)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
        file = create(temporary)
    try:
        with open(file, "wb") as stream:
            stream.write(data)
        os.replace(temporary, path)
    except BaseException:
        try:
            os.unlink(temporary)
        except OSError:
            pass
        raise


def create(path):
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
