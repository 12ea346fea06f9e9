"""What an operation says that fails for an exception of the author's: its name tells which one, its message what it holds.

    raise BadInput(f"got {x}")          raise_BadInput_0a1b2c3d4e5f6071
                                        assertion failed: [BadInput:] [got 3] [(model.py, line 4, in f)]
    raise BadInput(x) in a loop         ... [BadInput:] [3] [(model.py, line 4, in f)] [in pass 2 of the loop at line 3 in f]
                                            [autoimport:CAESABoBBQ==]

A text is read from where everybody can read it; other values are there a second time, to the last bit, and so are those
that a text shows in another form than Python's (see `composed`).
"""
import re

import tensorflow as tf

from . import composed, exceptions, tensors

MARK = re.compile(r"\{\{node (?:\S*/)?raise_\w*_([0-9a-f]{16})(?:_\w+)?\}\}")       # TensorFlow adds to names what it did
VALUES = re.compile(r" \[autoimport:([\w=,-]*)\]")
PASS = re.compile(r"\[(in pass \d+ of the loop at [^]]*)\]")
ESCAPED = re.compile(r"\\([0-7]{3}|.)")
CONTROL = {"n": "\n", "r": "\r", "t": "\t"}


class Message:
    """Of `error`, which holds the tensors `held` and is raised at `place`."""

    def __init__(self, error, held, place):
        self.title = type(error).__name__
        self.kind = () if type(error) is AssertionError else (f"{self.title}:",)
        self.args, self.held = error.args, held
        self.where = f"({place.file}, line {place.line}, in {place.function})" if place else ""
        self.readable = [len(error.args) == 1 and part is error.args[0] and is_text(part) for part in held]
        self.shown = [shown.value for part, readable in zip(held, self.readable) if readable for shown in composed.shown(part)]

    def name(self, mark):
        return re.sub(r"[^\w.]", "_", f"raise_{self.title}_{mark}", flags=re.ASCII)

    def data(self, loops):
        """What the operation prints, in these loops."""
        told = [part if tensors.symbolic(part) else str(part) for part in self.args]
        passes = [tf.strings.join(["in pass ", tf.strings.as_string(loop.passed + 1 + loop.behind),
                                   f" of the loop at line {loop.site.co_firstlineno} in {loop.site.co_name}"])
                  for loop in reversed(loops)]
        packed = [pack(tf.convert_to_tensor(part)) for part, readable in zip(self.held, self.readable) if not readable]
        packed += map(pack_small, self.shown)
        packed = [tf.strings.join(["autoimport:", tf.strings.join(packed, ",")])] if packed else []
        return [*self.kind, *told, self.where, *passes, *packed]

    def values(self, message):
        """The values of `held`; None where the message was cut."""
        found = VALUES.search(message)
        packed = found[1].split(",") if found else []
        parts = [*self.kind, "\0", self.where]
        pattern = re.escape(f"assertion failed: [{'] ['.join(parts)}]").replace("\0", "(.*?)")
        text = any(self.readable) and re.search(pattern, ESCAPED.sub(character, message), re.DOTALL)
        count = self.readable.count(False)
        packed, shown = packed[:count], packed[count:]
        if text is None or len(packed) != count:
            return None
        packed = map(exceptions.value_of, packed)
        return [self.text(text[1], shown) if readable else next(packed) for readable in self.readable]

    def text(self, readable, shown):
        """The text that the exception is made of: Python's, where the message has all that it shows."""
        if not shown or len(shown) != len(self.shown) or not all(shown):
            return readable
        return composed.written(self.args[0], map(exceptions.value_of, shown))


def pack(value):
    return tf.io.encode_base64(tf.io.serialize_tensor(value))


def pack_small(value):
    """`value`; nothing, where it is larger than what is written of it."""
    if composed.size(value) is not None:
        return pack(value)
    return tf.cond(tf.size(value) <= composed.LIMIT, lambda: pack(value), lambda: "")


def is_text(value):
    return isinstance(value, tf.Tensor) and value.dtype == tf.string and value.shape.rank == 0


def character(escaped):
    """What TensorFlow writes with a backslash."""
    return chr(int(escaped[1], 8)) if escaped[1].isdigit() else CONTROL.get(escaped[1], escaped[1])
