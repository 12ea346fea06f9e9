"""A function that ends with a call of itself is a loop; so are those that end with calls of each other."""


def summed(x, total=0):
    if x <= 0:
        return total
    return summed(x - 1, total + x)


def divisor(a, b):
    return a if b == 0 else divisor(b, a % b)


def collatz(n, steps=0):
    """Its documentation."""
    if n == 1:
        return steps
    elif n % 2 == 0:
        return collatz(n // 2, steps + 1)
    else:
        return collatz(3 * n + 1, steps=steps + 1)


def found(x, limit=10):
    return x > limit or (x > -3 and found(x + 4))


def told(x):
    if x > 0:
        print("at", x)
        told(x - 1)


class Walker:
    def __init__(self, limit):
        self.limit = limit

    def walk(self, x, *more, step=0):
        if x > self.limit:
            return step + len(more)
        return self.walk(x * 2, *more, step=step + 1)


def method(x):
    return Walker(50).walk(x, 0, 0)


def nested(x):
    def inner(y, total):
        if y <= 0:
            return total
        return inner(y - 1, total + x)
    return inner(x, 0)


def on_numbers(x, n=5):
    if n == 0:
        return x
    if n % 2:
        return on_numbers(x * 2, n - 1)
    return 1 + on_numbers(x, n - 1)


def checked(x, steps=0):
    if x < 0:
        raise ValueError("negative", steps)
    if x == 0:
        return steps
    return checked(x - 2, steps + 1)


def caught(x):
    try:
        return checked(x)
    except ValueError as e:
        return -e.args[1]


def ends_by_an_exception(n, total=0):
    if n > 3:
        if n > 100:
            raise KeyError("large")
        return ends_by_an_exception(n - 1, total + n)
    elif n < 0:
        raise ValueError(f"negative after {total}")
    else:
        return ends_by_an_exception(n - 2, total)


class Countdown:
    def down(self, n, total=0):
        if n <= 0:
            raise StopIteration(total)
        return self.down(n - 1, total + n)


def taken(n):
    try:
        return Countdown().down(n)
    except StopIteration as error:
        return error.value


def told_apart(n):
    try:
        return ends_by_an_exception(n)
    except (KeyError, ValueError) as error:
        return str(error)


def even(n):
    if n == 0:
        return True
    return odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


class Machine:
    def __init__(self):
        self.steps = 0

    def start(self, n, *, more=0):
        self.steps += 1
        return n if n > 20 else self.half(n // 2, more)

    def half(self, n, more):
        self.steps += 10
        if n == 1:
            return self.steps + more
        return self.start(n, more=more + n)


def machine(n):
    made = Machine()
    return made.start(n), made.steps


def ping(n, out):
    if n > 0:
        out.append(n)
        pong(n - 1, out)


def pong(n, out):
    if n > 0:
        print("pong", n)
        ping(n - 2, out)


def silent(n):
    out = []
    ping(n, out)
    return out


TREE = ((None, 1, None), 2, ((None, 3, None), 4, None))


def left(node, x):
    if node is None:
        return x
    return right(node[2], x - 1) if x > node[1] else right(node[0], x + 1)


def right(node, x):
    if node is None:
        return -x
    if x > node[1]:
        return left(node[2], x - 1)
    return left(node[0], x + 1)


def of_a_tree(x):
    return left(TREE, x)


CASES = [
    (summed, 5), (summed, -1),
    (divisor, 12, 18), (divisor, 7, 5),
    (collatz, 7), (collatz, 1),
    (found, 1), (found, -3), (found, 11),
    (told, 3), (told, 0),
    (method, 3), (method, 60),
    (nested, 4),
    (on_numbers, 3),
    (caught, 6), (caught, 7),
    (taken, 4), (taken, 0), (told_apart, 10), (told_apart, 200),
    (even, 4), (even, 5), (machine, 8), (silent, 7), (of_a_tree, 3), (of_a_tree, -1),
]
