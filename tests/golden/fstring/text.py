"""f-strings with specs, conversions and `=`."""
def printed(x):
    print(f"x = {x}", "and", str(x) + "!")
    return x


def formats(x, width=6):
    print(f"{x:d}|{x!s}|{width:>{width}}")
    return x


def in_an_arm(x):
    if x > 0:
        print(f"{x} is positive")
    return x


def plain(x, name="x"):
    if x > 0:
        message = f"{name!r} is {'positive':>10}"
    else:
        message = f"{name} is not {{positive}}"
    return message


def length(name="abc"):
    return len(name), f"{name.upper()}{len(name)=}"


def bases(x):
    return f"{x:x} {x:X} {x:b} {x:o} {x:,} {x:>12_}|{x:+d}"


def long(x):
    return f"{x:20}|{x:,.2f}|{x:.3e}|{x:%}"


def shown(x):
    return f"{x!r} {x * x!r}"


CASES = [(shown, 3.14159), (shown, 1e-8), (shown, 5), (bases, 1234567), (bases, -42), (bases, 0), (long, 3.14159), (long, -1234567.5), (printed, 42), (formats, 42), (in_an_arm, 4), (in_an_arm, -4), (plain, 1), (plain, -1), (length,)]
