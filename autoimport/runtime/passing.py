"""The author's exceptions on their way out through TensorFlow and Keras, which would change them.

    AutoGraph       makes a new one, which begins with "in user code:"
    Keras           makes a new one, "Exception encountered when calling Layer.call()", and of another class where the
                    constructor wants more than a text
    both            raise it once more `from None`, and so it loses its cause; the traceback that they make then says where
                    each frame stands now, which is behind its `finally`
"""
import functools
import sys
import types

from . import frames

MARKS = "ag_pass_through", "_keras_call_info_injected"         # what AutoGraph and Keras ask an exception for
ADDED = *MARKS, "with_traceback"               # what is set here, on exceptions of the author's
HANDLER = "error_handler"                      # what functions of theirs are called that raise an exception once more


def let_pass(error):
    """Have libraries leave an exception as it is."""
    for mark in MARKS:
        setattr(error, mark, True)
    hold(error)


def hold(error):
    """Have an exception keep its cause, or the one that the author was handling, and its places, when a library raises it
    once more."""
    cause, context = error.__cause__, error.__context__
    if error.__suppress_context__ or context is not None and not authors(context):
        context = None
    moved = any(entry.tb_lasti != entry.tb_frame.f_lasti for entry in entries(error)
                if frames.is_authors(entry.tb_frame.f_code.co_filename))
    if (cause is not None or context is not None or moved) and sys.version_info >= (3, 11):
        error.with_traceback = functools.partial(raise_again, error, cause, context)


def entries(error):
    entry = error.__traceback__
    while entry is not None:
        yield entry
        entry = entry.tb_next


def authors(error):
    """Was this exception raised in, or through, a function of the author's?"""
    return any(frames.is_authors(entry.tb_frame.f_code.co_filename) for entry in entries(error))


def raise_again(error, cause, context, traceback):
    """`raise error.with_traceback(traceback) from None`, but for the last part; what `unittest` asks for is Python's own."""
    if not is_handler(sys._getframe(1)):
        return type(error).with_traceback(error, traceback)
    if not handled(sys._getframe(2)):
        vars(error).pop("with_traceback", None)
    places = {(entry.tb_frame, entry.tb_lineno): entry.tb_lasti for entry in entries(error)}
    error.__traceback__, made = traceback, None
    for entry in reversed(list(entries(error))):
        lasti = places.get((entry.tb_frame, entry.tb_lineno), entry.tb_lasti)
        made = types.TracebackType(made, entry.tb_frame, lasti, entry.tb_lineno)
    try:
        raise error
    except BaseException:
        error.__context__, error.__cause__ = context, cause
        error.__suppress_context__ = cause is not None
        error.__traceback__ = made             # without this frame, from Python 3.11 on
        raise


def handled(frame):
    """Is there another function around that will raise the exception once more?"""
    while frame is not None:
        if is_handler(frame):
            return True
        frame = frame.f_back
    return False


def is_handler(frame):
    return frame.f_code.co_name == HANDLER and frames.is_plumbing(frame.f_code.co_filename)


def watch():
    """Have Keras give back an exception of ours that it makes a new one of while it asks a layer for its output."""
    operation = getattr(sys.modules.get("keras"), "Operation", None)
    if operation is None:                      # of Keras 2, which makes no new one
        return
    compute = operation.compute_output_spec

    @functools.wraps(compute)
    def compute_output_spec(self, *args, **kwargs):
        try:
            return compute(self, *args, **kwargs)
        except Exception as error:
            original, place = error.__context__, error.__traceback__.tb_next
            if original is None or MARKS[0] not in vars(original):
                original = error
            else:
                place = original.__traceback__
            try:
                raise original
            except BaseException:
                original.__traceback__ = place     # without this frame
                raise
    operation.compute_output_spec = compute_output_spec
