"""A matrix that is never stored: short functions, comprehensions, zip and sum."""


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum(entry(i, j) * x for j, x in enumerate(vector)) for i in range(len(vector))]


def times_transposed(vector):
    return [sum(entry(j, i) * x for j, x in enumerate(vector)) for i in range(len(vector))]


def run(n=70, passes=6):
    u = [1.0] * n
    for _ in range(passes):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    return round((sum(a * b for a, b in zip(u, v)) / sum(b * b for b in v)) ** 0.5, 9)
