"""Files that appear at once: written under a unique name, and moved into place.

The name says which process of which machine is writing, so that `upkeep` can tell what a dead one has left.
"""
import os

from .cache import machine


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
