"""What `inspect`, `help` and profilers see is the author's function."""
import cProfile
import inspect
import pydoc
import sys
import traceback

import tensorflow as tf

SOURCE = '''
import functools

import tensorflow as tf


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **options):
        return function(*args, **options)
    return wrapper


@logged
def f(x: int, *, y=1) -> int:
    """Adds."""
    total = x
    for i in tf.range(3):
        if total > 2:
            total += helper(i)
        else:
            total -= y
    return total


def helper(value):
    return value * 2


class Adder:
    """Holds."""

    def add(self, x):
        """Adds, too."""
        return helper(x) if x > 0 else (lambda v: -v)(x)
'''


def test_functions_are_the_authors(hooked):
    module = hooked("introspected", SOURCE)
    assert str(inspect.signature(module.f)) == "(x: int, *, y=1) -> int" and module.f.__doc__ == "Adds."
    assert module.f.__qualname__ == "f" and module.Adder.add.__qualname__ == "Adder.add"
    assert inspect.getsource(module.f).startswith("@logged\ndef f(x: int") and inspect.getsourcelines(module.helper)[1] == 26
    assert "add(self, x)\n |      Adds, too." in pydoc.render_doc(module.Adder, renderer=pydoc.plaintext)


def test_a_profile_of_a_trace_has_the_authors_names(hooked):
    module = hooked("introspected", SOURCE)
    profile = cProfile.Profile()
    profile.enable()
    tf.function(module.f)(tf.constant(1))
    tf.function(module.Adder().add)(tf.constant(1))
    profile.disable()
    seen = {entry.code.co_name for entry in profile.getstats() if getattr(entry.code, "co_filename", "") == module.__file__}
    assert {"helper", "add", "<lambda>"} <= seen <= {"wrapper", "f", "helper", "add", "<lambda>"}


CAUGHT = '''
import contextlib
import traceback


def lookup(x):
    def find(key):
        while key != "found":
            with contextlib.nullcontext({}) as table:
                key = table[key]
    try:
        find("lost")
    except KeyError as error:
        return x, [(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)]


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, entries):
        self.seen = [(entry.name, entry.lineno) for entry in traceback.extract_tb(entries)]
        return True


def leave(x):
    with Manager() as manager:
        [][len(x.shape)]
    return x, manager.seen
'''


def test_a_handler_inside_of_a_graph_sees_no_native_version(hooked):
    """Nor does anybody look on afterwards, whoever takes the error."""
    module = hooked("introspected", SOURCE + """

def strict(x):
    if x.shape[0] > 0:
        return tf.reshape(x, [3])
    return x


def missing(x):
    return x.nothing
""")
    def lookup(x):
        return next(map(module.strict, [x]))

    class Lazy:
        def __getattr__(self, name):
            return module.missing(tf.constant(1))
    with tf.Graph().as_default():
        try:
            lookup(tf.constant([1, 2]))
        except ValueError as error:
            entries = traceback.extract_tb(error.__traceback__)
        assert getattr(Lazy(), "other", 7) == 7
    names = [entry.name for entry in entries if "site-packages" not in entry.filename]
    assert names == ["test_a_handler_inside_of_a_graph_sees_no_native_version", "lookup", "strict"]
    assert sys.gettrace() is None and sys._getframe().f_trace is None


def test_a_handler_sees_the_authors_frames(hooked):
    module = hooked("caught", CAUGHT)
    for function in module.lookup, module.leave:
        _, expected = function(tf.constant(1))
        seen = []
        tf.function(lambda x: seen.append(function(x)[1]), autograph=False)(tf.constant(1))
        assert seen == [expected]
