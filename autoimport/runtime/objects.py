"""What objects of the author's classes answer when Python itself would ask: in a graph the answer may be a tensor.

    if thing: ...               thing.__bool__(), or thing.__len__()
    len(thing)                  thing.__len__()
    f"{thing}", str(error)      thing.__str__(), its __repr__ or __format__; the arguments of an exception
    a != b                      not a == b, where a class has only __eq__
"""
import dataclasses

import tensorflow as tf

from . import callables, dicts, staging, tensors


def truth(value):
    """`value`, or what its class says of its truth."""
    kind = type(value)
    if staging.symbolic(value):
        return value
    if staging.local.session.loose and isinstance(value, dict) and staging.symbolic(entries := dicts.length(value)):
        return tensors.weak(entries > 0)
    for name in "__bool__", "__len__":
        if hasattr(kind, name):
            if not callables.own(kind, name):
                return value
            answer = staging.call(getattr(kind, name))(value)
            return answer if staging.symbolic(answer) or type(answer) is (bool if name == "__bool__" else int) else value
    return value


class Sized:
    """Something of this length, if Python takes it for one."""

    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


def length(value):
    """`len(value)`"""
    kind = type(value)
    if not callables.own(kind, "__len__"):
        return len(value)
    answer = staging.call(kind.__len__)(value)
    return answer if staging.symbolic(answer) and answer.dtype.is_integer else len(Sized(answer))


def text(value):
    """`str(value)` where its class, or a tensor in an exception, has to be asked; None where Python knows."""
    kind = type(value)
    from . import printing
    if isinstance(value, (list, tuple, dict)):
        return printing.text(value) if asked(value) else None
    if callables.own(kind, "__str__"):
        return staging.call(kind.__str__)(value)
    if kind.__str__ is object.__str__ or callables.own(kind, "__repr__") and kind.__str__ is BaseException.__str__:
        return representation(value)
    if isinstance(value, BaseException) and tensors.any_symbolic(value.args):
        if isinstance(value, KeyError) and len(value.args) == 1:
            return staging.formatted(value.args[0], "r", "")
        return printing.text(value.args[0] if len(value.args) == 1 else value.args)
    return None


def representation(value):
    """`repr(value)`, likewise."""
    kind = type(value)
    if names_fields(kind):
        return fields_text(value) if holds_tensor(value) else None
    return staging.call(kind.__repr__)(value) if callables.own(kind, "__repr__") else None


def asked(value):
    """Is there a tensor in `repr(value)`, or a class of the author's to be asked for it?"""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return any(map(asked, parts)) or callables.own(type(value), "__repr__") or holds_tensor(value)


def formatted(value, conversion, spec):
    """What is left to do of `format(value, spec)` after a conversion: (value, conversion, spec)."""
    kind = type(value)
    if not conversion and callables.own(kind, "__format__"):
        return staging.call(kind.__format__)(value, spec), "", ""
    if not conversion and spec and kind.__format__ is object.__format__ or tensors.any_symbolic(value):
        return value, conversion, spec
    if conversion in ("r", "a"):
        from . import printing
        told = printing.representation(value) if asked(value) else None
    else:
        told = text(value)
    return (value, conversion, spec) if told is None else (told, "", spec)


def names_fields(kind):
    """Has a dataclass the `__repr__` that Python made for it?"""
    written = getattr(kind.__repr__, "__wrapped__", None)
    return dataclasses.is_dataclass(kind) and getattr(written, "__module__", None) == kind.__module__


def holds_tensor(value):
    """Is there a tensor in what `repr(value)` shows?"""
    if isinstance(value, (list, tuple)):
        return staging.symbolic(value) or any(map(holds_tensor, value))
    if isinstance(value, dict):
        return any(map(holds_tensor, value.values()))
    return staging.symbolic(value) or names_fields(type(value)) and any(
        holds_tensor(getattr(value, field.name, None)) for field in dataclasses.fields(value) if field.repr)


def fields_text(value):
    """`repr(value)` of a dataclass instance that holds tensors."""
    from . import printing
    parts = [printing.joined([field.name, printing.representation(getattr(value, field.name))], "=")
             for field in dataclasses.fields(value) if field.repr]
    return printing.joined([type(value).__qualname__, "(", printing.joined(parts, ", "), ")"], "")


def equal(a, b):
    """`a == b`"""
    if type(a).__eq__ is type(b).__eq__ is object.__eq__:
        return staging.is_(a, b)
    answer = part_by_part(a, b)
    return a == b if answer is None else answer


def part_by_part(a, b):
    """Whether what two containers hold is equal; None where Python knows."""
    pairs = pairs_of(a, b)
    if not pairs or not tensors.any_symbolic(pairs):
        return None
    answer = True
    for one, other in pairs:
        same = one is other or staging.eq(one, other)
        if staging.symbolic(same):
            same = tensors.truth(same)
            answer = same if answer is True else tensors.weak(tf.logical_and(answer, same))
        elif not same:
            return False
    return answer


def pairs_of(a, b):
    """What Python compares where it compares two containers of one length, or two dataclass instances."""
    kind = type(a)
    if isinstance(a, tuple) and isinstance(b, tuple) or kind is type(b) is list:
        return [*zip(a, b)] if len(a) == len(b) else None
    if kind is type(b) is dict:
        dicts.listed(a), dicts.listed(b)
        return [(a[key], b[key]) for key in a] if a.keys() == b.keys() else None
    if kind is type(b) and dataclasses.is_dataclass(a) and getattr(kind.__eq__, "__code__", equal.__code__).co_filename == "<string>":
        return [(getattr(a, field.name), getattr(b, field.name)) for field in dataclasses.fields(a) if field.compare]
    return None


def unequal(a, b):
    """`a != b`"""
    if type(a).__ne__ is object.__ne__ and type(a).__eq__ is type(b).__eq__ is object.__eq__:
        return staging.is_not(a, b)
    answer = part_by_part(a, b)
    if answer is not None:
        return staging.not_(answer)
    kind = type(a)
    if kind.__ne__ is object.__ne__ and callables.own(kind, "__eq__"):
        answer = staging.call(kind.__eq__)(a, b)
        if answer is not NotImplemented:
            return staging.not_(answer)
    return a != b
