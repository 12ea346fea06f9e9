"""Attributes of what may be None, or one of two objects, whatever they are called"""


class Item:
    def __init__(self, value, code=0):
        self.value, self.code, self.form, self.index = value, code, 1, 2

    def there(self):
        return self.value * 2

    def values(self):
        return self.value + self.index


def best(xs):
    found = None
    for x in xs:
        if found is None or x > found.value:
            found = Item(x, x * 2)
    return found.value + found.code * 100 + found.form + found.there()


def changed(x):
    item = None
    if x > 0:
        item = Item(x)
    if item is not None:
        item.value = item.value + 5
        item.form += 1
        return item.value * item.form
    return x * 0


def one_of_two(x):
    a, b = Item(x), Item(3, 4)
    item = a if x > 0 else b
    return item.value + item.code * 10 + item.there() + item.values()


def method(x):
    call = Item(x).there if x > 0 else Item(x).values
    return call()


CASES = [
    (best, [1, 3, 2]), (changed, 3), (changed, -3), (one_of_two, 3), (one_of_two, -3), (method, 3), (method, -3),
]
