"""Widths and precisions that a tensor gives."""


def precision(x, n):
    n = int(n)
    return f"{3.14159:.{n}f}", f"{x:.{n}f}", f"{x:{n + 5}.{n}f}|", "%.*f" % (n, x), "%.*f" % (n, 2.5), "{:.{}e}".format(x, n)


def width(n):
    return f"{n:{n}d}", f"{n:<{n}}|", f"{'ab':{n}}|", f"{'x' * 3:.{n}}", f"{7:0{n}d}", f"{n:*^{n + 8}}"


CASES = [(precision, 2.5, 3), (precision, 1234.5678, 0), (width, 5), (width, 2)]
