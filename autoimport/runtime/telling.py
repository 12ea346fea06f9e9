"""An error of TensorFlow's, told at the author's lines.

    InvalidArgumentError: {{function_node __inference_f_31}} indices = 4 is not in [0, 3)
         [[{{function_node while_body_9}}{{node while/GatherV2}}]] [Op:__inference_f_31]

becomes

    InvalidArgumentError: indices = 4 is not in [0, 3)
         [[{{node while/GatherV2}}]]

      File "model.py", line 12, in f
        total += pick(xs, i)
                 ^^^^^^^^^^^
      File "model.py", line 4, in pick
        return tf.gather(xs, i)
               ^^^^^^^^^^^^^^^^

The same places are entries of the traceback, for debuggers, and where Python prints that, the text ends before them.
The class, `op`, `node_def` and `error_code` stay; so does the message of an operation that no graph code made.  Nothing
happens here while nothing fails.
"""
import functools
import linecache
import os
import re
import sys
import traceback

import tensorflow as tf

from . import failures, frames, origins, raised, saved, staging
from .culprits import FUNCTION, Search
from .traceback import entries_at

DATASET = re.compile(r"Error in user-defined function passed to (\S+) transformation with iterator: \S+ ")
TRACEBACK = "Traceback (most recent call last):\n"               # in the message of what Python raised inside of an operation
ENTRY = re.compile(r' *File "(.+)", line (\d+), in (.+)\n(?:    (\S.*)\n(?:    ( *)([~^]+)\n)?)?')


def watch():
    """Have every error of TensorFlow's that is made tell where its operation comes from."""
    make, text = tf.errors.OpError.__init__, tf.errors.OpError.__str__

    @functools.wraps(make)
    def initialise(self, node_def, op, message, *args):
        make(self, node_def, op, message, *args)
        if type(message) is str and "{{node " in message:
            tell(self)

    @functools.wraps(text)
    def as_text(self):
        if not getattr(self, "author_frames", None):
            return text(self)
        return self.author_text if self.__traceback__ and printing(sys._getframe().f_back) else self.message

    tf.errors.OpError.__init__, tf.errors.OpError.__str__ = initialise, as_text


def printing(frame):
    """Is it Python (or IPython, or rich) that asks for the text, to write it below a traceback, which has the places
    already?"""
    return frame is None or os.path.basename(frame.f_code.co_filename) in PRINTERS


PRINTERS = "traceback.py", "threading.py", "ultratb.py"


def tell(error):
    """Rewrite the message of an error, and give it the author's traceback, if graph code made its operation."""
    handled = sys.exc_info()[1]
    if isinstance(handled, tf.errors.OpError) and getattr(handled, "author_frames", None) and (
            handled.message in error.message):            # a session makes another one of it
        error._message, error.author_text, error.author_frames = handled.message, handled.author_text, handled.author_frames
        error.__suppress_context__ = True
    else:
        search = Search(error.message)
        known = origins.of(search.op) or origins.kept_of_hooked(search.op) if search.op is not None else []
        around, calls = search.callers() if known else ([], [])
        # a dataset is many calls in one place, and its function may be traced as a part of what makes it
        around = [place for place, following in zip(around, [*around[1:], *known]) if place != following]
        text, *_ = FUNCTION.sub("", error.message).split("\n\t [[")
        text, header, _ = text.partition(TRACEBACK)
        inside = raised_inside(error.message) if header else []
        if not known and not any(place.file in staging.paths for place in inside):
            inside = []
        error.author_frames = [*around, *(known or saved.places(search.functions, search.node)), *inside]
        if not error.author_frames:
            return
        dataset = DATASET.match(text)
        text = text[dataset.end() if dataset else 0:].rstrip()
        if not failures.is_known(error.message):           # what a session makes of this message has to find the values
            text = raised.VALUES.sub("", text)
        error.author_text = (f"{text}\n\t [[{{{{node {search.node}}}}}]]{dataset and f' in a function of {dataset[1]}' or ''}"
                             f"{once(error.author_frames, len(around), calls)}")
        error._message = f"{error.author_text}\n\n{listing(error.author_frames)}"
    error.__traceback__ = entries_at(error.author_frames)


def raised_inside(message):
    """The author's places in the traceback that a message holds: those of a function of `tf.py_function`, or a generator."""
    found = []
    for file, line, function, source, before, carets in ENTRY.findall(message.rpartition(TRACEBACK)[2]):
        if frames.is_authors(file):
            whole = linecache.getline(file, int(line))
            begin = len(whole[:whole.find(source) + len(before)].encode())
            width = begin, int(line), begin + len(source[len(before):][:len(carets)].encode())
            found.append(frames.Place(file, int(line), function, *(width if carets else ())))
    return found


def once(places, begin, calls):
    """What to say of a function that was traced once and is called in several places."""
    where = " or ".join(dict.fromkeys(f"line {call.line} in {call.function}" for call in calls))
    return where and f"\n\t {places[begin].function} was traced once; this call of it is at {where}"


def listing(places):
    """The places as Python lists them in a traceback: file, line, function, source line, carets."""
    return "".join(traceback.StackSummary.from_list(map(summary, places)).format()).rstrip("\n")


def summary(place):
    if place.column is None:
        return traceback.FrameSummary(place.file, place.line, place.function)
    return traceback.FrameSummary(place.file, place.line, place.function, end_lineno=place.end_line,
                                  colno=place.column, end_colno=place.end_column)
