"""What graph code calls instead of a callable: how each kind of callable is resolved.

    hooked function               its graph version, without the detour over the native one
    function of another module    its graph version, from the converted module file
    bound method                  the same, bound
    class that is not hooked      its constructor's graph version
    functools.partial             a partial of what its function resolves to
    builtin                       its staged overload
    method of a list, dict, set   one that lets regions see the change
    anything else                 itself
"""
import functools
import inspect
import os
import sys
import types
import warnings

from ..errors import ConversionWarning
from . import staging

# Their functions build graphs by themselves, or have nothing to do with any.
LEFT = {"tensorflow", "keras", "tf_keras", "numpy", "autoimport", "six", "wrapt", "gast", "astunparse"} | set(
    sys.stdlib_module_names) - {"__main__"}
LIBRARY = f"{__name__.partition('.')[0]}.library."        # what is written in Python for graphs
MARK = "__autoimport__"                        # an attribute of functions: False for `do_not_convert`
BITS = staging.BITS
graphs = {}                                    # id of a code object -> (it, the code of its graph version or None)


def resolver(kind):
    """The function that resolves callables of this type."""
    if kind is types.FunctionType:
        return function
    if kind is types.MethodType:
        return method
    if kind in (types.BuiltinFunctionType, types.MethodDescriptorType):
        return builtin
    if issubclass(kind, type):
        return class_
    if kind.__module__ == "numpy":             # ufuncs, and functions that dispatch
        return of_numpy
    if kind is functools.partial:
        return partial
    if isinstance(vars(kind).get("__call__"), types.FunctionType) and not left(kind):
        return instance
    return foreign


def function(f):
    if staging.local.off or staging.local.shallow:
        return f
    if f in replaced():
        return replaced()[f]
    code = f.__code__
    known = graphs.get(id(code))
    if known is None:
        known = graphs[id(code)] = code, graph_code(f)
    return f if known[1] is None else versioned(f, known[1]) if known[1] is not FOREIGN else of_a_library(f)


def of_a_library(f):
    """A Python function that is left alone, unless there is something better in a graph."""
    if staging.local.session is None:
        return f
    if (f.__module__ or "").partition(".")[0] == "numpy":
        return of_numpy(f)
    overload = overloads().get(f)
    return foreign(f) if overload is None else aware(overload)


def of_numpy(f):
    if staging.local.session is None:
        return f
    from . import numpy_functions
    return foreign(numpy_functions.resolve(f))


@functools.cache
def replaced():
    """Functions of TensorFlow's that need help in a graph."""
    if staging.executing_eagerly is None:
        return {}
    from . import legacy
    return legacy.OVERLOADS


FOREIGN = object()


def graph_code(f):
    """The code of the graph version of a function; None for one that has none, FOREIGN for what is left alone."""
    code = f.__code__
    if getattr(f, MARK, True) is False:
        return None
    number = staging.number_of(code)
    if number is not None:
        return staging.unit_of(number >> BITS, code.co_filename).graph(number & (1 << BITS) - 1)
    if code.co_filename in staging.paths:      # hooked, and there was nothing to rewrite
        return None
    if left(f) or staging.executing_eagerly is None:
        return FOREIGN
    unit, number = find(f)
    return None if number is None else unit.graph(number)


def versioned(f, code):
    graph = types.FunctionType(code, f.__globals__, f.__name__, f.__defaults__, staging.closure(code, f))
    graph.__kwdefaults__ = f.__kwdefaults__
    return graph


def left(thing):
    """Is this function or class one that is left alone?"""
    module = getattr(thing, "__module__", None)
    if isinstance(thing, types.FunctionType):
        module = thing.__globals__.get("__name__", module)
    return module is None or module.partition(".")[0] in LEFT and not module.startswith(LIBRARY)


def own(kind, name):
    """Has this class such a method, in Python, that has a graph version?"""
    method = getattr(kind, name, None)
    return type(method) is types.FunctionType and not left(method)


def find(f):
    """(unit, number) of the graph version of a function whose module is not hooked; (unit, None) if it has none."""
    from .. import unit as units
    code = f.__code__
    path = code.co_filename
    name = f.__globals__.get("__name__", "__main__")
    try:
        source = source_of(f)
        if source is None:
            return None, None
        unit = loaded.get((path, source))
        if unit is None:
            unit = loaded[path, source] = units.Unit(source, path, name)      # its import was somebody else's
            staging.units.setdefault(unit.ident, {})[path] = unit
        return unit, row_of(unit, code)
    except Exception as error:
        if (path, str(error)) not in told:
            told.add((path, str(error)))
            warnings.warn_explicit(f"{f.__qualname__} runs as plain Python: {error}", ConversionWarning, path,
                                   code.co_firstlineno)
        return None, None


loaded = {}                                    # (path, source) -> unit, of modules that are not hooked
told = set()


def source_of(f):
    """The bytes of the file that a function was compiled from, or of the notebook cell; None if there are none."""
    path = f.__code__.co_filename
    if os.path.isfile(path):
        with open(path, "rb") as file:
            return file.read()
    try:
        return "".join(inspect.findsource(f)[0]).encode()
    except (OSError, TypeError):
        return None


def row_of(unit, code):
    """The number of the function that `code` was compiled from, by name and position; None if it has no version."""
    qualname = getattr(code, "co_qualname", None)
    rows = [(number, row) for number, row in enumerate(unit.index())
            if row[1] == code.co_firstlineno and (row[0] == qualname or qualname is None and
                                                  row[0].rpartition(".")[2] == code.co_name)]
    if len(rows) > 1:                          # lambdas on one line
        columns = [position for position in code.co_positions() if None not in position] if qualname else []
        inside = [(number, row) for number, row in rows if columns and all(
            (row[2], row[3]) <= (line, column) and (end, last) <= (row[4], row[5])
            for line, end, column, last in columns if line != end or column != last)]
        if len(inside) != 1:
            raise LookupError(f"line {code.co_firstlineno} holds several functions like it; give it a line of its own")
        rows = inside
    return rows[0][0] if rows else None


def method(m):
    if m.__func__.__module__ == "random" and staging.local.session is not None and m in overloads():
        return overloads()[m]
    resolved = staging.call(m.__func__)
    return m if resolved is m.__func__ else types.MethodType(resolved, m.__self__)


def partial(p):
    resolved = staging.call(p.func)
    return p if resolved is p.func else functools.partial(resolved, *p.args, **p.keywords)


def instance(thing):
    call = type(thing).__call__
    resolved = function(call)
    return thing if resolved is call else types.MethodType(resolved, thing)


def class_(cls):
    session = staging.local.session
    if session is None:
        return cls
    overload = overloads().get(cls)
    if overload is not None:
        return aware(overload)
    if left(cls):
        return of_numpy(cls) if cls.__module__ == "numpy" else foreign(cls)
    converted = type(cls).__call__ is type.__call__ and isinstance(cls.__init__, types.FunctionType) and (
        cls.__init__.__code__.co_filename not in staging.paths)
    if not converted:
        return (lambda *args, **kwargs: session.born(cls(*args, **kwargs))) if session.notes else cls

    def construct(*args, **kwargs):
        new = cls.__new__
        made = new(cls) if new is object.__new__ else new(cls, *args, **kwargs)
        session.born(made)
        if isinstance(made, cls):
            staging.call(type(made).__init__)(made, *args, **kwargs)
        return made
    return construct


def builtin(f):
    session = staging.local.session
    if session is None:
        return f
    owner = getattr(f, "__self__", None)
    kind = type(owner)
    if kind in (list, dict, set):
        return container_method(session, f, owner, kind)
    if kind is str:
        from . import texts
        return texts.method(f, owner)
    try:
        overload = overloads().get(f)
    except TypeError:                          # a method of something that cannot be hashed
        return foreign(f)
    if overload is None and "numpy" in ((getattr(f, "__module__", None) or "").partition(".")[0], kind.__module__):
        return of_numpy(f)
    return foreign(f) if overload is None else aware(overload)


READING = {"index", "count", "copy", "get", "keys", "values", "items", "__getitem__", "__len__", "__contains__", "union",
           "intersection", "difference", "issubset", "issuperset", "isdisjoint", "symmetric_difference"}


def container_method(session, f, owner, kind):
    from . import lists
    if kind is list and session.rows_of(owner) is not None:
        staged = lists.METHODS.get(f.__name__)
        return functools.partial(staged, owner) if staged else functools.partial(
            getattr(lists.Stacked(owner), f.__name__))
    if session.notes and f.__name__ not in READING:
        session.note_content(owner)
    return foreign(f) if f.__name__ not in ("append", "insert", "setdefault") else f


def aware(overload):
    """A staged overload, which is given staged lists as tensors of their items."""
    return foreign(overload) if overload not in IDENTITY else overload


def foreign(f):
    """`f`, which knows nothing of staged lists and optional values, as graph code may call it."""
    session = staging.local.session
    if session is None or not (session.staged or session.loose) or f in IDENTITY or (
            getattr(f, "__module__", None) in ABOUT_CALLERS):
        return f
    from .boundary import leaving

    def translated(*args, **kwargs):
        return f(*map(leaving, args), **{key: leaving(value) for key, value in kwargs.items()})
    return translated


class Identity(set):
    """Callables that ask what an object is, not what it holds."""

    def __contains__(self, f):
        try:
            return super().__contains__(f)
        except TypeError:
            return False


IDENTITY = Identity([isinstance, issubclass, type, id, callable, hasattr, getattr, setattr, super, breakpoint])
ABOUT_CALLERS = {"logging", "pdb", "traceback", "warnings"}      # which look for the frame that called them


@functools.cache
def overloads():
    from . import builtins, chance, lists, piping, standard
    found = {**builtins.OVERLOADS, **standard.OVERLOADS, **chance.OVERLOADS}
    IDENTITY.update(found[f] for f in (isinstance,) if f in found)
    for f, overload in lists.OVERLOADS.items():
        found[f] = overload(found[f])
        IDENTITY.add(found[f])
    for f, wrapper in piping.WRAPPERS.items():
        plain, found[f] = found[f], wrapper(found[f])
        if plain in IDENTITY:
            IDENTITY.add(found[f])
    return found
