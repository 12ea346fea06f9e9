"""The code of a script, converted: of what is run by its path, or from a string, and so passes by every finder."""
import os
from _frozen_importlib_external import SourceFileLoader

from .loader import Converting, hidden


class Program(SourceFileLoader):
    """The loader of a script: Python keeps no .pyc of it.  `source` is given for what is no file."""

    source = None

    def get_data(self, path):
        return super().get_data(path) if self.source is None else self.source

    @hidden
    def get_code(self, name):
        return compile(self.get_data(self.path), self.path, "exec", dont_inherit=True)


class ConvertingProgram(Converting, Program):

    @hidden
    def get_code(self, name):
        import warnings
        self.plain.get_code(name)              # Python compiles a script in each run: what it warns of is said each time
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            warnings.simplefilter("ignore", DeprecationWarning)           # invalid escapes, until 3.11
            return super().get_code(name)


def program(path, source=None):
    """The loader for the script at `path`, which converts unless that is switched off."""
    plain = Program("__main__", path)
    plain.source = source
    if os.environ.get("AUTOIMPORT_DISABLE") == "1":
        return plain
    loader = ConvertingProgram("__main__", path)
    loader.source, loader.plain = source, plain
    return loader


def importable(path):
    """Whether `path` is a folder or an archive, which is run by importing its `__main__`."""
    if path.endswith(".py"):
        return False
    import pkgutil
    return pkgutil.get_importer(path) is not None
