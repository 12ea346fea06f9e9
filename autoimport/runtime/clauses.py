"""Which `except` clause takes an exception; and what no clause may ever see."""


class Signal(BaseException):
    """Control flow of our own while a graph is made."""


def matches(error, types):
    """Would `except types` take this exception?  Python looks at the class alone."""
    found = types if isinstance(types, tuple) else (types,)
    if not all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in found):
        raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    return any(kind in type(error).__mro__ for kind in found)


def clause_of(error, types):
    """The number of the clause that takes `error`, or None; a clause is a function that gives its types, None takes all."""
    return next((i for i, kind in enumerate(types) if kind is None or matches(error, kind())), None)
