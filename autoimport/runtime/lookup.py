"""The graph version of a function whose module is not hooked: its module file is converted, and the function's code found
in it by name and position."""
import inspect
import os
import types
import warnings

from ..errors import ConversionWarning
from . import staging


def find(f):
    """(unit, number) of the graph version of a function whose module is not hooked; (unit, None) if it has none."""
    return tried(f, lambda unit: (unit, row_of(unit, f.__code__))) or (None, None)


def native(f):
    """The code that such a function would have if its module were hooked; None if that is the code that it has."""
    made = tried(f, lambda unit: natives(unit).get(f.__code__))
    return made if made is not None and made.co_freevars == f.__code__.co_freevars else None


def tried(f, look):
    """`look(unit)`, for the unit of a function's module; None, and a warning, where that is not to be had."""
    from .. import unit as units
    code = f.__code__
    path = code.co_filename
    name = f.__globals__.get("__name__", "__main__")
    try:
        source = source_of(f)
        if source is None:
            return None
        unit = loaded.get((path, source))
        if unit is None:
            unit = loaded[path, source] = units.Unit(source, path, name)      # its import was somebody else's
            staging.units.setdefault(unit.ident, {})[path] = unit
        return look(unit)
    except Exception as error:
        if (path, str(error)) not in told:
            told.add((path, str(error)))
            warnings.warn_explicit(f"{f.__qualname__} runs as plain Python: {error}", ConversionWarning, path,
                                   code.co_firstlineno)
        return None


loaded = {}                                    # (path, source) -> unit, of modules that are not hooked
told = set()
SHARED = "<string>", "<stdin>"                 # the name of the text of `-c`, and of what `exec` and others compile


def source_of(f):
    """The bytes of the file that a function was compiled from, or of the notebook cell; None if there are none."""
    path = f.__code__.co_filename
    if os.path.isfile(path):
        with open(path, "rb") as file:
            return file.read()
    try:
        source = "".join(inspect.findsource(f)[0])
        if path in SHARED and not any(alike(code, f.__code__) for code in codes(source, path)):
            return None
        return source.encode()
    except (OSError, TypeError, SyntaxError):
        return None


def row_of(unit, code):
    """The number of the function that `code` was compiled from, by name and position; None if it has no version."""
    qualname = getattr(code, "co_qualname", None)
    rows = [(number, row) for number, row in enumerate(unit.index())
            if row[1] == code.co_firstlineno and (row[0] == qualname or qualname is None and
                                                  row[0].rpartition(".")[2] == code.co_name)]
    if len(rows) > 1:                          # lambdas on one line
        columns = [position for position in code.co_positions() if None not in position] if qualname else []
        if not columns:
            return in_order(unit, rows, code)
        inside = [(number, row) for number, row in rows if columns and all(
            (row[2], row[3]) <= (line, column) and (end, last) <= (row[4], row[5])
            for line, end, column, last in columns if line != end or column != last)]
        if len(inside) != 1:
            raise LookupError(f"line {code.co_firstlineno} holds several functions like it; give it a line of its own")
        rows = inside
    return rows[0][0] if rows else None


def in_order(unit, rows, code):
    """The number of `code` among functions alike of one line, where code has no columns: by their order in the source."""
    same = [each for each in codes(unit.source, unit.path)
            if (each.co_firstlineno, each.co_name) == (code.co_firstlineno, code.co_name)]
    if len(same) != len(rows) or same.count(code) != 1:
        raise LookupError(f"line {code.co_firstlineno} holds several functions like it; give it a line of its own")
    return rows[same.index(code)][0]


def codes(source, path):
    """The code objects of a module, in the order of the source."""
    todo = [compile(source, path, "exec", dont_inherit=True)]
    while todo:
        part = todo.pop(0)
        yield part
        todo[:0] = [value for value in part.co_consts if isinstance(value, types.CodeType)]


def pairs(unit):
    """{native code: plain code}, of a module: they nest alike, but for the lambdas that carry cells over."""
    found = {}
    todo = [(unit.native(), compile(unit.source, unit.path, "exec", dont_inherit=True))]
    for native, original in todo:
        found[native] = original
        inner = [[value for value in code.co_consts if isinstance(value, types.CodeType)] for code in (native, original)]
        todo += zip(inner[0][len(inner[0]) - len(inner[1]):], inner[1])
    return found


def natives(unit):
    """{plain code: native code}, of a module that Python has imported."""
    if unit not in tables:
        tables[unit] = {original: native for native, original in pairs(unit).items()}
    return tables[unit]


tables = {}


def alike(code, other):
    """Do these stand at one place, and do the same?"""
    return all(getattr(code, name) == getattr(other, name) for name in ("co_firstlineno", "co_name", "co_names", "co_code"))
