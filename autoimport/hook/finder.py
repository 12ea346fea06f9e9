"""The finder, first on `sys.meta_path`: it lets the others find a module, and puts a converting loader in its spec.

A module that nobody asked for costs one test of its name.  For one that is wanted, the other finders are asked in
their order, as the import system would do it; `importlib.util.find_spec` is never used, since it imports parents and
looks into `sys.modules`.  Whatever they answer is kept, but for the loader of a source file.
"""
import os
import sys
from _frozen_importlib_external import PathFinder, SourceFileLoader
from _thread import get_ident

from .. import sources, unit
from ..errors import ConversionWarning
from ..runtime import staging
from .loader import Converting, Loader


class Finder:
    """One for the process, however many hooks there are; `selections` say what they want."""

    def __init__(self):
        self.selections = ()                   # replaced, never changed: other threads may be reading it
        self.busy = set()                      # (thread, name) being looked for: another finder may ask us in turn
        self.told = set()                      # modules that were imported without us, as far as that was said

    def add(self, selection):
        self.selections += (selection,)
        self.go_first()

    def go_first(self):
        """Being first takes nothing from the others, who are asked all the same; being second we might not be asked."""
        sys.meta_path[:] = [self, *(finder for finder in sys.meta_path if finder is not self)]

    def remove(self, selection):
        self.selections = tuple(each for each in self.selections if each is not selection)
        if not self.selections and self in sys.meta_path:
            sys.meta_path.remove(self)

    def wants(self, name):
        return [selection for selection in self.selections if selection.wants(name)]

    def takes_script(self, path):
        """Whether a script, which no finder is asked for, is hooked as well."""
        return any(each.holds(path) for each in self.wants("__main__"))

    def tell_missed(self, why):
        """Warn of the wanted modules that were imported without us, once of each."""
        missed = sorted({name for name in list(sys.modules) for wanting in [self.wants(name)] if wanting
                         for path in [plain(name)] if path and any(each.holds(path) for each in wanting)} - self.told)
        if missed:
            self.told.update(missed)
            import warnings
            names = ", ".join(missed[:10]) + (f" and {len(missed) - 10} more" if len(missed) > 10 else "")
            warnings.warn(f"{why}, so they stay plain Python: {names}", ConversionWarning, stacklevel=3)

    def find_spec(self, name, path=None, target=None):
        first = sys.meta_path[0]
        if first is not self and self in sys.meta_path:
            self.go_first()
            self.tell_missed(f"imported through {first!r}, which was put before autoimport's finder")
        if unit.converting and get_ident() in unit.converting:            # what the converter imports stays plain
            self.told.add(name)
            return known(name)
        wanting = self.wants(name)
        if not wanting:
            return None
        looking = get_ident(), name
        if looking in self.busy:
            return None
        self.busy.add(looking)
        try:
            spec = ask_others(self, name, path, target)
            if spec is not None and spec.loader is not None and any(each.holds(spec.origin or "") for each in wanting):
                if type(spec.loader) is SourceFileLoader:
                    spec.loader = Loader(spec.loader.name, spec.loader.path)
                else:
                    from . import foreign
                    spec.loader = foreign.converting(name, spec.loader, spec.origin)
            return spec
        finally:
            self.busy.discard(looking)


def known(name):
    """The module of that name that the converter knows, though the program's folder may have one of its own."""
    standard = name in sys.stdlib_module_names
    if not standard and name not in (*sources.SHAPING, "six"):
        return None
    spec = PathFinder.find_spec(name, STANDARD if standard else sys.path[1:])
    first = spec and PathFinder.find_spec(name)
    if first and first.origin != spec.origin:
        unit.borrowed.add(name)
    return spec


STANDARD = [os.path.dirname(os.__file__), os.path.join(os.path.dirname(os.__file__), "lib-dynload")]


def plain(name):
    """The file of a module that a converting loader would have loaded, and has not; else None."""
    try:                                       # without `getattr`, which makes a lazy module load itself
        spec = object.__getattribute__(sys.modules[name], "__dict__").get("__spec__")
    except (AttributeError, KeyError):
        return None
    loader = getattr(spec, "loader", None)
    if not hasattr(loader, "get_source") or not spec.has_location or isinstance(loader, Converting):
        return None
    return None if spec.origin in staging.paths else spec.origin


def ask_others(finder, name, path, target):
    """The answer of the first of the other finders that has one."""
    for other in list(sys.meta_path):
        if other is finder:
            continue
        find_spec = getattr(other, "find_spec", None)
        spec = find_spec(name, path, target) if find_spec else old_style(other, name, path)
        if spec is not None:
            return spec
    return None


def old_style(finder, name, path):
    """The answer of a finder that has `find_module` only, which Python asked until 3.11."""
    try:
        from _frozen_importlib import _find_spec_legacy
    except ImportError:
        return None
    return _find_spec_legacy(finder, name, path)


def at_work():
    """The finder that is there already, where `sys.modules` was cleared and this is imported again; or None."""
    return next((each for each in sys.meta_path if f"{type(each).__module__}.{type(each).__qualname__}" == f"{__name__}.Finder"), None)


FINDER = at_work() or Finder()
