"""Entries, attributes and items that are asked for by a name that a condition picks"""
import collections


def entries_by_name(x):
    name = "low" if x < 2 else "high"
    counts = dict.fromkeys(["low", "high"], 0)
    counts[name] += x
    tally = collections.Counter(low=x, high=2)
    return counts["low"], counts["high"], tally.most_common(1)[0][1]


class Interval:
    low, high = 1, 5

    def __contains__(self, x):
        return self.low <= x < self.high

    def bound(self, x):
        name = "low" if x < 2 else "high"
        return getattr(self, name), getattr(self, f"{name}") + len(name + "er"), name.replace("h", "H"), name.split("i")[0]


def attributes(x):
    inside = Interval()
    return (1 if x in inside else 2), inside.bound(x)


class Counting:
    count = 0

    def on_add(self, x):
        self.count += x

    def on_sub(self, x):
        self.count -= x

    def run(self, x):
        operation = "add" if x > 2 else "sub"
        getattr(self, f"on_{operation}")(x)
        setattr(self, operation, x)
        return self.count, hasattr(self, operation), getattr(self, operation + "s", 7)


def handlers(x):
    return Counting().run(x)


def ordered(x):
    one, other = "b" if x > 2 else "d", "a" if x > 3 else "z"
    return sorted([one, "c"]), sorted([one, other, "c"], reverse=True), max([one, "c"]), min(one, "c")


CASES = [(entries_by_name, 1), (entries_by_name, 4), (attributes, 1), (attributes, 7), (handlers, 1), (handlers, 4), (ordered, 1),
         (ordered, 3), (ordered, 4)]
