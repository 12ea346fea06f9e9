"""An arm that fails in the state that a loop begins with, or whenever it is run: the data says whether it is."""


def stack_machine(codes):
    stack = []
    for code in codes:
        if code >= 0:
            stack.append(code)
        else:
            b = stack.pop()
            a = stack.pop()
            stack.append(a + b if code == -1 else a * b)
    return stack.pop(), len(stack)


def of_rows(rows):
    todo, out = [], 0
    for row in rows:
        for x in row:
            if x > 0:
                todo.append((x, x * 2))
            else:
                a, b = todo.pop(0)
                out += a * b
    return out, len(todo)


def before_any(xs):
    before, total = None, 0
    for x in xs:
        if x > 0:
            before = x
        else:
            total += before * 2
    return total


def entry_later(xs):
    seen, total = {}, 0
    for x in xs:
        if x > 0:
            seen["last"] = x
        else:
            total += last_of(seen)
    return total


def last_of(seen):
    return seen["last"]


def caught(xs):
    stack, missed = [], 0
    for x in xs:
        try:
            if x > 0:
                stack.append(x)
            else:
                stack.pop()
        except IndexError:
            missed += 1
    return len(stack), missed


def of_python(a, b, c):
    stack = []
    for x in [a, b, c]:
        if x >= 0:
            stack.append(x)
        else:
            stack.pop()
    return len(stack)


def guarded(n, x):
    items = [x, x + 1, x + 2]
    if n > 2:
        return items[5]
    return items[0]


def divided(n):
    steps = 0
    return n + 1 // steps if n > 5 else n


CASES = [
    (stack_machine, [2, 3, -1, 4, -2]), (stack_machine, [2, -1]), (of_rows, [[1, 2], [-1, -1]]), (of_rows, [[-1, 2], [-1, -1]]),
    (before_any, [1, -1, 3]), (before_any, [-1]), (entry_later, [1, -1]), (entry_later, [-1]), (caught, [1, -1, -1, 2]),
    (of_python, 1, 2, -1), (of_python, -1, 2, -1), (guarded, 1, 5.0), (guarded, 5, 5.0), (divided, 1), (divided, 9),
]
