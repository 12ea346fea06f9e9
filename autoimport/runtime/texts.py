"""`str.format`, `str.join` and `%` of symbolic values: string tensors, part by part as f-strings make them."""
import re
import string

import tensorflow as tf

from ..errors import StagingError
from . import choice, comprehensions, iterables, listops, lists, objects, printing, staging, tensors, text_methods

FIELD = re.compile(r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[-#0 +]*)(?P<width>\*|\d+)?"
                   r"(?:\.(?P<precision>\*|\d+))?[hlL]?(?P<type>.)", re.DOTALL)


def method(f, owner):
    """The staged version of a method of a `str`, or the method."""
    if f.__name__ == "join":
        return lambda items: join(owner, items)
    if f.__name__ == "format":
        return lambda *args, **kwargs: format_(owner, args, kwargs)
    return lambda *args, **kwargs: (text_methods.of(f.__name__)(owner, *args, **kwargs) if tensors.any_symbolic([args, kwargs])
                                    else f(*args, **kwargs))


def format_(text, args, kwargs):
    if not objects.asked([args, kwargs]):
        return text.format(*args, **kwargs)
    formatter, numbers, kinds = string.Formatter(), iter(range(len(args))), set()

    def parts(text):
        for literal, field, spec, conversion in formatter.parse(text):
            yield literal
            if field is not None:
                automatic = not field or field[0] in ".["
                if automatic:
                    field = f"{next(numbers, len(args))}{field}"
                if field[0].isdecimal():
                    kinds.add(automatic)
                if len(kinds) > 1:
                    raise ValueError("cannot mix automatic field numbering and manual field specification")
                value, _ = formatter.get_field(field, args, kwargs)
                yield staging.formatted(value, conversion or "", staging.fstring(*parts(spec)))
    return staging.fstring(*parts(text))


def join(text, items):
    if type(items) is comprehensions.Generator:
        items = comprehensions.drained(items)
    if iterables.cursor(items) is not None:
        items = staging.call(list)(items)
    if type(items) is list and lists.rows_of(items) is not None:
        rows = lists.rows_of(items)
        if not getattr(rows.element, "weak", listops.of_texts(rows.element)):
            raise StagingError("str.join of tensors: their bytes are known only when the graph runs",
                               instead="Use tf.strings.reduce_join(t, separator=...)")
        parts = rows.stack()
        if isinstance(text, str):
            return tensors.weak(tf.strings.reduce_join(parts, axis=0, separator=text))
        return tensors.weak(tf.strings.reduce_join(tf.concat([parts[:1], text + parts[1:]], 0)))
    items = [choice.text(item) if type(item) is choice.Choice else item for item in items]
    for i, item in enumerate(items):
        if staging.symbolic(item) and not (tensors.is_weak(item) and item.dtype == tf.string):
            raise TypeError(f"sequence item {i}: expected str instance, {type(item).__name__} found")
    return printing.as_str(printing.joined(items, text) if items else "")


def percent(text, values):
    """`text % values`, where a value is symbolic."""
    rest = iter(values if isinstance(values, tuple) else (values,))
    parts, end = [], 0
    for field in FIELD.finditer(text):
        parts.append(text[end:field.start()])
        end = field.end()
        if field["type"] == "%":
            parts.append("%")
            continue
        try:
            given = [next(rest) for size in (field["width"], field["precision"]) if size == "*"]
            value = values[field["key"]] if field["key"] is not None else next(rest)
        except StopIteration:
            raise TypeError("not enough arguments for format string") from None
        if not (objects.holds_tensor(value) or field["type"] in "sra" and objects.asked(value) or tensors.any_symbolic(given)):
            parts.append(field[0].replace(f"({field['key']})", "") % (*given, value))
            continue
        if field["width"] == "*" or "#" in field["flags"] or field["precision"] and field["type"] in "diu":
            raise StagingError(f"the format {field[0]!r} of a symbolic value: its digits are known only when the graph runs",
                               instead="Write an f-string")
        parts.append(formatted(value, field, *given))
    if not isinstance(values, dict) and next(rest, parts) is not parts:
        raise TypeError("not all arguments converted during string formatting")
    return staging.fstring(*parts, text[end:])


def formatted(value, field, precision=None):
    flags, kind = field["flags"], field["type"]
    conversion = kind if kind in "sra" else ""
    sign = "" if conversion else "+" if "+" in flags else " " if " " in flags else ""
    fill = "" if conversion or "0" not in flags or "-" in flags else "0"
    align = "" if fill or not field["width"] else "<" if "-" in flags else ">"
    precision = field["precision"] if precision is None else staging.formatted(precision, "", "")
    digits = [] if precision is None else [".", precision]
    if kind in "diu":
        kind = "d"
        value = staging.call(int)(value)       # as Python cuts fractions off
    return staging.formatted(value, conversion, staging.fstring(
        f"{align}{sign}{fill}{field['width'] or ''}", *digits, "" if conversion else kind))
