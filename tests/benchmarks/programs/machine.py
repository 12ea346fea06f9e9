"""An interpreter of a small stack machine: a long `if` chain, operators in a dict, `try` in a loop."""
import operator

BINARY = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "mod": operator.mod, "less": operator.lt}

PRIMES = [                                     # counts the primes below n by trial division
    ("push", 0), ("store", "count"), ("push", 2), ("store", "i"),
    ("load", "i"), ("load", "n"), ("less", None), ("unless", 32),
    ("push", 2), ("store", "d"),
    ("load", "d"), ("load", "d"), ("mul", None), ("load", "i"), ("push", 1), ("add", None), ("less", None),
    ("unless", 27),
    ("load", "i"), ("load", "d"), ("mod", None), ("unless", 31), ("load", "d"), ("push", 1), ("add", None),
    ("store", "d"), ("jump", 10),
    ("load", "count"), ("push", 1), ("add", None), ("store", "count"),
    ("jump", 33), ("jump", 38),
    ("load", "i"), ("push", 1), ("add", None), ("store", "i"), ("jump", 4),
    ("halt", None)]


def execute(code, variables):
    stack, at, steps = [], 0, 0
    while True:
        op, argument = code[at]
        at += 1
        steps += 1
        if op == "push":
            stack.append(argument)
        elif op == "load":
            try:
                stack.append(variables[argument])
            except KeyError:
                raise NameError(argument) from None
        elif op == "store":
            variables[argument] = stack.pop()
        elif op in BINARY:
            right = stack.pop()
            stack[-1] = BINARY[op](stack[-1], right)
        elif op == "jump":
            at = argument
        elif op == "unless":
            if not stack.pop():
                at = argument
        else:
            return steps


def run(n=700):
    variables = {"n": n}
    steps = execute(PRIMES, variables)
    return variables["count"], steps
