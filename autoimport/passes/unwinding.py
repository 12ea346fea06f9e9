"""How jumps that are flags meet exceptions: an exception overtakes a pending jump, and a jump out of a `finally` both.

    try:                          try:
        return f()                    result = f()
    finally:                          returned = True
        if p:             ->      except:
            return 1                  returned = False
                                      if p:
                                          result = 1
                                          returned = True
                                      if not returned:
                                          raise
                                  else:
                                      if p: ...

A `with` may swallow what is raised after a jump in its body, by a `finally` or a manager in there, and go on:

    with a:                       finished = False
        with b:                   with a:
            return 1      ->          with b:
                                          result = 1
                                          returned = True
                                      finished = True
                                  if not finished:
                                      returned = False
"""
import copy

import gast

from ..analysis.flow import falls, leaving, statements
from ..syntax.tree import assign, at, constant, name

TRIES = gast.Try, gast.TryStar


def try_(lowering, node):
    """The statements for a `try`, and the targets that it may jump to."""
    overtaking = any(leaving(node.finalbody))
    final, node.finalbody = node.finalbody, [] if overtaking else node.finalbody
    if overtaking and (node.handlers or node.orelse):
        node = gast.Try([node], [], [], [])
        node.body, left = lowering.block(node.body)
    else:
        left = parts(lowering, node)
    if not overtaking:
        node.finalbody, _ = lowering.block(final)
        return [node], left
    goes_on = falls(final)
    again, jumps = lowering.block(copy.deepcopy(final))
    if goes_on:
        again.append(gast.If(lowering.none_of(jumps), [gast.Raise(None, None)], []) if jumps else gast.Raise(None, None))
    lowering.pending.append((len(lowering.loops), left))
    node.orelse, _ = lowering.block(final)
    lowering.pending.pop()
    node.handlers = [at(final[0], gast.ExceptHandler(None, None, cancel(lowering, left) + again))]
    return [node], left | jumps


def parts(lowering, node):
    """Lower all of a `try` but its `finally`; returns the targets that it may jump to."""
    node.body, left = lowering.block(node.body)
    orelse, found = lowering.block(node.orelse)
    node.orelse = [at(orelse[0], gast.If(lowering.none_of(left), orelse, []))] if left and orelse else orelse
    for handler in node.handlers:
        handler.body, jumps = lowering.block(handler.body)
        handler.body = at(handler, cancel(lowering, left)) + handler.body
        found |= jumps
    return left | found


def with_(lowering, node):
    """The statements for a `with`, and the targets that it may jump to."""
    if any(leaving(node.body)):
        one_manager(node)
    late = any(raises_late(inner) and any(leaving([inner])) for inner in statements(node.body))
    node.body, left = lowering.block(node.body)
    if not (late and left):
        return [node], left
    finished = lowering.fresh("finished")
    node.body.append(at(node, assign(finished, constant(True))))
    return [assign(finished, constant(False)), node,
            gast.If(gast.UnaryOp(gast.Not(), name(finished)), cancel(lowering, left), [])], left


def one_manager(node):
    """`with a, b: ...` is `with a:` around `with b: ...`; in place."""
    if len(node.items) > 1:
        node.body = [at(node, type(node)(node.items[1:], node.body, None))]
        node.items = node.items[:1]


def raises_late(node):
    """May this statement raise after a jump in its body?"""
    return isinstance(node, (gast.With, gast.AsyncWith)) or isinstance(node, TRIES) and bool(node.finalbody)


def cancel(lowering, targets):
    return [assign(flag, constant(False)) for flag in sorted(map(lowering.flag, targets))]


def overtaken(lowering, target):
    """The statements with which a jump to `target` out of the `finally` blocks around it cancels what they found pending."""
    found = set()
    for loops, targets in lowering.pending:
        if not any(target in loop for loop in lowering.loops[loops:]):
            found |= targets
    return cancel(lowering, found - {target})
