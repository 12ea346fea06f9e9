"""A `raise` that a tensor decides about is caught: several handlers, bases, arguments, `as`, `else`, raised again."""


class Bad(Exception):
    def __init__(self, value, *, limit=3):
        super().__init__("bad", value)
        self.value, self.limit = value, limit


class Worse(Bad):
    pass


def same_function(x):
    try:
        if x < 0:
            raise ValueError("negative")
        y = x * 2
    except ValueError:
        y = x - 1
    return y


def its_values(x):
    try:
        if x > 5:
            raise Worse(x + 1, limit=5)
        y = x
    except Bad as e:
        kind, value = e.args
        y = e.value * 10 + e.limit + value + len(kind)
    return y


def several(x):
    try:
        if x == 1:
            raise KeyError("one")
        elif x == 2:
            raise IndexError("two", x)
        elif x == 3:
            raise OverflowError
        y = x * 2
    except KeyError:
        y = 100
    except (IndexError, ValueError) as e:
        y = 200 + len(e.args)
    except:
        y = 300
    else:
        y = y + 1
    finally:
        x = x + 50
    return x, y


def what_ran_before(x):
    y = 0
    try:
        if x > 0:
            y = 1
            if x > 5:
                y = 2
                if x > 10:
                    raise ValueError("big")
                y = 3
            y = y + 10
        y = y + 100
    except ValueError:
        y = y + 1000
    return y


def both_ways(x):
    try:
        if x > 0:
            raise ValueError(x)
        raise KeyError(x)
    except ValueError as e:
        return e.args[0] * 2
    except LookupError as e:
        return e.args[0] * 3


def again(x):
    try:
        try:
            if x < 0:
                raise ValueError("negative")
            return x
        except ValueError:
            if x < -5:
                raise
            y = x * 2
        return y + 1
    except ValueError:
        return x * 100


def another(x):
    try:
        try:
            if x < 0:
                raise ValueError("negative")
            y = 1
        except ValueError as e:
            raise KeyError("other") from e
    except KeyError:
        y = 2
    return y + x


def from_else(x):
    try:
        try:
            y = x + 1
        except ValueError:
            y = 0
        else:
            if y > 3:
                raise ValueError("from else")
    except ValueError:
        y = -y
    return y


def asserted(x):
    try:
        assert x > 0, "not positive"
        y = x
    except AssertionError:
        y = -x
    return y


def not_this_one(x):
    try:
        if x < 0:
            raise ValueError("negative")
        y = x
    except KeyError:
        y = 5
    return y


def of_python(x):
    try:
        y = x
        if x > 0:
            y = {}["a"]
    except KeyError:
        y = y + 2
    return y


def early_return(x):
    try:
        if x > 0:
            if x > 7:
                raise ValueError("large")
            return x * 2
        z = x - 1
    except ValueError:
        return x * 0
    return z


class Checked:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        if self.value > other.value:
            raise ValueError("larger")
        return Checked(self.value + other.value)


def summed(a, b):
    try:
        return a + b
    except ValueError:
        return b


def of_an_operator(x):
    return summed(Checked(x), Checked(3)).value


CASES = [
    (same_function, 2), (same_function, -2), (same_function, 2.5),
    (its_values, 1), (its_values, 9),
    (several, 0), (several, 1), (several, 2), (several, 3),
    (what_ran_before, 0), (what_ran_before, 2), (what_ran_before, 6), (what_ran_before, 11),
    (both_ways, 1), (both_ways, -1),
    (again, 1), (again, -1), (again, -9),
    (another, 1), (another, -1),
    (from_else, 1), (from_else, 9),
    (asserted, 1), (asserted, -1),
    (not_this_one, 1), (not_this_one, -1),
    (of_python, 1), (of_python, -1),
    (early_return, 8), (early_return, 3), (early_return, -3),
    (of_an_operator, 1), (of_an_operator, 5),
]
