"""What a handler leaves behind: None, no value at all, the exception itself; what is raised once more."""


class Bad(ValueError):
    def __init__(self, value, limit=3):
        super().__init__(f"bad {value} over {limit}")
        self.value, self.limit = value, limit


class Box:
    def __init__(self, value):
        self.value = value


class Other(Exception):
    pass


def checked(x):
    if x > 20:
        raise KeyError("k")
    if x > 3:
        raise Bad(x)
    return x


def none_instead(x):
    try:
        y = checked(x)
    except ValueError:
        y = None
    if y is None:
        y = -1
    return y


def perhaps_unset(x):
    try:
        y = checked(x)
    except ValueError:
        if x > 10:
            y = 5
    return y


def returned_none(x):
    def safe(v):
        try:
            return checked(v)
        except ValueError:
            return None
    found = safe(x)
    return -1 if found is None else found


def two_levels(x):
    try:
        try:
            y = checked(x)
        except ValueError:
            y = None
        else:
            y = y * 2
    except KeyError:
        return x * 0 - 5
    return x * 100 if y is None else y


def kept(x):
    problem = None
    try:
        checked(x)
    except Bad as error:
        problem = error
    if problem is not None:
        return problem.value + problem.limit
    return x * 0


def once_more(x):
    try:
        try:
            checked(x)
        except Bad as error:
            if x > 10:
                raise Other("deep") from error
            raise
        finally:
            x += 1
    except Other:
        return x * 2
    except ValueError as error:
        return x * error.value
    return x


def changed_after(x):
    found = Box(1)
    try:
        found = Box(checked(x))
        items = [x]
    except ValueError:
        items = [x, 5]
    found.value += 1
    items.append(3)
    return found.value, items[-2], len(items)


CASES = [
    (none_instead, 2), (none_instead, 7), (perhaps_unset, 2), (perhaps_unset, 7), (perhaps_unset, 12), (returned_none, 2),
    (returned_none, 7), (two_levels, 2), (two_levels, 7), (two_levels, 30), (kept, 2), (kept, 7), (once_more, 2),
    (once_more, 7), (once_more, 12), (changed_after, 2), (changed_after, 7),
]
