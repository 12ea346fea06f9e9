"""What stays as the author wrote it in graphs."""
import autoimport as autograph


@autograph.do_not_convert
def plain(x):
    return x + 1 if x is not None else 0


def calls_plain(x):
    if x > 0:
        return plain(x)
    return x


@autograph.convert()
def decorated(x):
    if x > 0:
        return x * 2
    return x


def loops(x):
    n = 0
    autograph.set_loop_options(maximum_iterations=10)
    while x > 1:
        x = x / 2
        n += 1
    return n


CASES = [(calls_plain, 1), (calls_plain, -1), (decorated, 1), (decorated, -1), (loops, 100.0)]
