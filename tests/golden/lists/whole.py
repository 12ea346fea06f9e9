"""Lists whose length only the graph knows, read whole by Python's own functions, methods and operators."""
import copy
import operator
from dataclasses import dataclass


def filled(xs):
    items = []
    for x in xs:
        items.append(x)
    return items


@dataclass
class Bag:
    items: list


def asked(xs):
    return bool(filled(xs)), filled(xs).__len__(), filled(xs).__getitem__(0), filled(xs).__contains__(2)


def copied(xs):
    items = filled(xs)
    twin, apart = copy.copy(items), copy.deepcopy({"k": items})
    twin.append(items[0])
    apart["k"].append(items[0])
    return len(items), len(twin), len(apart["k"])


def added(xs):
    return len(sum([filled(xs), filled(xs)], [])), len(operator.add(filled(xs), [1])), operator.eq(filled(xs), [1, 2, 3])


def compared(xs):
    items = filled(xs)
    return items == [], items != [], (items, 1) == ([1, 2, 3], 1), {"a": items} == {"a": [1, 2]}, Bag(items) != Bag([1, 2, 3])


def called_at_once(xs):
    return max(filled(xs)), sorted(filled(xs))[-1], sum(filled(xs)), f"{len(filled(xs))}"


def counted(*items):
    return len(items)


def spread(xs):
    return counted(*filled(xs))


def displayed(xs):
    return len((*filled(xs),)) + len([*filled(xs), 0])


class Stack(list):
    """A list of its own kind."""


def into_a_class(xs):
    return len(Stack(filled(xs)))


CASES = [
    (asked, [1, 2, 3]), (copied, [1, 2]), (added, [1, 2, 3]), (compared, [1, 2, 3]), (compared, [1, 2]),
    (called_at_once, [1, 3, 2]),
]

REFUSED = [(spread, [1, 2]), (displayed, [1, 2]), (into_a_class, [1, 2])]
