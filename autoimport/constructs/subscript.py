"""Items: read, stored, updated, deleted.

    x[i]                ->      ag__.getitem(x, i)
    x[a:b] = v          ->      x = ag__.setitem(v, x, ag__.slice_(a, b, None))
    x[i] += v           ->      index = i
                                item = ag__.getitem(x, index)
                                item += v
                                x = ag__.setitem(item, x, index)
    del x[i]            ->      ag__.delitem(x, i)

A plain container is changed in place and given back.  A symbolic tensor cannot be changed: the name is bound again.
"""
import collections

import gast

from ..runtime import staging
from ..syntax.tree import assign, constant, name, tuple_
from .registry import ag, operator, rewrites


@rewrites("Subscript")
def subscript(node, context):
    return ag("getitem", node.value, index(node.slice)) if isinstance(node.ctx, gast.Load) else node


def index(node):
    """The expression between the brackets as a value of its own."""
    if isinstance(node, gast.Slice):
        return ag("slice_", *(constant(None) if part is None else part for part in (node.lower, node.upper, node.step)))
    if isinstance(node, gast.Tuple) and any(isinstance(part, gast.Slice) for part in node.elts):
        return tuple_([index(part) for part in node.elts])
    return node


def store(target, value, context):
    """Statements for `target = value`, a subscript; `value` is evaluated first, as Python does."""
    stored = ag("setitem", value, target.value, index(target.slice))
    owner = target.value
    if isinstance(owner, gast.Name) and owner.id in context.locals:
        return [gast.Assign([name(owner.id, gast.Store)], stored, None)]
    stored.args.append(constant(False))
    return [gast.Expr(stored)]


def update(target, context):
    """The object and the index of `target` in names of their own: (statements, target to read and write)."""
    before, owner, place = [], target.value, index(target.slice)
    if not isinstance(owner, gast.Name):
        holder = context.fresh("owner")
        before.append(assign(holder, owner))
        owner = name(holder)
    if not isinstance(place, gast.Constant):
        key = context.fresh("index")
        before.append(assign(key, place))
        place = name(key)
    return before, gast.Subscript(owner, place, gast.Load())


def delete(target, context):
    return [gast.Expr(ag("delitem", target.value, index(target.slice)))]


DEFAULTING = {collections.defaultdict, collections.Counter}      # reading a missing key does more than fail


@operator
def slice_(lower, upper, step):
    return slice(lower, upper, step)


@operator
def getitem(owner, key):
    """`owner[key]`"""
    if staging.symbolic(owner) or staging.symbolic(key) or type(key) is slice and key_is_symbolic(key) or (
            type(owner) in DEFAULTING or type(key) is tuple) and staging.local.session is not None:
        from ..runtime import indexing
        return indexing.get(owner, key)
    return owner[key]


@operator
def setitem(value, owner, key, rebinds=True):
    """`owner[key] = value`; gives `owner`, or the tensor that takes its place where the caller can bind it again."""
    session = staging.local.session
    if session is not None:
        from ..runtime import indexing
        return indexing.put(value, owner, key, rebinds)
    owner[key] = value
    return owner


@operator
def delitem(owner, key):
    """`del owner[key]`"""
    session = staging.local.session
    if session is not None:
        from ..runtime import indexing
        indexing.delete(owner, key)
    else:
        del owner[key]


def key_is_symbolic(key):
    return staging.symbolic(key.start) or staging.symbolic(key.stop) or staging.symbolic(key.step)


