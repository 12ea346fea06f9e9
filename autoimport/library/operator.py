"""The functions of `operator` whose operators tensors do not answer as Python does."""


def not_(a):
    return not a


def truth(a):
    return bool(a)


def is_(a, b):
    return a is b


def is_not(a, b):
    return a is not b


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def lt(a, b):
    return a < b


def le(a, b):
    return a <= b


def gt(a, b):
    return a > b


def ge(a, b):
    return a >= b


def contains(a, b):
    return b in a


def countOf(a, b):
    count = 0
    for item in a:
        if item == b:
            count += 1
    return count


def indexOf(a, b):
    for index, item in enumerate(a):
        if item == b:
            return index
    raise ValueError("sequence.index(x): x not in sequence")


def getitem(a, b):
    return a[b]


def delitem(a, b):
    del a[b]
