"""Operators, conversions and comparisons that the author's classes define."""


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __bool__(self):
        if self.a > 5:
            return True
        return False

    def __eq__(self, other):
        if self.a > 0:
            return self.a == other.a
        return self.b == other.b

    def __contains__(self, x):
        if x > self.a:
            return False
        return x >= self.b

    def __str__(self):
        return f"Pair({self.a}, {self.b})"

    __hash__ = None


def truth(x):
    pair = Pair(x, 1)
    steps = 0
    while pair:
        pair.a -= 1
        steps += 1
    if not pair and Pair(x, 1):
        steps += 100
    return steps + (10 if Pair(x, 1) else 20)


def unequal(x):
    return Pair(x, 1) != Pair(2, 1)


def inside(x):
    return x in Pair(5, 1), x not in Pair(5, 1)


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def __len__(self):
        return len(self.items)


def length(xs):
    stack = Stack()
    for x in xs:
        if x > 1:
            stack.push(x)
    return len(stack) + (10 if stack else 0), len(stack) == 1


def text(x):
    try:
        if x < 0:
            raise ValueError(f"negative: {x}")
    except ValueError as e:
        print("caught", e)
    print(Pair(x, 1), f"<{Pair(x, 2)}>")
    return x


CASES = [
    (truth, 7), (truth, 2), (unequal, 2), (unequal, 3), (inside, 3), (inside, 9),
    (length, [1, 2, 3]), (length, [0, 2]), (length, [0]), (text, 1), (text, -1),
]
