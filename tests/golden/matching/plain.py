"""Python's own semantics, to the letter."""
import collections
import dataclasses
import enum


class Color(enum.Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass
class Pair:
    left: object
    right: object


class Odd:
    __match_args__ = "a", "b"
    reads = 0

    @property
    def a(self):
        Odd.reads += 1
        return 1


class Bare:
    pass


class Number(int):
    pass


class Lazy(collections.abc.Sequence):
    def __init__(self):
        self.read = []

    def __len__(self):
        return 4

    def __getitem__(self, index):
        self.read.append(index)
        if not -4 <= index < 4:
            raise IndexError(index)
        return index


def kinds(x):
    match x:
        case True | None:
            return "singleton"
        case Color.RED:
            return "red"
        case Number(n):
            return "number", n
        case bool():
            return "bool"
        case int(n) | float(n) if n > 2:
            return "big", n
        case -1 | 1.5 | 1 + 2j:
            return "literal"
        case int():
            return "int"
        case "text" | b"bytes":
            return "literal text"
        case str() | bytes() | bytearray():
            return "text"
        case Pair(left=[Pair(1, one), *_], right={"k": (a, b), **rest}):
            return "nested", one, a, b, rest
        case Pair(x, y) as whole if x == y:
            return "pair", whole
        case []:
            return "empty"
        case [one]:
            return "one", one
        case [first, *_, last] if first == last:
            return "ends", first
        case [_, _]:
            return "two"
        case [*start, 0]:
            return "start", start
        case {"a": 1, "b": _}:
            return "items"
        case {}:
            return "mapping"
        case other:
            return "other", other


def after_a_failed_guard(x):
    y = 0
    match x:
        case [y, _] if y > 10:
            return "guard"
        case [_, y, 3]:
            return "literal"
    return y


def reads(x):
    lazy = Lazy()
    match lazy:
        case [1, *_, 9]:
            pass
        case [_, _, _, _]:
            pass
        case [0, *_, 3]:
            return x, lazy.read
    return lazy.read


def attributes(x):
    Odd.reads = 0
    match x:
        case Odd(1, 2):
            return "both"
        case Odd(1):
            return "one", Odd.reads
        case Bare():
            return "bare"


def too_many(x):
    match x:
        case Pair(1, 2, 3):
            return 1
        case int(a, b):
            return a


def twice(x):
    match x:
        case Pair(1, left=2):
            return 1
        case {"a": 1, **rest}:
            return rest


def no_class(x):
    thing = 3
    match x:
        case thing():
            return 1


def order(x):
    seen = []

    def note(value):
        seen.append(value)
        return value
    match note(x), note(2):
        case (1, y) if note("guard") == y:
            seen.append("first")
        case (_, 2) | (2, _) if note("second"):
            seen.append("taken")
        case _:
            seen.append("last")
    return seen


VALUES = [
    True, None, False, 0, 1, 5, -1, 1.5, 1 + 2j, 7.5, Number(4), Color.RED, Color.BLUE, "text", b"bytes", "other", bytearray(b"x"),
    Pair([Pair(1, 2), 5], {"k": "yz", "m": 3}), Pair(1, 1), Pair(1, 2), [], (), [4], (1, 2, 1), [1, 2], (1, 2, 0), range(3), {}, {"a": 1, "b": 2},
    {"a": 1}, collections.deque([1, 2]), collections.OrderedDict(a=1), {1, 2}, iter([1]),
]
OTHERS = [
    (after_a_failed_guard, [1, 2]), (after_a_failed_guard, [11, 2]), (after_a_failed_guard, [1, 2, 4]), (reads, 1), (attributes, Odd()),
    (attributes, Bare()), (too_many, Pair(1, 2)), (too_many, 3), (twice, Pair(1, 2)), (twice, {"a": 1, "c": 2}),
    (no_class, 3), (order, 1), (order, 3),
]


def all_of_them(x):
    return [str(kinds(value)) for value in VALUES if not hasattr(value, "__next__")], x


def each_error(x):
    out = [x]
    for function, value in OTHERS:
        try:
            out.append(str(function(value)))
        except TypeError as error:
            out.append(str(error))
    return out


CASES = [
    (all_of_them, 1), (each_error, 1),
]
