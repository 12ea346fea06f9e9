"""Where state lives: a cell of a function, a global, an attribute, the content of a list or a dict.

All places have `get` and `set`, and `UNSET` for what is not there; regions carry any of them through a branch or a
loop without knowing which they have.  Two places are equal when they are the same spot in memory.
"""
import sys
import types

from . import frames
from .kinds import kind_of
from .unbound import unbound


class Unset:
    """The value of a name, an attribute or a key that is not there."""

    def __repr__(self):
        return "UNSET"


UNSET = Unset()
NOWHERE = object()                             # the site of a region that learns nothing for the next trace


class Place:
    """`unread`: nobody reads it while it is unset; `line`: where it was written first in a region, on the heap."""

    __slots__ = "owner", "key", "title", "unread", "line"
    last = False                               # whether it is stored after the others, which change it

    def __init__(self, owner, key, title):
        self.owner, self.key, self.title, self.unread, self.line = owner, key, title, False, None

    def __eq__(self, other):
        return type(self) is type(other) and self.owner is other.owner and self.key == other.key

    def __hash__(self):
        return hash((id(self.owner), self.key))

    def __repr__(self):
        return f"{type(self).__name__}({self.title})"

    def shown(self, value):
        """What reading the place gives while it holds `value`."""
        return value

    def name(self):
        """What it is called in the source, for an error message."""
        return self.title if " " in self.title else f"'{self.title}'"

    def read(self):
        return self.shown(self.get())

    def ended(self):
        """Whether nobody but us knows the owner any more."""
        return False

    def differs(self, before):
        """Whether it holds something else than `before`."""
        from .contents import identical
        return not identical(self.get(), before)

    def missing(self):
        """The exception that reading the place raises while it is empty."""
        return KeyError(self.key)


class Cell(Place):
    """A local name, through a closure cell; an empty cell is the unbound name."""

    __slots__ = ()

    def __init__(self, cell, name):
        super().__init__(cell, None, name)

    def ended(self):
        return sys.getrefcount(self.owner) <= 2

    def missing(self):
        return unbound(self.title)

    def get(self):
        try:
            return self.owner.cell_contents
        except ValueError:
            return UNSET

    def set(self, value):
        if value is not UNSET:
            self.owner.cell_contents = value
        else:
            try:
                del self.owner.cell_contents
            except ValueError:
                pass


class Item(Place):
    """An entry of a dict; a global name is one of its module's dict."""

    __slots__ = ()

    def missing(self):
        return NameError(f"name {self.key!r} is not defined") if "__builtins__" in self.owner else KeyError(self.key)

    def get(self):
        return dict.get(self.owner, self.key, UNSET)

    def set(self, value):
        kind = kind_of(self.owner)             # not what a class of the author's makes of it
        if value is UNSET:
            kind.pop(self.owner, self.key, None)
        else:
            kind.__setitem__(self.owner, self.key, value)


class Attribute(Place):
    """An attribute in the `__dict__` or in a slot of an object."""

    __slots__ = ()

    def name(self):
        return f"'{frames.name_of(self.owner) or type(self.owner).__name__}.{self.key}'"

    def get(self):
        fields = getattr(self.owner, "__dict__", {})
        if self.key in fields:
            return fields[self.key]
        try:
            return slot(type(self.owner), self.key).__get__(self.owner)
        except AttributeError:
            return UNSET

    def set(self, value):
        fields = getattr(self.owner, "__dict__", None)
        if fields is None or self.key not in fields and slot(type(self.owner), self.key):
            member = slot(type(self.owner), self.key)
            if value is not UNSET:
                member.__set__(self.owner, value)
            elif self.get() is not UNSET:
                member.__delete__(self.owner)
        elif value is UNSET:
            fields.pop(self.key, None)
        else:
            fields[self.key] = value

    def missing(self):
        return AttributeError(f"{type(self.owner).__name__!r} object has no attribute {self.key!r}")

    def shown(self, value):
        """Where the object has none of its own, that of its class."""
        inherited = getattr(type(self.owner), self.key, UNSET) if value is UNSET else UNSET
        return value if inherited is UNSET or hasattr(type(inherited), "__get__") else inherited


class ClassAttribute(Place):
    """An attribute of a class."""

    __slots__ = ()

    def get(self):
        return vars(self.owner).get(self.key, UNSET)

    def set(self, value):
        if value is not UNSET:
            type.__setattr__(self.owner, self.key, value)
        elif self.key in vars(self.owner):
            type.__delattr__(self.owner, self.key)

    def missing(self):
        return AttributeError(f"type object {self.owner.__name__!r} has no attribute {self.key!r}")

    def shown(self, value):
        return getattr(self.owner, self.key, UNSET) if value is UNSET else value


class Content(Place):
    """What a list, deque or set holds: a copy of it, or the rows that stand for its items."""

    __slots__ = ("session",)

    def __init__(self, items, session, title="a list"):
        super().__init__(items, None, title)
        self.session = session

    def name(self):
        known = frames.name_of(self.owner)
        return f"'{known}'" if known else self.title

    def get(self):
        from . import lists
        rows = None if isinstance(self.owner, set) else lists.rows_of(self.owner)
        return self.session.snapshot(self.owner) if rows is None else rows

    def set(self, value):
        self.session.set_content(self.owner, value)


def store(held):
    """Give each place its value: pairs of them."""
    for place, value in sorted(held, key=lambda pair: pair[0].last):
        place.set(value)


def slot(kind, name):
    """The descriptor of a `__slots__` entry, or None."""
    member = getattr(kind, name, None)
    return member if type(member).__name__ == "member_descriptor" else None


def of_attribute(owner, key):
    """The place of an attribute; None for a property, whose setter tells what it writes itself."""
    if isinstance(owner, types.ModuleType):
        return Item(vars(owner), key, key)
    if isinstance(owner, type):
        return ClassAttribute(owner, key, f"{owner.__name__}.{key}")
    if not hasattr(getattr(type(owner), key, None), "__set__") or slot(type(owner), key):
        return Attribute(owner, key, f"{type(owner).__name__}.{key}")
    return None


def cells(functions, names):
    """Places for `names` in the closures of `functions`, in the order of `names`."""
    found = {}
    for function in functions:
        if function is not None:
            found.update(zip(function.__code__.co_freevars, function.__closure__ or ()))
    return [Cell(found[name], name) for name in names]


def other_cells(functions, names):
    """Places for the rest."""
    return [Cell(cell, name) for function in functions for name, cell in zip(
        function.__code__.co_freevars, function.__closure__ or ()) if name not in names]
