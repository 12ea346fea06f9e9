"""Operators of what is one of several values: each value's own, chosen among.

    w = a if x > 0 else b           Choice(index, [a, b])
    w + 1                           tf.gather([a + 1, b + 1], index)
    -w, w += 1, del w[0], with w    where the class of `a` or `b` has a method for it, in a branch: it may have effects
"""
import operator

from . import choice, kinds, staging
from .choice import Choice, each

REFLECTED = {"__lt__": "__gt__", "__gt__": "__lt__", "__le__": "__ge__", "__ge__": "__le__", "__eq__": "__eq__", "__ne__": "__ne__"}


def forward(name, function, swapped=False):
    both = name, REFLECTED.get(name) or (name.replace("__r", "__", 1) if swapped else f"__r{name[2:]}")

    def method(self, other):
        if all(isinstance(value, str) for value in self.ag__values) and name not in REFLECTED:
            if function is operator.add and (several := choice.joined((other, self) if swapped else (self, other))) is not None:
                return several
            return function(other, choice.text(self)) if swapped else function(choice.text(self), other)
        values = [*self.ag__values, *(other.ag__values if type(other) is Choice else [other])]
        runs = any(choice.runs(type(value), *both) for value in values)
        if type(other) is Choice and other.ag__index is self.ag__index:
            return each(Choice(self.ag__index, [*zip(self.ag__values, other.ag__values)]), lambda pair: function(*pair), runs=runs)
        return each(self, lambda value: function(other, value) if swapped else function(value, other),
                    runs=runs or type(other) is Choice)          # not all of these pairs may go together
    setattr(Choice, name, method)


def unary(name):
    function = getattr(operator, name)
    setattr(Choice, name, lambda self: each(self, function, runs=any(choice.runs(type(value), name) for value in self.ag__values)))


def changing(name):
    """`choice += value`: what changes in place does so where it is the one."""
    function = getattr(staging, name, None) or getattr(operator, name)

    def method(self, other):
        if all(map(kinds.kind_of, self.ag__values)):
            each(self, lambda value: function(value, other), runs=True)
            return self
        if not any(choice.runs(type(value), f"__{name}__") for value in self.ag__values):
            return NotImplemented
        return each(self, lambda value: function(value, other), runs=True)
    setattr(Choice, f"__{name}__", method)


for _name in "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and_", "or_", "xor":
    _function, _name = getattr(operator, _name), _name.rstrip("_")
    forward(f"__{_name}__", _function)
    forward(f"__r{_name}__", _function, swapped=True)
    changing(f"i{_name}")
for _name in "lt", "le", "gt", "ge", "eq", "ne":
    forward(f"__{_name}__", lambda a, b, name=_name: getattr(staging, name)(a, b))
for _name in "__neg__", "__pos__", "__invert__":
    unary(_name)


def getitem(self, key):
    return each(self, lambda value: staging.getitem(value, key), runs=any(
        choice.runs(type(value), "__getitem__") for value in self.ag__values))


def enter(self):
    return each(self, lambda value: staging.call(type(value).__enter__)(value), runs=True)


def leave(self, *error):
    return each(self, lambda value: staging.call(type(value).__exit__)(value, *error), runs=True)


Choice.__getitem__, Choice.__enter__, Choice.__exit__ = getitem, enter, leave
