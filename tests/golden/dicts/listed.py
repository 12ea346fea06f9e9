"""Keys, values and items of dicts where only the graph knows which entries there are."""


def chosen(x):
    sizes = {"a": 1, "b": 2, "c": 3}
    some = {key: size for key, size in sizes.items() if x > size}
    return len(some), some.get("c", 0), "b" in some, sum(some.values())


def looped(x):
    sizes = {"x": 1.0}
    if x > 1:
        sizes["a"] = x
    if x > 5:
        sizes["b"] = x * 2
    total = 0.0
    for key in sizes:
        total += sizes[key]
    for key, size in sizes.items():
        if key == "b":
            total += 100
        print(f"{key}: {size:.1f}")
    return total, len(list(sizes)), "b" in sizes.keys(), len(sizes.values())


def best(x):
    sizes = {}
    for key, size in ("p", x), ("q", x * 2), ("r", 4 - x):
        if size > 1:
            sizes[key] = size
    key = max(sizes, key=sizes.get)
    return key, sizes[key], sorted(sizes)[0], [size * 2 for size in sizes.values()], min(sizes.items(), key=lambda item: item[1])[0]


def copied(x):
    sizes = {"x": 1}
    if x > 1:
        sizes["y"] = 2
    others = sizes.copy()
    others["z"] = 3
    sizes.pop("x")
    return len(sizes), len(others), "y" in others, others.get("y", 0)


def none_left(x):
    sizes = {key: size for key, size in {"a": x}.items() if size > 5}
    return sum(sizes.values()), [key for key in sizes]


CASES = [
    (chosen, 2), (chosen, 5), (looped, 0.5), (looped, 2.0), (looped, 6.0), (best, 2), (best, 3), (copied, 0), (copied, 2), (none_left, 6),
]
