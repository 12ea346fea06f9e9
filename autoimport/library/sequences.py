"""Methods of lists and tuples that compare their items."""


def index(items, value, start=0, stop=None):
    for place in range(len(items))[start:stop]:
        if items[place] is value or items[place] == value:
            return place
    raise ValueError(f"{value!r} is not in list")


def count(items, value):
    found = 0
    for item in items:
        if item is value or item == value:
            found += 1
    return found
