"""The order of the keys, where paths agree about it, and where they do not."""
import collections


def same_order(x):
    out = {"z": 0}
    if x > 0:
        out["a"] = x
        out["b"] = 2
    else:
        out["a"] = x * 2
        out["b"] = 3
    return list(out.items())


def moved_on_both(x):
    out = {"z": 0, "y": 1}
    if x > 0:
        out.pop("z")
        out["z"] = x
    else:
        out["z"] = out.pop("z") - x
    return list(out), out["z"]


def least_recent(x):
    cache, hits = collections.OrderedDict(), 0
    for key in ("a", "b", "a", "c"):
        if key in cache:
            cache.move_to_end(key)
            hits += x
        else:
            cache[key] = x
            if len(cache) > 2:
                cache.popitem(last=False)
    return list(cache), hits


def read_by_key(x):
    out = {}
    if x > 0:
        out["a"] = x
        out["b"] = 2
    else:
        out["b"] = x
        out["a"] = 5
    return out["a"], out["b"], len(out)


def moved_on_one(x):
    out = collections.OrderedDict(a=1, b=2)
    if x > 0:
        out.move_to_end("a")
    return list(out), x


def other_order(x):
    out = {}
    if x > 0:
        out["a"] = x
        out["b"] = 2
    else:
        out["b"] = x
        out["a"] = 5
    return list(out.values())


def taken_and_made(x):
    out = {"a": x, "b": x + 1}
    if x > 0:
        out["a"] = out.pop("a")
    return list(out.values())


def keys_unknown(x):
    out = {"b": 1}
    if x > 0:
        out["a"] = 1
    return sum([out[key] for key in out])


def equal_unknown(x):
    out = {"b": 1}
    if x > 0:
        out["a"] = 1
    return x + 1 if out == {"b": 1} else x


CASES = [(same_order, 1), (same_order, -1), (moved_on_both, 1), (moved_on_both, -1), (least_recent, 1), (read_by_key, 1), (read_by_key, -1),
         (keys_unknown, 1), (keys_unknown, -1)]
REFUSED = [(moved_on_one, 1), (other_order, 1), (taken_and_made, -1), (equal_unknown, -1)]
