"""The module object that generated code knows as `ag__`: the staging flag, and the way to a graph version.

    def f(x):
        if ag__staging and ag__staging():
            return ag__.version(N)(x)
        ...

Eager code pays one flag test for each call: the load of a builtin name that is False.  While any thread has a graph
as its default, `ag__staging` is `tracing`, which says whether this thread does.  Nothing heavy is imported here: a
process that never builds a graph never loads TensorFlow, the operators or a graph version on account of this module.
The operators become attributes of it with the first graph version (`constructs.operators`).
"""
import atexit
import builtins
import os
import sys
from _thread import _local, allocate_lock  # `threading` costs more than all the rest of a warm start
from sys import _getframe

BITS = 20                                      # a number is the ident of its module << BITS | number of the function

force = os.environ.get("AUTOIMPORT_FORCE_GRAPH") == "1"
graphs = int(force)                            # how many are some thread's default now


class Local(_local):
    """What each thread knows of its own tracing."""

    off = 0                                    # inside `do_not_convert`
    shallow = 0                                # inside `to_graph(recursive=False)`: callees stay as they are
    session = None                             # the trace under way: `runtime.session.Session`
    around = ()                                # the author's frames that wait for this thread: see `runtime.threads`


local = Local()
units = {}                                     # ident -> {path: unit}
paths = set()                                  # files whose functions have two versions
partly = set()                                 # and those of which only some have (see `late`)
executing_eagerly = None                       # tf.executing_eagerly, once TensorFlow is there
lock = allocate_lock()
Function = type(lambda: None)


def symbolic(value):
    """Whether `value` is known only when the graph runs; `tensors.symbolic` takes this place with TensorFlow."""
    return False


PLAIN = frozenset({bool, int, float, str, type(None)})


def asked(value):
    """`value`, or what an object of the author's says of its truth while a graph is built."""
    if local.session is None or type(value) in PLAIN:
        return value
    from . import objects
    return objects.truth(value)


def tracing():
    """Whether graph versions run in this thread now."""
    if local.off:
        return False
    return force or executing_eagerly is not None and not executing_eagerly()


def register(unit, path):
    """Make the graph versions of a converted module, which is about to run as `path`, known to `version`."""
    units.setdefault(unit.ident, {})[path] = unit
    paths.add(path)


def unit_of(ident, path):
    known = units[ident]
    return known.get(path) or next(iter(known.values()))


def version(number, anchor=None):
    """The graph version of the function that calls this; `anchor` is a closure over its free variables."""
    caller = _getframe(1)
    code = unit_of(number >> BITS, caller.f_code.co_filename).graph(number & (1 << BITS) - 1)
    graph = Function(code, caller.f_globals, code.co_name, None, closure(code, anchor))
    return enter(graph, caller.f_code)


def enter(graph, native):
    """A graph version as the code `native` calls it; `session.enter` takes this place with TensorFlow."""
    from . import unbound
    return unbound.guarded(graph, native)


def closure(code, owner):
    """The cells for the free variables of `code`, taken by name from a function that has them too."""
    if not code.co_freevars:
        return None
    cells = dict(zip(owner.__code__.co_freevars, owner.__closure__ or ()))
    return tuple(cells[name] for name in code.co_freevars)


def number_of(code):
    """The number that the prologue in the code of a hooked function carries, or None."""
    for constant in code.co_consts:
        if type(constant) is int and constant >> BITS in units:
            return constant
    return None


def hooked(thing):
    """Whether this callable is a function of a hooked module, a method or partial of one, or an instance called by one."""
    thing = getattr(thing, "func", thing)
    thing = getattr(thing, "ag__function", getattr(thing, "__func__", thing))
    if not isinstance(thing, (Function, type)):
        kind = type(thing)
        if hooked(getattr(kind, "call", type)):             # a layer of Keras, whose `__call__` is not its author's
            return True
        thing = getattr(kind.__call__, "__func__", kind.__call__)
    code = getattr(thing, "__code__", None)
    return code is not None and (code.co_filename in paths or number_of(code) is not None)


def attach():
    """Watch graphs being built, now that TensorFlow is imported.  Safe to call again."""
    global executing_eagerly, symbolic, enter
    if executing_eagerly is not None:
        return
    import tensorflow as tf

    from . import graphs, tensors
    graphs.watch(tf)
    from . import autograph, failures, kinds, late, lazy, list_gradients, origins, pipelines, private, saved, session, telling
    kinds.WRAPPERS.update(dict.fromkeys(private.WRAPPERS, private.storage))
    origins.watch()
    failures.watch()
    telling.watch()
    saved.watch()
    pipelines.watch()
    late.watch()
    lazy.watch()
    list_gradients.watch()
    autograph.keep_off(hooked)
    symbolic = tensors.symbolic
    enter = session.enter
    executing_eagerly = tf.executing_eagerly


def change(by):
    """A graph becomes some thread's default (+1), or ceases to be (-1): the flag is up while there is one."""
    global graphs
    with lock:
        graphs += by
        builtins.ag__staging = tracing if graphs else False


def at_exit():
    """Leave the flag to the modules: Python drops it from `builtins` before objects go whose `__del__` is hooked."""
    hooked = paths | partly
    for name, module in list(sys.modules.items()):
        if name == "__main__" or getattr(module, "__file__", None) in hooked:
            vars(module).setdefault("ag__staging", False)


# Not globals of each module: their namespaces stay as they were.
if not hasattr(builtins, "ag__"):
    builtins.ag__ = sys.modules[__name__]
    change(0)
    atexit.register(at_exit)
else:                                          # `sys.modules` was cleared: what is hooked knows the first one
    sys.modules[__name__] = builtins.ag__
