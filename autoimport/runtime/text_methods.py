"""The methods of `str` on texts that only the graph knows: f-strings of tensors, `str(t)`.

    f"{x:.1f}".rjust(8)         str(n).startswith("1")          name.upper().replace("A", "b")

A string tensor of the author's has none, as it has none eagerly.
"""
import functools
import re

import tensorflow as tf

from ..errors import StagingError
from . import formats, tensors

BLANK = r"[\s\x1c-\x1f\x85]"


def literal(text):
    """A pattern for just this text."""
    if tensors.symbolic(text):
        return tf.strings.join(["\\Q", text, "\\E"])
    return re.sub(r"([^\w\s])", r"\\\1", text, flags=re.ASCII)


def matches(text, *pattern):
    return tensors.weak(tf.strings.regex_full_match(text, tf.strings.join(["(?s)", *pattern])))


def one_of(texts):
    return texts if isinstance(texts, tuple) else (texts,)


def startswith(text, prefix):
    return any_of([matches(text, literal(each), ".*") for each in one_of(prefix)])


def endswith(text, suffix):
    return any_of([matches(text, ".*", literal(each)) for each in one_of(suffix)])


def any_of(tests):
    return tensors.weak(functools.reduce(tf.logical_or, tests))


def stripping(left, right):
    def strip(text, chars=None):
        kinds = BLANK if chars is None else f"[{re.escape(chars)}]"
        out = tf.strings.regex_replace(text, f"^{kinds}+", "") if left else text
        return tf.strings.regex_replace(out, f"{kinds}+$", "") if right else out
    return strip


def replace(text, old, new, count=-1):
    if count not in (-1, 1):
        raise refused("replace", "with a count")
    new = tf.strings.regex_replace(new, r"\\", r"\\\\")
    return tf.strings.regex_replace(text, literal(old), new, replace_global=count == -1)


def padding(align):
    def pad(text, width, fill=" "):
        spec = {"fill": fill, "align": align, "zero": None, "width": width}
        return formats.padded(text, spec, numeric=False)
    return pad


def removeprefix(text, prefix):
    return tf.strings.regex_replace(text, tf.strings.join(["^", literal(prefix)]), "")


def removesuffix(text, suffix):
    return tf.strings.regex_replace(text, tf.strings.join([literal(suffix), "$"]), "")


def kind_of(pattern):
    return lambda text: tensors.weak(tf.strings.regex_full_match(text, pattern))


def center(text, width, fill=" "):
    """Where one more is needed, `str.center` puts it on the left of an odd width."""
    missing = tf.maximum(width - tf.strings.length(text, unit="UTF8_CHAR"), 0)
    left = missing // 2 + tf.bitwise.bitwise_and(tf.bitwise.bitwise_and(missing, width), 1)
    return formats.times(fill, left) + text + formats.times(fill, missing - left)


def split(text, sep=None, maxsplit=-1):
    from . import forms, lists
    if maxsplit != -1:
        raise refused("split", "with a limit")
    element = forms.Tensor(tf.TensorSpec([], tf.string), weak=True)
    return lists.new(lists.Rows(element, [tf.raw_ops.TensorListFromTensor(
        tensor=tf.strings.split(text, sep), element_shape=tf.constant([], tf.int32))]))


METHODS = {
    "upper": lambda text: tf.strings.upper(text, "utf-8"), "lower": lambda text: tf.strings.lower(text, "utf-8"),
    "strip": stripping(True, True), "lstrip": stripping(True, False), "rstrip": stripping(False, True),
    "startswith": startswith, "endswith": endswith, "replace": replace, "removeprefix": removeprefix, "removesuffix": removesuffix,
    "ljust": padding("<"), "rjust": padding(">"), "center": center, "zfill": lambda text, width: padding("=")(text, width, "0"),
    "isdigit": kind_of(r"\d+"), "isalpha": kind_of(r"\pL+"), "isspace": kind_of(BLANK + "+"), "split": split,
}


def method(text, name):
    """`text.name`, of a text that only the graph knows."""
    if name not in METHODS:
        raise refused(name)

    @functools.wraps(getattr(str, name))
    def call(*args, **kwargs):
        found = METHODS[name](text, *args, **kwargs)
        return tensors.weak(tf.identity(found)) if tf.is_tensor(found) and found.dtype == tf.string else found
    return call


def refused(name, how=""):
    return StagingError(f"str.{name}() {how}".rstrip() + " of a text that only the graph knows",
                        instead="Use tf.strings, or make the text before of what is known while tracing")
