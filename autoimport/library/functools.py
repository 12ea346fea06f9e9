"""`functools.cmp_to_key`, and the orders that `functools.total_ordering` makes of the one that a class has."""


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        __hash__ = None

    return K


def _gt_from_lt(a, b):
    return not a < b and a != b


def _le_from_lt(a, b):
    return a < b or a == b


def _ge_from_lt(a, b):
    return not a < b


def _ge_from_le(a, b):
    return not a <= b or a == b


def _lt_from_le(a, b):
    return a <= b and a != b


def _gt_from_le(a, b):
    return not a <= b


def _lt_from_gt(a, b):
    return not a > b and a != b


def _ge_from_gt(a, b):
    return a > b or a == b


def _le_from_gt(a, b):
    return not a > b


def _le_from_ge(a, b):
    return not a >= b or a == b


def _gt_from_ge(a, b):
    return a >= b and a != b


def _lt_from_ge(a, b):
    return not a >= b
