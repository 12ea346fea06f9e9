"""Which container of Python's a thing is.

    class Stack(list): ...      a list: its content is watched and staged as that of any other
    module.items                TensorFlow's wrapper around the list that was assigned there: that list
"""
import collections

DICTS = dict, collections.OrderedDict, collections.defaultdict, collections.Counter
SEQUENCES = list, collections.deque
KINDS = frozenset({*DICTS, *SEQUENCES, set})


class Bases(dict):
    """type -> the kind of container that its instances are, or None."""

    def __missing__(self, kind):
        found = self[kind] = next((base for base in kind.__mro__ if base in KINDS), None)
        return found


BASES = Bases()
WRAPPERS = {}                                  # type of a wrapper of TensorFlow's, which may not be there -> what gives its storage


def kind_of(thing):
    """The kind of container that this is, or None."""
    return BASES[type(thing)]


def held(thing):
    """The container that a wrapper of TensorFlow's keeps the items in; any other thing itself."""
    storage = WRAPPERS.get(type(thing))
    return thing if storage is None else storage(thing)
