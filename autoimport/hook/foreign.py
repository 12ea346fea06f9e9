"""A converting loader in place of the one that was found, whoever made that: for each kind, how.

    SourceFileLoader               `Loader`: nearly all there is
    one that keeps to importlib's protocol: archives, some editable installs
                                   the same with `Converting` mixed in
    one that holds another loader, and adds to it: other editable installs, hooks that wait for an import
                                   itself, with a converting loader inside
    one that may rewrite modules by itself: beartype's, typeguard's
                                   itself, above `Beneath`: what it does not rewrite is converted
    any other: pytest's            itself; said once

Modules that are built in, frozen, extensions or without source are not concerned.
"""
from _frozen_importlib_external import SourceFileLoader

from ..errors import ConversionWarning
from .loader import Converting, Loader, hidden

IMPORTLIB = {"importlib", "_frozen_importlib", "_frozen_importlib_external"}
twins = {SourceFileLoader: Loader}             # class of a loader -> the same, converting


def converting(name, plain, origin):
    """The loader to use for module `name`, found with loader `plain`, which may be the right one."""
    kind = type(plain)
    if kind is SourceFileLoader:
        return Loader(plain.name, plain.path)
    if issubclass(kind, (Converting, type)):
        return plain
    if kind.__module__ == "zipimport" or keeps_to_protocol(kind):
        return twin(plain, Converting, kind)
    if issubclass(kind, SourceFileLoader):     # (of a proxy, `isinstance` tells what is in it)
        return twin(plain, kind, Beneath)
    attribute, inner = held(plain)
    if inner is not None:
        setattr(plain, attribute, converting(name, inner, origin))
    elif str(origin).endswith(".py"):
        left(name, kind, origin, "loads: it compiles modules in a way of its own")
    return plain


def twin(plain, *bases):
    """A loader like `plain`, which may be shared, as that of an archive is; its class has these bases."""
    kind = type(plain)
    if kind not in twins:
        twins[kind] = type(kind.__name__, bases, {"__module__": kind.__module__})
    made = object.__new__(twins[kind])
    made.__dict__.update(vars(plain), plain=plain)
    return made


def keeps_to_protocol(kind):
    """Whether code reaches this loader's modules by importlib's own methods alone."""
    methods = [getattr(kind, name, None) for name in ("exec_module", "get_code", "source_to_code")]
    own = all(getattr(method, "__module__", "").partition(".")[0] in IMPORTLIB for method in methods)
    return own and hasattr(kind, "get_data") and hasattr(kind, "get_filename")


def held(plain):
    """(attribute, loader) of the one loader of source files that this loader holds, or (None, None)."""
    inside = {**getattr(plain, "__dict__", {}), "__wrapped__": getattr(plain, "__wrapped__", None)}
    found = [(name, value) for name, value in inside.items() if isinstance(value, SourceFileLoader)]
    return found[0] if len(found) == 1 else (None, None)


class Beneath(Converting, SourceFileLoader):
    """Stands below a loader that may rewrite modules: the source that comes down unchanged was not its concern."""

    @hidden
    def get_code(self, fullname):
        path = self.get_filename(fullname)
        self.source, self.reached = self.get_data(path), False
        code = self.source_to_code(self.source, path)
        if not self.reached:
            left(fullname, type(self.plain), path, "rewrites")
        return code

    @hidden
    def source_to_code(self, data, path, *rest, **options):
        if data is not self.source:
            return SourceFileLoader.source_to_code(self, data, path, *rest, **options)
        self.reached = True
        return Converting.get_code(self, self.name)


def left(name, kind, path, why):
    """Say, once for each kind of loader, that modules stay as it makes them."""
    if kind not in told:
        told.add(kind)
        import warnings
        warnings.warn_explicit(f"{name} stays plain Python, and so does what else {kind.__module__}.{kind.__qualname__} {why}",
                               ConversionWarning, path, 1)


told = set()
