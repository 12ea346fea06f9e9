"""Functions of the standard library that a graph runs in Python, as `autoimport.library` has them, instead of in C.

    takewhile(p, t)         a generator whose loop and condition are the graph's

Those that only pass items on are left alone where all they are given is plain.
"""
import bisect
import functools
import heapq
import itertools
import math
import operator
import statistics

from ..library import bisect as bisecting
from ..library import functools as orders
from ..library import heapq as heaps
from ..library import itertools as in_python
from ..library import math as mathematics
from ..library import operator as operators
from ..library import statistics as of_samples
from . import kinds, lists, plain, staging, tensors
from .generators import staged


def involved(value):
    """Is this, or does it hold, something that only a graph can iterate or knows?"""
    return tensors.any_symbolic(value) or staged(value)


def always(function):
    """What calls a function of the author's may meet a tensor in what that gives."""
    def run(*args, **kwargs):
        return staging.call(function)(*args, **kwargs)
    return run


def where_staged(original):
    def overload(function):
        def run(*args, **kwargs):
            if any(map(involved, (*args, *kwargs.values()))):
                return staging.call(function)(*args, **kwargs)
            return original(*args, **kwargs)
        return run
    return overload


def in_region(original):
    """What changes a list in C is seen by no branch or loop around it."""
    def overload(function):
        def run(*args, **kwargs):
            if staging.local.session.notes or any(map(involved, (*args, *kwargs.values()))):
                return staging.call(function)(*args, **kwargs)
            return original(*args, **kwargs)
        return run
    return overload


def length_hint(value, default=0):
    return staging.call(len)(value) if kinds.kind_of(value) in kinds.SEQUENCES and lists.rows_of(value) is not None else (
        operator.length_hint(value, default))


def setitem(owner, key, value):
    staging.setitem(value, owner, key, False)


def set_attribute(owner, key, value):
    staging.setattr_(value, owner, key)


def changing(original):
    """An operator that changes a list in place."""
    def run(owner, value):
        staging.local.session.note_content(owner) if type(owner) is list else None
        return original(owner, value)
    return run


def cycle(items):
    return plain.Cycle(items) if hasattr(items, "__len__") else itertools.cycle(items)


OPERATORS = [getattr(operator, name) for name in (
    "not_", "truth", "is_", "is_not", "eq", "ne", "lt", "le", "gt", "ge", "contains", "countOf", "indexOf", "getitem", "setitem",
    "delitem", "iadd", "imul", "iconcat")]
HEAPS = [getattr(heapq, name) for name in ("heappush", "heappop", "heapify", "heapreplace", "heappushpop")]
SORTED = [bisect.bisect_left, bisect.bisect_right, bisect.insort_left, bisect.insort_right]
AWARE = [*OPERATORS, *HEAPS, *SORTED, operator.length_hint]        # which take a staged list as the list that it is
CALLING = "accumulate", "dropwhile", "groupby", "takewhile", "filterfalse", "starmap"
PASSING = ("chain", "compress", "islice", "pairwise", "zip_longest", "product", "combinations",
           "combinations_with_replacement", "permutations", "repeat", "tee")
SAMPLES = ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "mode", "pvariance", "variance",
           "pstdev", "stdev")

OVERLOADS = {
    **{getattr(itertools, name): always(getattr(in_python, name)) for name in CALLING},
    **{getattr(itertools, name): where_staged(getattr(itertools, name))(getattr(in_python, name)) for name in PASSING},
    itertools.cycle: where_staged(cycle)(in_python.cycle),
    itertools.chain.from_iterable: where_staged(itertools.chain.from_iterable)(in_python.from_iterable),
    **{function: always(getattr(operators, function.__name__)) for function in OPERATORS if function.__name__ in vars(operators)},
    **{getattr(math, name): where_staged(getattr(math, name))(getattr(mathematics, name)) for name in (
        "gcd", "lcm", "factorial", "perm", "comb", "isqrt", "prod", "fsum", "dist")},
    **{getattr(statistics, name): where_staged(getattr(statistics, name))(getattr(of_samples, name)) for name in SAMPLES},
    **{function: in_region(function)(getattr(bisecting, function.__name__)) for function in SORTED},
    **{function: in_region(function)(getattr(heaps, function.__name__)) for function in HEAPS},
    **{getattr(heapq, name): where_staged(getattr(heapq, name))(getattr(heaps, name)) for name in ("nlargest", "nsmallest")},
    functools.cmp_to_key: always(orders.cmp_to_key), operator.length_hint: length_hint,
    **{function: changing(function) for function in (operator.iadd, operator.imul, operator.iconcat)},
    operator.setitem: setitem, setattr: set_attribute, delattr: staging.delattr_,
}
