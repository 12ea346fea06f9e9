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


def of_a_picked_key(v):
    d = collections.defaultdict(int)
    d["a" if v > 0 else "b"] += 1
    return len(d), d["a"], d["b"]


def read_under_a_picked_key(v):
    d = collections.defaultdict(int)
    x = d["a" if v > 0 else "b"]
    return x, "a" in d, len(d)


def counted(xs):
    d = collections.defaultdict(int)
    for v in xs:
        d["pos" if v > 0 else "neg"] += v
    return len(d), d["pos"], d["neg"]


def grouped(v):
    """A list that a defaultdict makes for one of several keys."""
    d = collections.defaultdict(list)
    d["a" if v > 0 else "b"].append(v)
    return len(d)


def grouped_by_known_keys(v):
    d = collections.defaultdict(list)
    d["a"], d["b"]
    d["a" if v > 0 else "b"].append(v)
    return len(d["a"]), len(d)


def read_in_one_arm(v):
    d = collections.defaultdict(int)
    return d["a"] if v > 0 else 5


def popped(v):
    d = {"a": v, "b": v + 1, "c": 3}
    x = d.pop("a" if v > 0 else "b")
    return x, len(d), "a" in d


def popped_or_not(v):
    d = {"a": v, "c": 3}
    return d.pop("a" if v > 0 else "b", 7), len(d)


CASES = [
    (made_in_a_loop, [3, 1, 2]), (taken_away, 2), (taken_away, -2), (defaulting, [3, 1, 2]), (methods, [3, 1]),
    (histogram, 7), (missing, 1), (missing, -1),
    (of_a_picked_key, 3), (of_a_picked_key, -3), (read_under_a_picked_key, 3), (read_under_a_picked_key, -3), (counted, [1, 2]),
    (counted, [1, -2, 4]), (grouped_by_known_keys, 3), (grouped_by_known_keys, -3), (read_in_one_arm, 3), (read_in_one_arm, -3),
    (popped, 3), (popped, -3), (popped_or_not, 3), (popped_or_not, -3),
]
REFUSED = [(grouped, 3)]
