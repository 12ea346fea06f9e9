"""Which `except` clause takes an exception; and what no clause may ever see."""


class Signal(BaseException):
    """Control flow of our own while a graph is made."""


class Raised(Signal):
    """The graph made so far raises whenever it runs: there is nothing to be traced behind."""


class Again(tuple):
    """The types of a clause that raises again whatever it takes."""


def matches(error, types):
    """Would `except types` take this exception?  Python looks at the class alone."""
    return any(kind in type(error).__mro__ for kind in (types if isinstance(types, tuple) else (types,)))


def checked(types):
    """`types`, if a clause may name them."""
    for kind in types if isinstance(types, tuple) else (types,):
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    return types


def clause_of(error, types):
    """The number of the clause that takes `error`, or None; a clause is a function that gives its types, None takes all."""
    return next((i for i, kind in enumerate(types) if kind is None or matches(error, kind())), None)
