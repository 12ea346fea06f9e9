"""`sorted`, `max` and `min` of texts, and by functions that compare."""
import functools


def of_numbers(xs):
    names = [f"n{x}" for x in xs]
    return sorted(names)[0] + "!", max(names), names[0] < names[1], names[0] >= "n3", sorted(names, key=len, reverse=True)[0]


def picked(x):
    name = "b" if x > 0 else "ab"
    return sorted([name, "aa", "c"])[0], max(name, "aa"), min([name, "aaa"])


def of_records(xs):
    rows = []
    for x in xs:
        if x > 1:
            rows.append({"name": f"n{x}", "size": x})
    rows.sort(key=lambda row: -row["size"])
    return [row["name"] for row in rows][0], max(rows, key=lambda row: row["size"])["name"], sorted(
        rows, key=lambda row: row["name"])[0]["size"]


def compared(a, b, c):
    return sorted([a, b, c], key=functools.cmp_to_key(lambda one, other: other - one))


CASES = [(of_numbers, [3, 10, 2]), (of_numbers, [1, 2]), (picked, 1), (picked, -1), (of_records, [3, 10, 2, 1]), (compared, 3, 1, 2)]
