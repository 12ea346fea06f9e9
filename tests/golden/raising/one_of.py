"""`raise` of an exception that a condition picks"""


def picked_class(x):
    kind = ValueError if x > 0 else KeyError
    raise kind("oops")


def picked_instance(x):
    error = ValueError(x) if x > 0 else OverflowError("low")
    raise error


def under_a_condition(x):
    kind = ValueError if x > 0 else KeyError
    if x > 3 or x < -3:
        raise kind(f"far: {x}")
    return x


def caught(x):
    kind = ValueError if x > 0 else KeyError
    try:
        raise kind("oops")
    except KeyError:
        return -1
    except ValueError:
        return 1


CASES = [(picked_class, 1), (picked_class, -1), (picked_instance, 2), (picked_instance, -2), (under_a_condition, 1),
         (under_a_condition, 4), (under_a_condition, -4), (caught, 1), (caught, -1)]
