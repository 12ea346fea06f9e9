"""Run something when a module has been imported, whenever that will be.

    when_imported("tensorflow", staging.attach)

Nothing is imported on account of this.  The watcher steps aside once it has done its job.
"""
import sys

from .finder import FINDER, ask_others
from .loader import hidden


class Watcher:
    def __init__(self, name, callback):
        self.name, self.callback = name, callback
        self.asking = False

    def find_spec(self, name, path=None, target=None):
        if name != self.name or self.asking:
            return None
        self.asking = True
        try:
            spec = ask_others(self, name, path, target)
        finally:
            self.asking = False
        if spec is not None and spec.loader is not None:
            self.follow(spec.loader)
        return spec

    def follow(self, loader):
        """Let `loader` call back after it has executed the module; an import that fails leaves the watcher in place."""
        @hidden
        def exec_module(module):
            del loader.exec_module
            loader.exec_module(module)
            if self in sys.meta_path:
                sys.meta_path.remove(self)
                self.callback()

        loader.exec_module = exec_module       # on the instance, for this one import


def when_imported(name, callback):
    """Call `callback()` after module `name` has been executed: now, if it has been already."""
    if name in sys.modules:                    # if another thread is still at it, the callback's own import waits
        callback()
    else:
        sys.meta_path.insert(1 if sys.meta_path[0] is FINDER else 0, Watcher(name, callback))
