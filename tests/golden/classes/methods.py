"""Constructors, methods, properties, operators, `super()`."""
class Base:
    scale = 2

    def __init__(self, bias):
        self.bias = bias

    def apply(self, x):
        if x > 0:
            return x * self.scale
        return x


class Derived(Base):
    __secret = 5                               # mangled

    def apply(self, x):
        y = super().apply(x)
        if y > self.__secret:
            y = y - self.__secret
        return y + self.bias

    @property
    def doubled(self):
        return self.bias * 2

    @classmethod
    def named(cls, x):
        if x > 0:
            x = x + cls.scale
        return x, cls.__name__, __class__.__name__

    @staticmethod
    def plain(x):
        return x if x > 0 else -x

    def __call__(self, x):
        return self.apply(x)

    def __eq__(self, other):
        return self.bias == other.bias

    __hash__ = None


def method(x):
    return Derived(1).apply(x)


def others(x):
    d = Derived(x)
    return d.doubled, Derived.named(x), d.plain(x), d(x)


def operators(x):
    return Derived(x) == Derived(x)


def local_class(x):
    class Local:
        def get(self):
            if x > 0:
                return x
            return -x
    return Local().get()


CASES = [
    (method, 1), (method, 4), (method, -4),
    (others, 3), (others, -3),
    (operators, 1),
    (local_class, 2), (local_class, -2),
]
