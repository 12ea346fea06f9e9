"""Run something when a module has been imported, whenever that will be.

    when_imported("tensorflow", staging.attach)

Nothing is imported on account of this.  The watcher steps aside once it has nothing left to wait for.
"""
import sys

from .finder import FINDER, ask_others
from .loader import hidden


class Watcher:
    """One for the process; `callbacks` has what to call by the name of the module."""

    def __init__(self):
        self.callbacks = {}
        self.asking = set()

    def find_spec(self, name, path=None, target=None):
        if name not in self.callbacks or name in self.asking:
            return None
        self.asking.add(name)
        try:
            spec = ask_others(self, name, path, target)
        finally:
            self.asking.discard(name)
        if spec is not None and spec.loader is not None:
            self.follow(name, spec.loader)
        return spec

    def follow(self, name, loader):
        """Let `loader` call back after it has executed the module; an import that fails leaves the callback in place."""
        @hidden
        def exec_module(module):
            del loader.exec_module
            loader.exec_module(module)
            callback = self.callbacks.pop(name, None)
            if not self.callbacks and self in sys.meta_path:
                sys.meta_path.remove(self)
            if callback is not None:
                callback()

        loader.exec_module = exec_module       # on the instance, for this one import


WATCHER = Watcher()


def when_imported(name, callback):
    """Call `callback()` after module `name` has been executed: now, if it has been already."""
    if name in sys.modules:                    # if another thread is still at it, the callback's own import waits
        callback()
        return
    WATCHER.callbacks[name] = callback
    if WATCHER not in sys.meta_path:
        sys.meta_path.insert(1 if sys.meta_path[0] is FINDER else 0, WATCHER)
