"""The golden cases: ordinary modules in `golden/<construct>/`, each with a table at its end.

    CASES = [
        (relu, 3.0),                  a function of the module and its arguments
        (relu, [-1.0, 2.0]),
    ]
    REFUSED = [(f, 3.0)]              fine eagerly, and refused by a graph when the arguments are tensors

A plain run passes the arguments as they stand.  A staged run makes tensors of them: of numbers, of truth values and of
lists of those; tuples, dicts, strings and None stay.  A case that uses TensorFlow has no plain runs.
"""
import ast
import contextlib
import copy
import functools
import importlib.util
import inspect
import io
import pathlib
import sys
import traceback
import types
import warnings

from autoimport import constructs, pipeline
from autoimport.errors import ConversionWarning
from autoimport.hook.loader import Loader
from autoimport.runtime import staging

TABLES = b"\nCASES = ["
FOLDER = pathlib.Path(__file__).parent / "golden"


class Case:
    """One file."""

    def __init__(self, path):
        self.path = path
        self.name = path.relative_to(FOLDER).with_suffix("").as_posix()
        self.source = path.read_bytes()
        self.needs_tensorflow = b"import tensorflow" in self.source or b"autograph." in self.source

    @property
    def parses(self):
        """Whether this Python knows the syntax of the case."""
        try:
            ast.parse(self.source)
        except SyntaxError:
            return False
        return True

    @functools.cached_property
    def stages(self):
        """[(name of the pass, text after it)], beginning with the source; the tables are left out."""
        return [(name, text) for name, text, _ in pipeline.stages(self.source.partition(TABLES)[0], str(self.path))]

    @property
    def record(self):
        return self.path.with_suffix(".stages")

    def recorded(self):
        """What belongs into the record: each stage under its name, if it differs from the one before."""
        out = []
        for (_, before), (name, text) in zip(self.stages, self.stages[1:]):
            out.append(f"# {name}\n{text.strip()}\n" if text != before else f"# {name}: no change\n")
        return "\n".join(out)

    def executed(self, text, filename):
        """The module that this text makes together with the tables of the case, without the hook."""
        module = types.ModuleType("golden_" + self.name.replace("/", "_"))
        sys.modules[module.__name__] = module             # as dataclasses and pickling expect
        constructs.operators()
        tables = b"".join(self.source.partition(TABLES)[1:]).decode()
        for part in text, tables:
            exec(compile(part, filename, "exec", dont_inherit=True), vars(module))
        return module

    @functools.cached_property
    def plain(self):
        return self.executed(self.source.partition(TABLES)[0], str(self.path))

    @functools.cached_property
    def hooked(self):
        """The module as the hook imports it."""
        name = "hooked_" + self.name.replace("/", "_")
        spec = importlib.util.spec_from_file_location(name, self.path, loader=Loader(name, str(self.path)))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        with warnings.catch_warnings():
            warnings.simplefilter("error", ConversionWarning)      # none of them may stay plain
            spec.loader.exec_module(module)
        return module


def found():
    """Every case of the folder that this Python can parse."""
    return [case for case in map(Case, sorted(FOLDER.glob("*/*.py"))) if case.parses]


def parameters(cases):
    return {"argvalues": cases, "ids": [case.name for case in cases]}


def rows(module):
    """The rows of its tables."""
    return [*module.CASES, *getattr(module, "REFUSED", [])]


def outcome(function, args):
    """(kind, value, printed text, frames of the file): what one call does."""
    out, value, where = io.StringIO(), None, []
    with contextlib.redirect_stdout(out):
        try:
            value = function(*copy.deepcopy(args))
            if inspect.isgenerator(value):
                value = list(value)
            kind = "value"
        except Exception as error:
            kind, value, where = type(error), str(error), frames(error)
    return kind, value, out.getvalue(), where


def frames(error):
    """[(file, line, function)] of a traceback, from the first frame of a case on."""
    rows = [(row.filename, row.lineno, row.name) for row in traceback.extract_tb(error.__traceback__)]
    first = next((i for i, row in enumerate(rows) if row[0].startswith(str(FOLDER))), len(rows))
    return rows[first:]


@contextlib.contextmanager
def forced():
    """Inside, every hooked function runs its graph version, as under AUTOIMPORT_FORCE_GRAPH=1."""
    staging.change(1)
    staging.force = True
    try:
        yield
    finally:
        staging.force = False
        staging.change(-1)
