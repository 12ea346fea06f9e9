"""What users call: conversion of single functions, the generated code, and what graph code asks for by name."""
import functools
import types

from .errors import ConversionError
from .runtime import staging


def convert(recursive=True):
    """Decorator: the function stages when a graph is built, whether its module is hooked or not.

    `@convert`, `@convert()` or `@convert(recursive=False)`, which leaves what the function calls as it is.
    Raises TypeError for what is no function, ConversionError for a function without source.
    """
    if isinstance(recursive, bool):
        return functools.partial(converted, recursive=recursive)
    return converted(recursive, True)


def converted(function, recursive):
    target = python_function(function, "convert")
    attach()
    graph = to_graph(target, recursive)

    @functools.wraps(target)
    def either(*args, **kwargs):
        if staging.graphs and staging.tracing():
            return staging.enter(graph, code)(*args, **kwargs)
        return target(*args, **kwargs)
    code = either.__code__
    either.autograph_info__ = {}
    return either if target is function else types.MethodType(either, function.__self__)


def to_graph(function, recursive=True):
    """A function that always runs the graph version of `function`, a Python function or bound method.

    With `recursive=False`, what it calls stays as it is.  Called eagerly it gives what `function` gives.
    Raises TypeError for what is no function, ConversionError for a function without source.
    """
    target = python_function(function, "to_graph")
    if type(recursive) is not bool:
        raise TypeError(f"recursive must be True or False, got {recursive!r}")
    attach()
    unit, number = whereabouts(target)
    if number is None:
        return function                        # nothing in it could be staged
    from .runtime import callables
    graph = callables.versioned(target, unit.graph(number))

    @functools.wraps(target)
    def run(*args, **kwargs):
        inner = staging.enter(graph, code)
        if recursive:
            return inner(*args, **kwargs)
        staging.local.shallow += 1
        try:
            return inner(*args, **kwargs)
        finally:
            staging.local.shallow -= 1
    code = run.__code__
    run.autograph_info__ = {}
    return run if target is function else types.MethodType(run, function.__self__)


def to_code(function):
    """The generated source of the graph version of `function`: text that compiles."""
    unit, number = whereabouts(authors(python_function(function, "to_code")))
    from . import listing
    return listing.of(unit, number).text


def source_map(function):
    """Generated line and column <-> original file, line and column, for the graph version of `function`.

    A `listing.Listing`: `original(line, column)` gives (file, line, column), `generated(line)` the lines of
    `to_code(function)` that stand for a line of the file.  Lines count from 1, columns from 0.
    """
    unit, number = whereabouts(authors(python_function(function, "source_map")))
    from . import listing
    return listing.of(unit, number)


def origin(thing):
    """The author's line that made an operation of a graph, or the operation of a tensor: (file, line, function, column,
    end line, end column); columns count bytes from 0, None before Python 3.11.

    None for what no author's code made, as far as TensorFlow knows.  Raises TypeError for what is in no graph.
    """
    import tensorflow as tf
    op = thing if isinstance(thing, tf.Operation) else getattr(thing, "op", None) if tf.is_tensor(thing) and hasattr(
        thing, "graph") else None
    if op is None:
        raise TypeError(f"origin takes an operation or a tensor of a graph, got {thing!r}")
    from .runtime import origins
    places = origins.of(op) or origins.kept(op)
    return places[-1] if places else None


def do_not_convert(function=None):
    """`function`, left alone in graphs, and so is what it calls.  Also as a decorator."""
    if function is None:
        return do_not_convert
    if not callable(function):
        raise TypeError(f"do_not_convert takes a callable, got {function!r}")

    @functools.wraps(function)
    def plain(*args, **kwargs):
        staging.local.off += 1
        try:
            return function(*args, **kwargs)
        finally:
            staging.local.off -= 1
    plain.__autoimport__ = False
    plain.autograph_info__ = {}
    return plain


def set_element_type(items, dtype, shape=None):
    """Tell what a list will hold: `dtype`, a TensorFlow dtype or its name, and `shape` of one item (None: unknown).

    Optional: what a list holds is found from what is put in.  An empty list that is stacked takes its dtype from here.
    Raises TypeError if `items` is no list or `dtype` no dtype.
    """
    if not isinstance(items, list):
        raise TypeError(f"set_element_type takes a list, got {items!r}")
    import tensorflow as tf
    spec = tf.TensorSpec(shape, tf.as_dtype(dtype))
    if staging.local.session is not None:
        staging.local.session.hints[id(items)] = items, spec


def stack(items):
    """The items of a list in one tensor of shape `[len(items), *item shape]`; a tensor is returned as it is."""
    import tensorflow as tf
    if not isinstance(items, (list, tuple, tf.Tensor, tf.TensorArray)):
        raise TypeError(f"stack takes a list, a tuple, a TensorArray or a tensor, got {items!r}")
    if isinstance(items, tf.TensorArray):
        return items.stack()
    session = staging.local.session
    if session is not None and isinstance(items, list):
        from .runtime import lists
        content, hint = lists.rows_of(items), session.hints.get(id(items))
        if content is not None:
            return content.given()
        if hint is not None and not items:
            return tf.zeros([0, *[n or 0 for n in hint[1].shape.as_list() or []]] if hint[1].shape.rank is not None else [0],
                            hint[1].dtype)
    return items if isinstance(items, tf.Tensor) else tf.stack(items)


def set_loop_options(**options):
    from .runtime import options as module
    module.set_loop_options(**options)


def python_function(thing, name):
    """The Python function behind `thing`; TypeError if there is none."""
    function = getattr(thing, "__func__", thing)
    if not isinstance(function, types.FunctionType):
        raise TypeError(f"{name} takes a Python function or method, got {thing!r}")
    return function


def authors(function):
    """The function that `convert`, `to_graph` and `do_not_convert` were given."""
    while function.__code__.co_filename == __file__:
        function = function.__wrapped__
    return function


def whereabouts(function):
    """(unit, number) of the graph version of a function, hooked or not; number None if it has nothing to stage."""
    number = staging.number_of(function.__code__)
    if number is not None:
        return staging.unit_of(number >> staging.BITS, function.__code__.co_filename), number & (1 << staging.BITS) - 1
    from .runtime import lookup
    unit, number = lookup.find(function)
    if unit is None:
        raise ConversionError(f"{function.__qualname__} cannot be converted: its source cannot be found or converted")
    return unit, number


def attach():
    """Have graphs watched, now or as soon as TensorFlow is imported."""
    from .hook import watch
    watch.when_imported("tensorflow", staging.attach)
