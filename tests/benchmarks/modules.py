"""The same source as two modules: as the hook imports it, and as Python does."""
import importlib.machinery
import importlib.util
import itertools
import sys

from autoimport.hook.loader import Loader
from autoimport.hook.watch import when_imported
from autoimport.runtime import staging

when_imported("tensorflow", staging.attach)               # as `install` would do
NUMBERS = itertools.count()


def load(path, hooked, **names):
    """A fresh module from a file; `names` are put in before it runs."""
    name = f"{'hooked' if hooked else 'plain'}_{path.stem}_{next(NUMBERS)}"
    loader = (Loader if hooked else importlib.machinery.SourceFileLoader)(name, str(path))
    spec = importlib.util.spec_from_file_location(name, path, loader=loader)
    module = importlib.util.module_from_spec(spec)
    vars(module).update(names)
    sys.modules[name] = module                            # as dataclasses expect
    spec.loader.exec_module(module)
    assert not hooked or str(path) in staging.paths
    return module


def both(path, **names):
    """(hooked, plain) modules of one file, from copies of it: a path is hooked or it is not."""
    copy = path.with_name(f"{path.stem}_plain.py")
    copy.write_bytes(path.read_bytes())
    return load(path, True, **names), load(copy, False, **names)
