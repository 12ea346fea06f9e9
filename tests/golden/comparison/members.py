"""Members of enums that are numbers, and numbers of a class of the author's, compared with tensors"""
import enum


class Op(enum.IntEnum):
    PUSH = 0
    ADD = 1
    MUL = 2


class Meters(float):
    pass


def told_apart(x):
    return 1 if x == Op.PUSH else 2 if Op.ADD == x else 3 if x != Op.MUL else 4


def matched(x):
    match x:
        case Op.PUSH:
            return 1
        case Op.ADD | Op.MUL:
            return 2
    return 3


def looked_for(x):
    found = 0
    for op in Op:
        if op == x:
            found += 10 + op
    return x in (Op.PUSH, Op.MUL), found


def placed(x):
    return [Op.PUSH, Op.ADD, Op.MUL].index(x)


def machine(code):
    stack, at = [], 0
    while at < len(code):
        op = code[at]
        at += 1
        match op:
            case Op.PUSH:
                stack.append(code[at])
                at += 1
            case Op.ADD:
                stack.append(stack.pop() + stack.pop())
            case Op.MUL:
                b, a = stack.pop(), stack.pop()
                stack.append(a * b)
    return stack[-1], len(stack)


def as_far(x):
    return x == Meters(2.5), x > Meters(2.0)


def or_a_number(x):
    op = Op.ADD
    if x > 1:
        op = x
    return op + 1


def given_back(x):
    return Op.MUL if x > 0 else Op.ADD


def kept(xs):
    ops = [Op.ADD]
    for x in xs:
        ops.append(Op.MUL if x > 0 else Op.ADD)
    return sum(ops), len(ops), ops[-1] == Op.MUL


CASES = [*[(function, n) for function in (told_apart, matched, placed) for n in (0, 1, 2)], (told_apart, 5), (matched, 5),
         (looked_for, 0), (looked_for, 7), (machine, [0, 2, 0, 3, 1, 0, 4, 2]), (as_far, 2.5), (as_far, 1.0),
         (or_a_number, 0), (or_a_number, 5), (given_back, 1), (given_back, -1), (kept, [1, -1, 2])]
