"""`print` acts when the graph runs, in the order of the program."""


def values(x):
    print("x is", x)
    print(x, x + 1, sep=", ", end="!\n")
    return x


def in_an_arm(x):
    if x > 0:
        print("positive")
    else:
        print("not positive:", x)
    return x


def in_a_loop(xs):
    for x in xs:
        print("item", x)
    print("done")
    return xs


def nothing_else(x):
    print("only this", x)


CASES = [
    (values, 3),
    (in_an_arm, 1), (in_an_arm, -1),
    (in_a_loop, [1, 2]),
    (nothing_else, 1),
]
