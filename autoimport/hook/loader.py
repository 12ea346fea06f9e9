"""The loader: the module's bytes become converted code, from the cache or now, and are executed as Python does it.

`Converting` is mixed into the loader that was found, so the rest of its protocol (data, resources, source, names) is
the original's own.  `get_code` is replaced entire, because `runpy`, `pkgutil` and tracers call it too.

What cannot be converted goes back to the original loader: a syntax error is then Python's own, and any other
module is imported as plain Python, with one warning.
"""
import os
from _frozen_importlib_external import SourceFileLoader

from .. import unit as units
from ..errors import ConversionError, ConversionWarning, report
from ..runtime import staging


def hidden(function):
    """Make Python drop the frame of `function` from tracebacks of imports, as it drops those of its own machinery."""
    function.__code__ = function.__code__.replace(co_filename="<frozen importlib._bootstrap_external>")
    return function


class Converting:
    """What a loader of source files becomes; `plain` is the loader as it was."""

    @hidden
    def get_code(self, fullname):
        """The native code of the module, whose graph versions are then known to the runtime."""
        path = self.get_filename(fullname)
        if path.endswith(".pyc"):              # an archive may hold modules without their source
            return self.plain.get_code(fullname)
        try:
            unit = self.unit(path, fullname)
        except (SyntaxError, ConversionError) as error:
            failure = error
        else:
            staging.register(unit, path)
            return unit.native()
        code = self.plain.get_code(fullname)
        stays_plain(fullname, path, failure)
        return code

    @hidden
    def unit(self, path, fullname):
        return units.load(self.get_data(path), path, fullname)

    @hidden
    def source_to_code(self, data, path, fullname=None, *, _optimize=-1):
        """Code from bytes is converted; a string or a tree, which somebody else has worked on, is compiled as it is."""
        if isinstance(data, bytes) and _optimize == -1:
            name = fullname or getattr(self, "name", path)
            try:
                unit = units.load(data, path, name)
            except ConversionError as error:
                stays_plain(name, path, error)
            else:
                staging.register(unit, path)
                return unit.native()
        return self.plain.source_to_code(data, path, _optimize=_optimize)


class Loader(Converting, SourceFileLoader):
    """For source files, which is nearly all there is."""

    @property
    def plain(self):
        return SourceFileLoader(self.name, self.path)

    @hidden
    def unit(self, path, fullname):
        return units.load_file(path, fullname, self.get_data)


told = set()                                   # (file, reason): a module is reported once, however often it is loaded


@hidden
def stays_plain(name, path, error):
    """Say that a module is plain Python; in strict mode, raise instead."""
    line = getattr(error, "line", None) or getattr(error, "lineno", None) or 1
    if os.environ.get("AUTOIMPORT_STRICT") == "1":
        raise ConversionError(report(f"{name} cannot be converted", str(error), path, line))
    message = f"{name} stays plain Python: {error}"
    if (path, message) not in told:
        told.add((path, message))
        import warnings
        warnings.warn_explicit(report(f"{name} stays plain Python", str(error), path, line), ConversionWarning, path, line)
