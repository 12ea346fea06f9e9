"""The methods of `str`, of texts that only the graph knows.

    line = ""                           line.upper()                    tf.strings.upper(line, "utf-8")
    for x in t: line += f"{x},"         line.rstrip(",").split(",")     a list of texts
    "-".startswith(line)                an argument that is such a text makes one of what is not

A string tensor of the author's has none of them, as eagerly: only what stands for a Python text does.
"""
import functools
import sys

import tensorflow as tf

from ..errors import StagingError
from . import formats, tensors


def method(text, name):
    """`text.name`, of a text that only the graph knows."""
    return functools.partial(of(name), text)


def is_text(value):
    return isinstance(value, str) or tensors.symbolic(value) and value.dtype == tf.string and tensors.is_weak(value)


def of(name):
    """The function of a text, and what the method takes."""
    return METHODS.get(name) or functools.partial(refuse, name)


def refuse(name, *_, **__):
    raise StagingError(f"str.{name} of a text that is known only when the graph runs", instead="Use an operation of tf.strings")


def given(name, *texts):
    """The arguments of method `name`, if each is a text."""
    for text in texts:
        if not is_text(text):
            raise TypeError(f"{name}() argument must be str, not {type(text).__name__}")
    return texts


def quoted(text):
    """The pattern that `text` alone matches."""
    return tf.strings.join(["\\Q", tf.strings.regex_replace(text, r"\\E", r"\\E\\\\E\\Q"), "\\E"])


@functools.lru_cache(None)
def characters(predicate):
    """A pattern for the characters of which `str.<predicate>` is true: Python knows them, and TensorFlow others."""
    found = [code for code in range(sys.maxunicode + 1) if getattr(chr(code), predicate)()]
    firsts = [code for before, code in zip([-2, *found], found) if code != before + 1]
    lasts = [code for code, after in zip(found, [*found[1:], -2]) if code + 1 != after]
    return "[" + "".join(rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in zip(firsts, lasts)) + "]"


def consists(predicate):
    return lambda text: tensors.weak(tf.strings.regex_full_match(text, characters(predicate) + "+"))


def stripped(pattern):
    """`pattern`: where in a text, as a format of the pattern for one character."""
    def strip(text, chars=None):
        if chars is None:
            inside = characters("isspace")
        elif isinstance(chars, str):
            inside = "[" + "".join(rf"\x{{{ord(char):x}}}" for char in chars) + "]" if chars else r"[^\x{0}-\x{10ffff}]"
        else:
            given("strip", chars)
            refuse("strip(characters)")
        return tensors.weak(tf.strings.regex_replace(text, pattern.format(inside), ""))
    return strip


def affixed(name, pattern):
    def test(text, affix):
        affixes = given(name, *(affix if isinstance(affix, tuple) else (affix,)))
        return tensors.weak(functools.reduce(tf.logical_or, [
            tf.strings.regex_full_match(text, tf.strings.join([part if part is not None else quoted(each) for part in pattern]))
            for each in affixes], tf.constant(False)))
    return test


def replace(text, old, new, count=-1):
    given("replace", old, new)
    if isinstance(count, int) and count not in (-1, 1) or tensors.symbolic(count) or not (isinstance(old, str) and old):
        refuse("replace(old, new, count)")
    return tensors.weak(tf.strings.regex_replace(text, quoted(old), tf.strings.regex_replace(new, r"\\", r"\\\\"), count == -1))


def split(text, sep=None, maxsplit=-1):
    from . import forms, lists
    if maxsplit != -1 or sep == "" or sep is not None and not isinstance(sep, str):
        refuse("split(separator, count)")
    if sep is None:
        text, sep = tf.strings.regex_replace(text, characters("isspace") + "+", " "), ""
    parts = tf.strings.split(text, sep)
    return lists.new(lists.Rows(forms.Tensor(tf.TensorSpec([], tf.string), weak=True), [
        tf.raw_ops.TensorListFromTensor(tensor=parts, element_shape=lists.ANY)]))


def count(text, sub):
    given("count", text, sub)
    length = functools.partial(tf.strings.length, unit="UTF8_CHAR")
    without = tf.strings.regex_replace(text, quoted(sub), "")
    return tensors.weak(tf.where(tf.equal(sub, ""), length(text) + 1, (length(text) - length(without)) // tf.maximum(length(sub), 1)))


def finding(name, pattern):
    """`find` and `rfind`: how long the text before it is, where it is there at all."""
    def find(text, sub):
        given(name, text, sub)
        found = tf.strings.regex_full_match(text, tf.strings.join(["(?s:.*)", quoted(sub), "(?s:.*)"]))
        before = tf.strings.regex_replace(text, tf.strings.join([pattern, quoted(sub), "(?s:.*)"]), r"\1", replace_global=False)
        return tensors.weak(tf.where(found, tf.strings.length(before, unit="UTF8_CHAR"), -1))
    return find


def join(text, items):
    from . import texts
    return texts.join(text, items)


def capitalize(text):
    size = tf.strings.length(text, unit="UTF8_CHAR")
    first, rest = (tf.strings.substr(text, tf.minimum(start, size), count, unit="UTF8_CHAR") for start, count in ((0, 1), (1, size)))
    return tensors.weak(tf.strings.upper(first, "utf-8") + tf.strings.lower(rest, "utf-8"))


def without(name, before, after):
    """`removeprefix` and `removesuffix`."""
    return lambda text, affix: tensors.weak(tf.strings.regex_replace(text, tf.strings.join([
        before, *map(quoted, given(name, affix)), after]), ""))


def aligned(sign):
    return lambda text, width, fillchar=" ": tensors.weak(tf.identity(formats.padded(
        text, {"fill": fillchar, "align": sign, "zero": None, "width": width}, numeric=False)))


def center(text, width, fillchar=" "):
    """Where one more is needed, `str.center` puts it on the left of an odd width."""
    missing = tf.maximum(width - tf.strings.length(text, unit="UTF8_CHAR"), 0)
    left = missing // 2 + tf.bitwise.bitwise_and(tf.bitwise.bitwise_and(missing, width), 1)
    return tensors.weak(tf.strings.join([formats.times(fillchar, left), text, formats.times(fillchar, missing - left)]))


METHODS = {
    "upper": lambda text: tensors.weak(tf.strings.upper(text, "utf-8")),
    "lower": lambda text: tensors.weak(tf.strings.lower(text, "utf-8")),
    "strip": stripped(r"\A{0}+|{0}+\z"), "lstrip": stripped(r"\A{}+"), "rstrip": stripped(r"{}+\z"),
    "startswith": affixed("startswith", (None, "(?s:.*)")), "endswith": affixed("endswith", ("(?s:.*)", None)),
    "replace": replace, "split": split,
    "count": count, "join": join, "find": finding("find", "()"), "rfind": finding("rfind", "(?s:(.*))"), "capitalize": capitalize,
    "removeprefix": without("removeprefix", r"\A", ""), "removesuffix": without("removesuffix", "", r"\z"),
    "ljust": aligned("<"), "rjust": aligned(">"), "center": center, "zfill": lambda text, width: aligned("=")(text, width, "0"),
    **{name: consists(name) for name in ("isalnum", "isalpha", "isdecimal", "isdigit", "isnumeric", "isspace")},
}
