"""Handlers and `finally` run in order, once."""


def check(x):
    print("checking", x)
    if x < 0:
        raise ValueError("negative")
    print("checked")


def caught(x):
    try:
        try:
            print("body")
            check(x)
            print("after")
        finally:
            print("finally")
    except ValueError:
        print("handler")
    else:
        print("else")
    print("end")
    return x


def uncaught(x):
    try:
        check(x)
    finally:
        print("finally")
    return x


def left_by_return(xs):
    for x in xs:
        try:
            if x > 2:
                return x
            check(x)
        except ValueError:
            print("handler")
            continue
        finally:
            print("finally")
        print("next")
    return xs[0]


CASES = [
    (caught, 1), (caught, -1),
    (uncaught, 1), (uncaught, -1),
    (left_by_return, [1, -1, 3, 4]), (left_by_return, [1]),
]
