"""A saved model keeps the author's lines, for a process that loads it and may not have the source.

TensorFlow can save the stack of each operation beside a model (`debug/saved_model_debug_info.pb`), and does so if the
options say it; here that is the default.  A process that loads the model remembers where it was, and reads those stacks
when an operation of it fails.
"""
import functools
import os
import re

import tensorflow as tf

from . import frames, private

ELSEWHERE = re.compile(r"[/\\]autoimport[/\\](runtime|constructs|api)\b")      # ours, where the model was saved
folders = {}                                   # the folders that models were loaded from, in order: its keys


def watch():
    """Save stacks, and remember what is loaded."""
    make, load = tf.saved_model.SaveOptions.__init__, tf.saved_model.load

    @functools.wraps(make)
    def initialise(self, *args, **kwargs):
        if len(args) < 2:
            kwargs.setdefault("save_debug_info", True)
        make(self, *args, **kwargs)

    @functools.wraps(load)
    def remember(export_dir, *args, **kwargs):
        model = load(export_dir, *args, **kwargs)
        folders.setdefault(os.fspath(export_dir), None)
        return model
    tf.saved_model.SaveOptions.__init__, tf.saved_model.load = initialise, remember


def places(functions, node):
    """The `Place`s that led to a node of a loaded model, in the innermost of `functions`; [] if no stack is known."""
    for folder in folders:
        for function in reversed(functions):
            name = function.rpartition("_")[0]              # loading adds a number
            for saved in name, name.removeprefix("__inference_"):
                stack = stacks(folder).get(f"{node}@{saved}")
                if stack:
                    return told(stack)
    return []


@functools.cache
def stacks(folder):
    return private.stacks(os.path.join(folder, "debug", "saved_model_debug_info.pb"))


def told(stack):
    """The author's frames of a stack of (file, line, function), from where the trace began; a region is told as the
    function around it."""
    begins = [i for i, (file, _, function) in enumerate(stack) if function == "begin" and file.endswith("boundary.py")]
    kept, between = [], False
    for file, line, function in stack[begins[-1] + 1 if begins else 0:]:
        if frames.is_authors(file) and not ELSEWHERE.search(file):
            if between and kept and (kept[-1].file, kept[-1].function) == (file, function):
                kept.pop()
            kept.append(frames.Place(file, line, function))
            between = False
        else:
            between = True
    return kept
