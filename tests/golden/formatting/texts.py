"""`%`, `str.format`, `str.join`."""
def percent(x):
    n = int(x)
    text = "%s!"
    return "n=%d %s|%5d|%-4d|%05d|%+d %%" % (n, "k", n, n, n, n), text % n, "%(a)d %(b)s" % {"a": n, "b": "c"}


def remainder(x, y=3):
    return x % y, x % 2, 7 % x, "a%%b" % ()


def fields(x):
    n = int(x)
    return "{} {:>5} {n:03d} {0!s} {{}}".replace(" {0!s}", "").format(n, n, n=n), "{0} {1[0]:{2}}".format(n, [n], 4)


def joined(x):
    n = int(x)
    return ", ".join([str(n), "z"]), "-".join(str(n + i) for i in range(2)), "".join(["a", "b"])


def joined_rows(xs):
    return ",".join([str(int(x)) for x in xs if x > 1])


CASES = [(percent, 4), (percent, -4), (remainder, 5), (fields, 4), (joined, 4), (joined_rows, [1, 2, 3])]
