"""What holds nothing that a graph could see otherwise comes out as it went in."""
x = 1
if x > 0:
    y = [i for i in range(x)]
for z in y:
    x += z


def arithmetic(a, b=2):
    c = a * b + 1
    c /= a
    return -c ** 2


def single_return(a):
    return a


def less(a):
    return a < 3


async def waits(a):
    if a:
        return await a
    return [b async for b in a]


class Plain:
    size = len("abc")
    if size > 2:
        big = True

    def nothing(self):
        pass


CASES = [(arithmetic, 2.0), (arithmetic, 2.0, 3.0), (single_return, 1), (less, 1)]
