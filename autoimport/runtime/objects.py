"""What objects of the author's classes answer when Python itself would ask: in a graph the answer may be a tensor.

    if thing: ...               thing.__bool__(), or thing.__len__()
    f"{thing}", str(error)      thing.__str__(); the arguments of an exception
    a != b                      not a == b, where a class has only __eq__
"""
from . import callables, staging, tensors


def truth(value):
    """`value`, or what its class says of its truth."""
    kind = type(value)
    if staging.symbolic(value):
        return value
    for name in "__bool__", "__len__":
        if hasattr(kind, name):
            if not callables.own(kind, name):
                return value
            answer = staging.call(getattr(kind, name))(value)
            return answer if staging.symbolic(answer) or type(answer) is (bool if name == "__bool__" else int) else value
    return value


def text(value):
    """`str(value)` where its class, or a tensor in an exception, has to be asked; None where Python knows."""
    kind = type(value)
    for name in "__str__", "__repr__":
        if callables.own(kind, name):
            return staging.call(getattr(kind, name))(value)
        if getattr(kind, name) not in (object.__str__, BaseException.__str__):
            break
    if isinstance(value, BaseException) and tensors.any_symbolic(value.args):
        from . import printing
        if isinstance(value, KeyError) and len(value.args) == 1:
            return staging.formatted(value.args[0], "r", "")
        return printing.text(value.args[0] if len(value.args) == 1 else value.args)
    return None


def unequal(a, b):
    """`a != b`"""
    kind = type(a)
    if kind.__ne__ is object.__ne__ and callables.own(kind, "__eq__"):
        answer = staging.call(kind.__eq__)(a, b)
        if answer is not NotImplemented:
            return staging.not_(answer)
    return a != b
