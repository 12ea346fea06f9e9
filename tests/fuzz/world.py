"""What random programs call.  Everything that happens is logged, in order."""
import contextlib
import re

EVENTS = 1500
UNBOUND = re.compile(r"(cannot access )?((local|free) variable|name) (\W*\w+)|( where it is not associated with a value)?"
                     r"( in enclosing scope)?( is not defined)?( referenced before assignment)?")
BLOCK = re.compile(r"\.(then|orelse|test|body)(_\d+)?\.<locals>")     # in the text of a stage, of which regions are functions


class Enough(BaseException):
    """A program that runs on and on."""


class World(dict):
    """The global names of one run; `events` is what happened."""

    def __init__(self):
        self.events, self.kept, self.fuel = [], [], 40
        object_ = self.object = Object(self)
        self.base = type("Base", (), {"helper": lambda this, x: self.p(x) + 1})
        super().__init__(
            log=self.log, p=self.p, t=lambda x: Truth(self, x), it=self.it, tick=self.tick, cm=self.cm, late=self.kept.append,
            swallow=lambda: contextlib.suppress(ValueError), same=lambda f: f, take=self.take, o=object_, h=self.h,
            xs=[1, 2, 0], ks={0: 1, 1: 0}, Object=Object, Base=self.base, G=1, __name__="fuzz")

    def log(self, *what):
        self.events.append(told(what))
        if len(self.events) > EVENTS:
            raise Enough

    def p(self, x):
        self.log("p", x)
        return x

    def h(self):
        self.log("h")
        return self.object

    def it(self, n):
        for i in range(n):
            self.log("next", i)
            yield i

    def tick(self):
        self.fuel -= 1
        return self.fuel > 0

    @contextlib.contextmanager
    def cm(self, n):
        self.log("enter", n)
        try:
            yield n
        finally:
            self.log("exit", n)

    def take(self, generator):
        """The values of a generator that is also sent a value and an exception."""
        found = []
        try:
            found.append(next(generator))
            found.append(generator.send(2))
            found.append(generator.throw(ValueError(7)))
            found += generator
        except StopIteration as stop:
            found.append(("stop", stop.value))
        return found


class Object:
    def __init__(self, world):
        self.n, self.m, self.xs, self.world = 1, 2, [3, 4], world

    def __setattr__(self, key, value):
        vars(self)[key] = value
        if "world" in vars(self):
            self.world.log("set", key, value)


class Truth:
    """A value whose comparisons and truth are effects, and whose comparisons give no bool."""

    def __init__(self, world, value):
        self.world, self.value = world, value

    def __bool__(self):
        event = told(("bool", self.value))
        # Of `a and b or c`, Python's compiler asks a false `a` once where the language has it twice.
        if self.world.events[-1:] != [event]:
            self.world.events.append(event)
        return bool(self.value)

    def __lt__(self, other):
        self.world.log("<", self.value, other)
        return Truth(self.world, self.value < other)

    def __gt__(self, other):
        self.world.log(">", self.value, other)
        return Truth(self.world, self.value > other)

    def __contains__(self, item):
        self.world.log("in", self.value, item)
        return item == self.value


def told(value):
    """A value as something that two runs can be compared by."""
    if isinstance(value, (tuple, list)):
        return type(value)(map(told, value))
    if isinstance(value, (set, frozenset)):
        return "set", sorted(map(repr, value))
    if isinstance(value, dict):
        return "dict", [(told(k), told(v)) for k, v in value.items()]
    if isinstance(value, Truth):
        return "truth", told(value.value)
    if isinstance(value, BaseException):
        return error(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    return type(value).__name__, BLOCK.sub("", getattr(value, "__qualname__", ""))


def error(raised):
    """Type and text."""
    group = [told(part) for part in getattr(raised, "exceptions", ())]
    cause = raised.__cause__ and type(raised.__cause__).__name__
    context = raised.__context__ and type(raised.__context__).__name__
    context = context and context.replace("UnboundLocalError", "NameError")    # seen by a `finally` that stays Python's own
    said = str(told(raised.args))
    return type(raised).__name__, said if not group else group, cause, context


def loosely(outcome):
    """What the text of a stage does: its regions are functions as any other, in which a name without a value is another
    error."""
    return UNBOUND.sub(r"\4", repr(outcome).replace("UnboundLocalError", "NameError"))
