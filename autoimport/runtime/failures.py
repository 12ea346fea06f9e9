"""Errors of the author's that happen when the graph runs: `raise` under a tensor condition, `assert`, unset names.

    if x < 0:                               an operation that fails, in the branch of a tf.cond; its name carries the
        raise BadInput(f"got {x}")   ->     number of this error, its message the text and the values that it holds

TensorFlow makes an `InvalidArgumentError` of the message.  The class is asked for a new instance first, wherever the
graph was run from (`tf.function`, a session, Keras, a dataset), and that is where the author's own exception is made
again, with the values filled in and the traceback that it would have had.  A process that never traced the function, one
that loaded a saved model, keeps TensorFlow's error, whose text names the exception, the file, the line and the function.
"""
import functools
import re
import sys
from hashlib import blake2b

import tensorflow as tf

from ..errors import CompilationWarning
from . import compiled, culprits, division, exceptions, origins, passing, raised, staging, tensors, traceback, unbound, warning

LIST = re.compile(r"\{\{node (?:\S*/)?python_list_([a-z]+)")       # operations on staged lists say what they are
LISTS = {"item": "list index out of range", "assignment": "list assignment index out of range",
         "pop": "pop index out of range", "last": "pop from empty list"}
known = {}                                     # mark -> (function from values to an exception, what led to it and to its
                                               # causes, the `Message` that has the values)


def check(test, error, splits=True):
    """Let the graph raise `error()`, an exception, where the scalar bool tensor `test` is false; gives an operation, or
    None where a `try` of the author's takes it.  `splits`: whether the rest of the block may move into a branch here."""
    thrown = staging.local.session.thrown
    if splits and thrown.attempts and thrown.session.extents and thrown.session.extents[-1].current() and thrown.takes(
            thrown.raising(made(error))):
        from . import control, places

        def raising():
            raise thrown.raising(made(error))
        control.if_(test, control.nothing, raising, [], set(), site=places.NOWHERE)
        return None

    def failing():
        staging.local.session.graphs.add(tf.compat.v1.get_default_graph())
        with tf.control_dependencies([fail(made(error))]):
            return tf.constant(False)
    return tf.cond(test, lambda: tf.constant(True), failing)


def demanded(value, test, error):
    """`value`, which needs that the scalar bool tensor `test` holds."""
    return after([check(test, error)], lambda: tf.identity(value))


def after(checks, make):
    """`make()`, which waits for these."""
    with tf.control_dependencies([check for check in checks if check is not None]):
        return make()


def made(error):
    error = error()
    return error() if isinstance(error, type) else error


def in_range(index, length, what, always=False):
    """An index of a staged list is about to be used: where a `try` waits for an IndexError, it is raised as one."""
    if always or staging.local.session.thrown.attempts:
        check(tf.logical_and(index >= 0, index < length), lambda: IndexError(LISTS[what]))


def unchecked(what):
    """Say that XLA does not check what Python does."""
    warning.warn(f"XLA cannot check this {what}: compiled with jit_compile=True, one that Python refuses gives a value that means "
                 "nothing. Test for it before the call, or leave jit_compile out.", CompilationWarning)


def left_out(error):
    """What stands for `error` where XLA compiles the function: XLA has nothing that raises."""
    if id(error) in staging.local.session.thrown.authors:
        warning.warn(f"XLA cannot raise this {type(error).__name__}: compiled with jit_compile=True, the function goes on, and what "
                     "it gives then means nothing. Test for it before the call, or leave jit_compile out.", CompilationWarning)
    elif isinstance(error, (LookupError, ZeroDivisionError)):
        unchecked("key" if isinstance(error, KeyError) else "index" if isinstance(error, LookupError) else "divisor")
    return tf.no_op()


def fail(error):
    """An operation that raises `error` when it runs; tensors in its arguments and attributes are filled in then."""
    if compiled.here():
        return left_out(error)
    session, parts = staging.local.session, exceptions.content(error)
    held = exceptions.symbolic(parts)
    authors = stacks(error, session.thrown)
    places = origins.places(authors[0])
    loops = [region for region in session.loops if region.passed is not None and region.of_author()]
    said = raised.Message(error, held, places[-1] if places else None)
    # the same in every process that traces this, so that graphs are the same, and errors of saved ones are known
    inside = origins.places(authors[0][:len(authors[0]) - len(session.outside)])
    mark = blake2b(f"{type(error)} {inside} {[part for part in exceptions.leaves(parts) if not tensors.symbolic(part)]!r} "
                   f"{len(held)} {len(said.shown)} {len(loops)}".encode("utf-8", "replace"), digest_size=8).hexdigest()
    known[mark] = functools.partial(exceptions.rebuilt, error, parts, held, list(map(tensors.is_weak, held))), authors, said
    return tf.raw_ops.Assert(condition=tf.constant(False), summarize=10, data=said.data(loops), name=said.name(mark))


def stacks(error, thrown):
    """The author's frames that led to an exception, and those that led to what caused it; their own are let go."""
    thrown.led_to(error)
    found = []
    for each in exceptions.chain(error):
        led = thrown.led_to(each) if thrown.knows(each) else traceback.stack(each.__traceback__)
        found.append(unbound.at_the_name(each, led) if isinstance(each, UnboundLocalError) else led)
        each.__traceback__ = None
    return found


class Failed(AssertionError, tf.errors.InvalidArgumentError):
    """A failed `assert`: both what Python raises and what TensorFlow does."""

    def __init__(self, node_def, op, message, *args, text=None):
        if text is None and hasattr(self, "_message"):         # Python calls again, with what it knows
            return
        tf.errors.InvalidArgumentError.__init__(self, node_def, op, message, *args)
        if text is None:                        # a session makes another of the same class, with more in the message
            found = re.search(r"assertion failed: \[(.*?)\] \[\(", message, re.DOTALL)
            text = found.groups() if found else ()
        self.args = text

    def __str__(self):
        return str(self.args[0]) if self.args else ""


Failed.__name__ = Failed.__qualname__ = "AssertionError"
Failed.__module__ = "builtins"


def watch():
    """Have instances of TensorFlow's error classes made by us where the message carries our mark."""
    make = Exception.__new__

    def new(cls, node_def=None, op=None, message="", *args):
        if isinstance(node_def, BaseException):         # Python asks once more, with what it got the first time
            return node_def
        if not (isinstance(message, str) and "{{node " in message):
            return make(cls)
        made = translated(node_def, op, message, *args)
        if sys.version_info < (3, 12) and sys._getframe(1).f_code.co_filename.endswith(EXECUTE):
            # C asks, and Python will take the traceback of what is returned away
            if made is None:
                made = made_by(make, cls, node_def, op, message, *args)
                if made.__traceback__ is not None:
                    raise made                 # of the class that was asked: C puts up with no other
            elif sys._getframe(2).f_code.co_name == "call_function":
                return made_by(make, Pending, node_def, op, made)
        return made or make(cls)
    tf.errors.OpError.__new__ = hide(new)


EXECUTE = "tensorflow/python/eager/execute.py"
SESSION = "tensorflow/python/client/session.py"


def made_by(make, cls, *args):
    made = make(cls)
    made.__init__(*args)
    return made


def hide(function):
    """Let the frame of `function` seem to be one of TensorFlow's, which leaves those out of tracebacks."""
    function.__code__ = function.__code__.replace(
        co_filename=tf.debugging.enable_traceback_filtering.__code__.co_filename)
    return function


class Pending(tf.errors.InvalidArgumentError):
    """Holds an exception of the author's until Python code of TensorFlow's looks at its message: then that is raised."""

    def __init__(self, node_def, op, error, *args):
        if not isinstance(error, str):         # Python calls again, with what it knows
            super().__init__(node_def, op, error, *args)

    @property
    @hide
    def message(self):
        raise self._message


def is_known(text):
    """Is the message of an error that of an exception that this process can make?"""
    found = raised.MARK.search(text)
    return found is not None and found[1] in known


def translated(node_def, op, text, *args):
    """The author's exception that an error of TensorFlow's stands for, or None."""
    found, told = LIST.search(text), division.told(text)
    if found:
        told = IndexError(LISTS[found[1]])
    handled = sys.exc_info()[1]
    if sys._getframe(2).f_code.co_filename.endswith(SESSION) and not isinstance(handled, tf.errors.OpError):
        return None                            # the session will make it once more
    if told:
        return at_the_authors(told, getattr(handled, "author_frames", None) or culprits.led_to(text))
    if not is_known(text):
        return None
    make, authors, said = known[raised.MARK.search(text)[1]]
    values = said.values(text)
    if values is None:
        return None
    error = make(values)
    for note in raised.PASS.findall(text) if sys.version_info >= (3, 11) else ():
        error.add_note(note)
    for cause, stack in zip(exceptions.chain(error)[1:], authors[1:]):
        if stack:                              # one that a loop carried was raised nowhere in particular
            cause.__traceback__ = traceback.entries_at(origins.since(origins.places(stack), origins.places(authors[0])))
    if type(error) is AssertionError:
        made = Exception.__new__(Failed)
        made.__init__(node_def, op, raised.VALUES.sub("", text), *args, text=error.args)
        vars(made).update(vars(error))
        made.__cause__, error = error.__cause__, made
    return at_the_authors(error, origins.places(authors[0]))


def at_the_authors(error, places):
    error.__traceback__ = traceback.entries_at(places)
    error.__suppress_context__ = True
    passing.let_pass(error)
    return error
