"""Dicts of which only the graph knows what keys they have.

    info = {}
    for a in t: info = {"steps": n}        Items({})  join  Items({"steps": Tensor})
    info["steps"]                          Entries({"steps": Optional(Tensor, unset)}): a KeyError where t is empty

A key that is not on every path is an entry that may be missing, as `dicts` knows it from entries that a branch makes.
"""
from . import staging
from .forms import Differs, Items, Same
from .kinds import DICTS
from .optional import Maybe
from .places import UNSET, Item


class Entries(Items):
    """A dict with some of these keys; `ordered`: in this order."""

    def __init__(self, example, forms, ordered=True):
        super().__init__(example, forms)
        self.ordered = ordered

    def holds(self, value):
        return type(value) is type(self.example) and value.keys() <= self.example.keys() and (
            not self.ordered or list(value) == [key for key in self.example if key in value]) and all(
            form.fits(part) for form, part in zip(self.forms, self.aligned(value)))

    def packed(self, value):
        return [tensor for form, part in zip(self.forms, self.aligned(value)) for tensor in form.pack(part)]

    def aligned(self, value):
        return [dict.get(value, key, UNSET) for key in self.example]

    def unpack(self, packed):
        made, session = super().unpack(packed), staging.local.session
        if not self.ordered:
            session.orders[id(made)] = made, None
        for key, part in made.items():
            if isinstance(part, Maybe):
                part.ag__missing = Item(made, key, repr(key)).missing()
                session.loose = True
        return made

    def key(self):
        return *super().key(), *self.example, self.ordered


def of_dict(form):
    return isinstance(form, Items) and type(form.example) in DICTS


def join(a, b, join_parts):
    """The form of either dict; `join_parts` gives that of two parts."""
    if type(a.example) is not type(b.example):
        raise Differs("one is a dict of another type")
    keys, ours, theirs = in_order(a.example, b.example), dict(zip(a.example, a.forms)), dict(zip(b.example, b.forms))
    ordered = keys is not None and all(getattr(form, "ordered", True) for form in (a, b))
    missing = Same(UNSET)
    example = a.example.copy()
    example.clear()
    example.update(dict.fromkeys(keys or {**a.example, **b.example}, ...))
    return Entries(example, [join_parts(ours.get(key, missing), theirs.get(key, missing)) for key in example], ordered)


def in_order(a, b):
    """The keys of both, as both have them in order; None if they disagree."""
    if [key for key in a if key in b] != [key for key in b if key in a]:
        return None
    a, keys = list(a), []
    for key in b:
        if key in a:
            place = a.index(key)
            keys += a[:place]
            del a[:place + 1]
        keys.append(key)
    return keys + a
