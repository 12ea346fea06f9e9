"""Entries made, updated and taken away in loops and branches; keys that are tensors."""
import collections


def made_in_a_loop(xs):
    out = {}
    for x in xs:
        out["last"] = x
        out["sum"] = out.get("sum", 0) + x
    return out["last"], out["sum"]


def taken_away(x):
    out = {"a": 1, "b": x}
    if x > 0:
        out["a"] += out.pop("b")
    return out["a"], "b" in out, len(out), out.get("b", 42)


def defaulting(xs):
    counts, groups = collections.Counter(), collections.defaultdict(list)
    for x in xs:
        counts["all"] += 1
        if x > 1:
            counts["big"] += 1
            groups["big"].append(x)
    return counts["all"], counts["big"], counts["none"], sum(groups["big"])


def methods(xs):
    out = {"a": 1}
    for x in xs:
        out.setdefault("n", 0)
        out["n"] += x
        out.update(a=out["n"] * 2)
        for key in out:
            out[key] = out[key] + 1
    return out


def histogram(n):
    counts = {0: 0, 1: 0, 2: 0}
    for i in range(n):
        counts[int(i) % 3] += 1
    return counts


def missing(x):
    out = {"a": 1}
    if x > 0:
        out["b"] = 2
    return out["b"] + 1


CASES = [
    (made_in_a_loop, [3, 1, 2]), (taken_away, 2), (taken_away, -2), (defaulting, [3, 1, 2]), (methods, [3, 1]),
    (histogram, 7), (missing, 1), (missing, -1),
]
