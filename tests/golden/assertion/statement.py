"""`assert` with a message, when the graph runs."""
def inverse(x):
    assert x != 0, "Do not pass zero!"
    return 1 / x


def without_message(x):
    assert x > 0
    return x


def message_is_lazy(x):
    assert x is not None, "got %s" % missing
    return x


def plain(x, names=("a", "b")):
    assert len(names) == 2, names
    return x


CASES = [
    (inverse, 4.0), (inverse, 0.0),
    (without_message, 1), (without_message, -1),
    (message_is_lazy, 1.0),
    (plain, 1.0), (plain, 1.0, ("a",)),
]
