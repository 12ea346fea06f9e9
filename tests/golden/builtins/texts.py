def printed(x):
    print(f"x = {x}", "and", str(x) + "!")
    return x


def length(name="abc"):
    return len(name), name.upper()


def template(x, name="x"):
    if x > 0:
        message = f"{name} is positive"
    else:
        message = f"{name} is not"
    return message


CASES = [(printed, 42), (length,), (template, 1), (template, -1)]
