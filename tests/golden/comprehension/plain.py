"""Nothing staged: Python's scopes, order and laziness."""


def late_binding(x):
    made = [lambda: x + k for k in range(3)]
    filtered = [lambda: x + k + j for k in range(3) if k for j in range(2)]
    return [f() for f in made + filtered]


def order(x):
    seen = []

    def note(value):
        seen.append(value)
        return value
    pairs = [note(a) + note(b) for a in (note(1), note(2)) if note(a) for b in [note(5)]]
    return pairs, seen, x


def lazy(x):
    def numbers():
        n = 1
        while True:
            yield n
            n += 1
    squares = (n * n for n in numbers() if n % 2)
    return next(squares), next(squares) * x


def kinds(x):
    return ({k: v for k, (v, *_) in [("a", [x, 1]), ("b", [x + 1])]}, sorted({i % 3 for i in range(9) if i > 1}),
            {i: j for i in range(3) if i for j in range(2)})


def starred(x):
    return [(first, rest) for first, *rest in [(x, 1, 2), (x,)]]


CASES = [(late_binding, 1), (order, 1), (lazy, 1), (kinds, 1), (starred, 1)]
