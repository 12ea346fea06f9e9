"""Which of two things comes first, where neither is a tensor but what they hold may be.

    (a, b) < (c, d)         a < c, or where a == c: b < d
    card > other            a dataclass with order=True; the order that functools.total_ordering made of __lt__

And which of the things in a list equal another.
"""
import dataclasses
import functools
import types

import tensorflow as tf

from ..library import functools as orders
from . import callables, choice, failures, lists, staging, tensors

NAMES = {"lt": "__lt__", "le": "__le__", "gt": "__gt__", "ge": "__ge__"}


def ordered(sign, compare, a, b):
    """`a < b`, or another comparison: `sign` is its name, `compare` Python's own."""
    if type(b) is choice.Choice and type(a) is not choice.Choice:
        return choice.each(b, lambda own: getattr(staging, sign)(a, own))
    if staging.symbolic(a) or staging.symbolic(b):
        return compare(a, b)
    pairs = pairs_of(a, b, NAMES[sign])
    if pairs is not None:
        return lexicographic(sign, pairs, compare(len(a), len(b)) if isinstance(a, (tuple, list)) else compare(0, 0))
    made = made_order(type(a), NAMES[sign])
    return compare(a, b) if made is None else staging.call(made)(a, b)


def pairs_of(a, b, name):
    """What Python compares in turn, where a tensor may be among it; else None."""
    if isinstance(a, tuple) and isinstance(b, tuple) or isinstance(a, list) and isinstance(b, list):
        if isinstance(a, list) and (lists.rows_of(a) or lists.rows_of(b)):
            lists.refuse()
        pairs = [*zip(a, b)]
    elif type(a) is type(b) and dataclasses.is_dataclass(a) and generated(getattr(type(a), name)):
        fields = [field.name for field in dataclasses.fields(a) if field.compare]
        pairs = [(getattr(a, field), getattr(b, field)) for field in fields]
    else:
        return None
    return pairs if any(map(answers, (part for pair in pairs for part in pair))) else None


def generated(method):
    return type(method) is types.FunctionType and method.__code__.co_filename == "<string>"


def lexicographic(sign, pairs, verdict):
    """The comparison of the first pair that differs; `verdict` where none does."""
    for a, b in reversed(pairs):
        same = tensors.truth(equal) if staging.symbolic(equal := a is b or staging.eq(a, b)) else bool(equal)
        if same is True:
            continue
        try:
            differing = getattr(staging, sign)(a, b)
        except TypeError as error:             # raised where Python would compare them
            if same is False:
                raise
            thrown = functools.partial(staging.local.session.thrown.raising, error)
            verdict = failures.demanded(tf.convert_to_tensor(verdict), same, thrown)
            continue
        verdict = differing if same is False else tf.where(same, verdict, tensors.truth(differing))
    return verdict


def made_order(kind, name):
    """The function that stands for a comparison which `functools.total_ordering` gave to a class; None for any other."""
    method = getattr(kind, name, None)
    if type(method) is not types.FunctionType or method.__globals__ is not vars(functools):
        return None
    return getattr(orders, method.__code__.co_name, None)


def has_order(thing, *names):
    """Does the class of a thing answer one of these comparisons itself, perhaps with a tensor?"""
    kind = type(thing)
    return any(callables.own(kind, name) or made_order(kind, name) or generated(getattr(kind, name, None)) for name in names)


def answers(thing):
    """Is this a tensor, or something that may answer `==` with one?"""
    if type(thing) in staging.PLAIN:
        return False
    return staging.symbolic(thing) or type(type(thing).__eq__) is staging.Function or (
        isinstance(thing, (tuple, list)) and any(map(answers, thing)))
