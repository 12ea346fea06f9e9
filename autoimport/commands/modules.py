"""Modules on disk: found as an import would find them, without importing or running anything.

    for module in below("pkg"): module.name, module.path, module.kind
"""
import os
import pkgutil
import typing
from importlib.machinery import BuiltinImporter, ExtensionFileLoader, FrozenImporter, SourcelessFileLoader

from ..hook.finder import FINDER, ask_others

WITHOUT = {"BuiltinImporter": "it is built into Python", "FrozenImporter": "it is frozen into Python",
           "ExtensionFileLoader": "it is an extension module", "SourcelessFileLoader": "there is only its compiled file"}


class Module(typing.NamedTuple):
    name: str
    path: str              # of its source, or of what there is instead
    loader: object
    without: str           # why it has no source; None if it has

    def source(self):
        """Its bytes.  Raises OSError."""
        if hasattr(self.loader, "get_data"):
            return self.loader.get_data(self.path)
        with open(self.path, "rb") as file:
            return file.read()


class NotFound(Exception):
    """Says what there is not."""


def below(name):
    """Every `Module` of a package, or the one of that name.  Raises NotFound."""
    if not name or not all(part.isidentifier() for part in name.split(".")):
        raise NotFound(f"{name!r} is not the name of a package or module")
    spec, locations = None, None
    parts = name.split(".")
    for at in range(len(parts)):
        parent = ".".join(parts[:at])
        if at and locations is None:
            raise NotFound(f"there is no module {name!r}: {parent!r} is not a package")
        spec, locations = found(".".join(parts[:at + 1]), locations)
        if spec is None and locations is None:
            raise NotFound(f"there is no package or module {'.'.join(parts[:at + 1])!r}")
    yield from walk(name, spec, locations, set())


def found(name, path):
    """(spec, places of the modules below it) of a module below `path`; no spec for a namespace package, (None, None) if
    there is none."""
    try:
        spec = ask_others(FINDER, name, path, None)
    except KeyError:                           # Python wants the parent of a namespace package to be imported
        spec = None
    if spec is not None and spec.loader is not None:
        return spec, spec.submodule_search_locations
    try:
        places = list(spec.submodule_search_locations)
    except (AttributeError, TypeError, KeyError):
        folders = [os.path.join(each, name.rpartition(".")[2]) for each in path or ()]
        places = [folder for folder in folders if os.path.isdir(folder)]
    return None, places or None


def walk(name, spec, locations, seen):
    if spec is not None:
        yield module(name, spec)
    children = set()
    for location in locations or ():
        real = os.path.realpath(location)
        if real not in seen:                   # a link may lead back
            seen.add(real)
            children |= names_in(location)
    for child in sorted(children):
        below_it = found(f"{name}.{child}", list(locations))
        if below_it != (None, None):
            yield from walk(f"{name}.{child}", *below_it, seen)


def names_in(location):
    """What can be imported from a folder or an archive, namespace packages too."""
    names = {info.name for info in pkgutil.iter_modules([location])}
    try:
        with os.scandir(location) as entries:
            names |= {entry.name for entry in entries if entry.is_dir()}
    except OSError:
        pass
    return {name for name in names if name.isidentifier() and name not in ("__pycache__", "__init__")}


def module(name, spec):
    kinds = BuiltinImporter, FrozenImporter, ExtensionFileLoader, SourcelessFileLoader
    kind = next((kind.__name__ for kind in kinds if spec.loader is kind or isinstance(spec.loader, kind)), None)
    without = WITHOUT.get(kind)
    path = str(spec.origin)
    if without is None and not path.endswith(".py"):
        without = f"{type(spec.loader).__qualname__} loads it from {path}"
    return Module(name, path, spec.loader, without)
