"""What graph code calls instead of a callable: how each kind of callable is resolved.

    hooked function               its graph version, without the detour over the native one
    function of another module    its graph version, from the converted module file
    bound method                  the same, bound
    class that is not hooked      its constructor's graph version
    functools.partial             a partial of what its function resolves to
    functools.lru_cache           its function, where an argument is symbolic
    builtin                       its staged overload
    method of a list, dict, set   one that lets regions see the change
    anything else                 itself
"""
import functools
import inspect
import sys
import types

from ..errors import StagingError
from . import kinds, late, lookup, staging
from .foreign import foreign, made

# Their functions build graphs by themselves, or have nothing to do with any.
LEFT = {"tensorflow", "keras", "tf_keras", "numpy", "autoimport", "six", "wrapt", "gast", "astunparse"} | set(
    sys.stdlib_module_names) - {"__main__"}
FRAMES = {"_getframe", "_getframemodulename", "currentframe"}
LIBRARY = f"{__name__.partition('.')[0]}.library."        # what is written in Python for graphs
MARK = "__autoimport__"                        # an attribute of functions: False for `do_not_convert`
BITS = staging.BITS
CACHING = type(functools.lru_cache(len))
graphs = {}                                    # id of a code object -> (it, the code of its graph version or None)


def resolver(kind):
    """The function that resolves callables of this type."""
    if kind is types.FunctionType:
        return function
    if kind is types.MethodType:
        return method
    if kind in (types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType):
        return builtin
    if kind is types.MethodWrapperType:
        return wrapper
    if issubclass(kind, type):
        return class_
    if kind.__module__ == "numpy":             # ufuncs, and functions that dispatch
        return of_numpy
    if kind is functools.partial:
        return partial
    if kind is CACHING:
        return cached
    if kind.__name__ == "Function" and hasattr(kind, "python_function") and left(kind):
        return graph_function
    late.meet(kind)
    if isinstance(vars(kind).get("__call__"), types.FunctionType) and not left(kind):
        return instance
    return foreign


def function(f):
    if staging.local.off or staging.local.shallow:
        return f
    f = getattr(f, "ag__function", f)
    code = f.__code__
    known = graphs.get(id(code))
    if known is None:
        known = code, graph_code(f)
        if known[1] is not FOREIGN or staging.executing_eagerly is not None:     # TensorFlow may come yet
            graphs[id(code)] = known
    if known[1] is None:
        session = staging.local.session
        return f if session is None else made(session, f)
    if known[1] is FOREIGN:
        return of_a_library(f)
    if isinstance(known[1], str):
        return explained(f, known[1])
    graph, session = versioned(f, known[1]), staging.local.session
    return made(session, graph) if session is not None and known[1].co_flags & inspect.CO_GENERATOR else graph


def explained(f, why):
    """`f`, which has no graph version: where it needs one, the error says `why` it has none."""
    @functools.wraps(f)
    def call(*args, **kwargs):
        try:
            return f(*args, **kwargs)
        except Exception as error:
            trace = error.__traceback__
            while trace.tb_next is not None and "/tensorflow/" not in trace.tb_next.tb_frame.f_code.co_filename:
                trace = trace.tb_next
            if type(error).__name__ != "OperatorNotAllowedInGraphError" or (
                    trace.tb_frame.f_code.co_filename != f.__code__.co_filename):
                raise
            raise StagingError(f"{f.__qualname__} {why}, so it runs as plain Python in a graph: it cannot ask a tensor for its truth "
                               "or loop over one",
                               instead="Put these parts into a function that a module file defines") from None
    return call


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


FOREIGN = object()


def graph_code(f):
    """The code of the graph version of a function; None for one that has none, FOREIGN for what is left alone."""
    code = f.__code__
    if getattr(f, MARK, True) is False or hasattr(f, "autograph_info__"):     # AutoGraph has converted it, or is to keep off
        return None
    number = staging.number_of(code)
    if number is not None:
        return staging.unit_of(number >> BITS, code.co_filename).graph(number & (1 << BITS) - 1)
    shared = code.co_filename in lookup.SHARED                 # by what is hooked and what is not
    if code.co_filename in staging.paths and not (shared and lookup.source_of(f) is None):      # nothing to rewrite, or no way to
        return "looks at its own frame" if FRAMES.intersection(code.co_names) else None
    made = f.__module__ in (None, "builtins")                  # by `exec`, perhaps
    if (made or not left(f)) and staging.executing_eagerly is not None and lookup.source_of(f) is None:
        return "has no source (it was made by exec, or its file is gone)"
    if left(f) or staging.executing_eagerly is None:
        return FOREIGN
    unit, number = lookup.find(f)
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


def is_random(kind):
    return kind.__module__ == "random" or kind.__module__.startswith("numpy.random.")


def of_chance(f):
    from . import chance
    return chance.method(f)


def method(m):
    if staging.local.session is not None and kinds.kind_of(kinds.held(m.__self__)) and left(m.__func__):
        return builtin(m)                      # those of `Counter`, and of TensorFlow's and Keras's lists, are in Python
    if staging.local.session is not None and is_random(type(m.__self__)):
        return of_chance(m)
    late.meet(m.__self__ if isinstance(m.__self__, type) else type(m.__self__))
    resolved = staging.call(m.__func__)
    return m if resolved is m.__func__ else types.MethodType(resolved, m.__self__)


def partial(p):
    resolved = staging.call(p.func)
    return p if resolved is p.func else functools.partial(resolved, *p.args, **p.keywords)


def cached(f):
    """A function of `functools.lru_cache`: arguments that only the graph knows are no keys, and it runs."""
    resolved, plain = staging.call(f.__wrapped__), foreign(f)
    return lambda *args, **kwargs: (resolved if any(map(staging.symbolic, (*args, *kwargs.values()))) else plain)(*args, **kwargs)


def graph_function(f):
    """A `tf.function`: what it raises is caught only where it is a part of the graph around."""
    session = staging.local.session
    if session is not None and session.thrown.attempts:
        from . import signatures
        resolved = staging.call(f.python_function)
        if resolved is not f.python_function:
            return resolved if f.input_signature is None else signatures.opened(resolved, f.input_signature)
    return foreign(f)


def instance(thing):
    call = type(thing).__call__
    resolved = function(call)
    return thing if resolved is call else types.MethodType(resolved, thing)


def wrapper(f):
    """A method that C defines: `super().__setattr__` where the class is `object`, or one of a container."""
    session, owner = staging.local.session, f.__self__
    if session is not None and kinds.kind_of(owner):
        return containers().method(session, f, owner)
    if f.__name__ in ("__setattr__", "__delattr__") and f.__objclass__ is object and staging.local.session is not None:
        return functools.partial(overloads()[getattr(object, f.__name__)], f.__self__)
    return f


def class_(cls):
    session = staging.local.session
    if session is None:
        return cls
    overload = overloads().get(cls)
    if overload is not None:
        return aware(overload)
    if cls in kinds.KINDS:
        make = merging().copying(foreign(cls))
        return lambda *args, **kwargs: session.born(make(*args, **kwargs))
    if left(cls):
        return of_numpy(cls) if cls.__module__ == "numpy" else foreign(cls)
    late.meet(cls)
    converted = type(cls).__call__ is type.__call__ and isinstance(cls.__init__, types.FunctionType) and (
        cls.__init__.__code__.co_filename not in staging.paths)
    if not converted and (cls.__init__ in containers().BUILT or cls.__new__ in containers().BUILT):
        return lambda *args, **kwargs: session.born(containers().reading_items(cls)(*args, **kwargs))
    if not converted:
        return lambda *args, **kwargs: session.constructed(cls(*args, **kwargs))

    def construct(*args, **kwargs):
        new = cls.__new__
        made = new(cls) if new is object.__new__ else new(cls, *args, **kwargs)
        session.born(made)
        if isinstance(made, cls):
            staging.call(type(made).__init__)(made, *args, **kwargs)
        return session.constructed(made)
    return construct


def builtin(f):
    session = staging.local.session
    if session is None:
        return f
    owner = getattr(f, "__self__", None)
    if kinds.kind_of(kinds.held(owner)):
        return made(session, containers().method(session, f, owner))
    if is_random(type(owner)):
        return of_chance(f)
    if isinstance(owner, BaseException) and f.__name__ == "add_note":
        from . import exceptions
        return functools.partial(exceptions.add_note, owner)
    if type(owner) is str:
        from . import texts
        return texts.method(f, owner)
    if isinstance(owner, tuple) and f.__name__ in ("index", "count"):
        return functools.partial(containers().of_plain, owner, f.__name__, f)
    try:
        overload = overloads().get(f)
    except TypeError:                          # a method of something that cannot be hashed
        return foreign(f)
    if overload is None and "numpy" in ((getattr(f, "__module__", None) or "").partition(".")[0], type(owner).__module__):
        return of_numpy(f)
    return foreign(f) if overload is None else aware(overload)


@functools.cache
def containers():
    from . import containers
    return containers


@functools.cache
def merging():
    from . import merging
    return merging


def aware(overload):
    """A staged overload, which is given staged lists as tensors of their items."""
    return foreign(overload)


@functools.cache
def overloads():
    from . import overloads
    return overloads.found()
