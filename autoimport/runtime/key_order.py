"""The order of a dict's keys, where branches and loops make or move entries.

    if x > 0: d["a"] = x; d["b"] = y        both arms leave a, b: that is the order
    else:     d["a"] = y; d["b"] = x

    if x > 0: d.move_to_end("a")            only the graph knows which comes last: listing the keys is refused
"""
from .kinds import kind_of
from .places import Place


class Order(Place):
    """The order of a dict's keys.  Orders that do not contradict each other are the same to a region."""

    __slots__ = ("session",)
    last = True

    def __init__(self, owner, session):
        super().__init__(owner, None, "the order of a dict")
        self.session = session

    def get(self):
        return self.session.orders[id(self.owner)][1] if id(self.owner) in self.session.orders else Keys(self.owner)

    def differs(self, before):
        now = self.get()
        return type(now) is not type(before) or type(now) is Keys and now.keys != before.keys

    def set(self, value):
        if type(value) is not Keys:            # one of several, as only the graph knows
            self.session.orders[id(self.owner)] = self.owner, value
            return
        self.session.orders.pop(id(self.owner), None)
        kind = kind_of(self.owner)
        for key in [*value.keys, *(key for key in self.owner if key not in value.keys)]:
            if key in self.owner:
                kind.__setitem__(self.owner, key, kind.pop(self.owner, key))


class Keys:
    """The keys of a dict, in their order."""

    def __init__(self, owner):
        self.keys = [*owner]

    def __eq__(self, other):
        return [key for key in self.keys if key in other.keys] == [key for key in other.keys if key in self.keys]

    __hash__ = object.__hash__
