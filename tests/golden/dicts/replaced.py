"""Dicts of which only the graph knows what keys they have: another one on each path."""
import collections


def rollout(t):
    info, n = {}, 0
    for a in t:
        n += 1
        info = {"steps": n, "last": a}
        if a > 3:
            break
    return info["steps"], info["last"]


def never_set(t):
    info = {}
    for a in t:
        if a > 100:
            info = {"found": a}
    return info.get("found", -1.0), "found" in info, len(info), bool(info)


def not_there(t):
    info = {}
    for a in t:
        if a > 100:
            info = {"found": a}
    return info["found"]


def arms(x):
    d = {"a": 1.0} if x > 0 else {"b": x}
    d["c"] = 2.0
    out = 0.0
    for key, value in d.items():
        out = out * 10 + value
    return out, "b" in d


def three(x):
    if x > 0:
        d = {"a": x, "m": 1}
    elif x > -2:
        d = {"m": 2, "z": x}
    else:
        d = {}
    return sorted(d)


def orders(x):
    d = {"a": x, "b": 1} if x > 0 else {"b": x, "a": 2}
    return d["a"], d["b"]


def listed_orders(x):
    d = {"a": x, "b": 1} if x > 0 else {"b": x, "a": 2}
    return list(d)


def nested(t):
    state = {"best": {}}
    for x in t:
        if x > 2:
            state = {"best": {"value": x}, "n": 1}
    return state["best"]["value"], state["n"]


def options(x):
    return {"rate": x} if x > 1 else {}


def merged(x):
    base = {"rate": 0.1, "size": 2.0}
    first, second = {**base, **options(x), "late": x}, {**options(x), **base}
    base.update(options(x))
    third = {"rate": 0.1} | options(x)
    return first["rate"], first["late"], second["rate"], base["rate"], third["rate"]


def passed(x):
    return (lambda rate=0.5: rate * 2)(**options(x))


def counted(x):
    counts = collections.Counter()
    if x > 0:
        counts = collections.Counter({"a": 2})
    return counts["a"], counts["b"]


def copied(x):
    one, two = dict(options(x)), collections.defaultdict(float, options(x))
    return len(one), "rate" in collections.OrderedDict(one), two["rate"]


def asked(x):
    n, taken = 0, options(x)
    while taken and n < 3:
        n += 1
        if n == 2:
            taken.pop("rate")
    return n, not options(x), 1.0 if options(x) else 2.0, all(options(x)), any(options(x).values())


class Doubled(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


def updated(x):
    doubled = Doubled()
    doubled["a"] = x
    doubled.update(b=x)
    return doubled["a"], doubled["b"]


def given(x):
    return {"a": x, "b": 2} if x > 0 else {"a": x}


T = [3.0, 1.0, 4.0, 5.0]
CASES = [(rollout, T), (never_set, T), (not_there, T), (arms, 1.0), (arms, -1.0), (three, 1.0), (three, -1.0), (three, -5.0),
         (orders, 1.0), (orders, -1.0), (nested, T), (merged, 2.0), (merged, 0.0), (updated, 3.0), (copied, 2.0), (copied, 0.0), (asked, 2.0), (asked, 0.0),
         (counted, 1.0), (counted, -1.0), (given, 1.0)]
REFUSED = [(listed_orders, 1.0), (passed, 2.0)]
