"""Items: read, stored, updated, deleted.

    x[i]                ->      ag__.getitem(x, i)
    x[a:b] = v          ->      x = ag__.setitem(v, x, ag__.slice_(a, b, None))
    o.w[i] = v          ->      ag__.setitem(v, o.w, i, lambda item: ag__.setattr_(item, o, 'w'))
    x[i][j] = v         ->      owner = ag__.getitem(x, i)
                                changed = ag__.setitem(v, owner, j)
                                x = ag__.replaced(changed, owner, x, i)
    o.w[i][j] = v       ->      inner = o.w
                                ...
                                ag__.replaced(changed, owner, inner, i, lambda item: ag__.setattr_(item, o, 'w'))
    x[i] += v           ->      index = i
                                item = ag__.getitem(x, index)
                                item += v
                                x = ag__.setitem(item, x, index, None, True)
    del x[i]            ->      ag__.delitem(x, i)

A plain container is changed in place and given back.  A symbolic tensor cannot be changed: another takes its place
where it was found.
"""
import collections

import gast

from ..analysis.names import mangle
from ..runtime import staging
from ..syntax.tree import assign, at, constant, copy, name, tuple_
from .attribute import released
from .registry import ag, operator, operator_of, rewrites


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
    owner, key = target.value, index(target.slice)
    if rebindable(owner, context):
        return [gast.Assign([name(owner.id, gast.Store)], ag("setitem", value, owner, key), None)]
    before, holders = [], []
    if isinstance(owner, gast.Attribute) and not isinstance(owner.value, gast.Name):
        before.append(assign(holder := context.fresh("value"), value))        # a name, too: it may be unbound
        value = name(holder)
    elif operator_of(owner) == "getitem":
        value = held(value, "value", before, context)
    if operator_of(owner) == "getitem":
        owner, after = chain(owner, before, context)
        changed = context.fresh("changed")
        return [*before, assign(changed, ag("setitem", value, name(owner), key)), *after(changed)]
    if isinstance(owner, gast.Attribute):
        if not isinstance(owner.value, gast.Name):
            hold(owner, holders := [], context)
            before += holders
        return [*before, gast.Expr(ag("setitem", value, owner, key, storing(owner, context))), *released(holders)]
    return [gast.Expr(ag("setitem", value, owner, key, constant(False)))]


def rebindable(node, context):
    """Is this a name that this function may bind again: one of its own, or one that it declares as somebody else's?"""
    return isinstance(node, gast.Name) and (node.id in context.locals or node.id in context.outer)


def held(node, hint, before, context):
    """A name for a value that is needed again; `before` gets the assignment."""
    if isinstance(node, (gast.Name, gast.Constant)):
        return node
    before.append(assign(holder := context.fresh(hint), node))
    return name(holder)


def hold(attribute, before, context):
    """Have the object of an attribute in a name of its own."""
    attribute.value = at(attribute, held(attribute.value, "owner", before, context))


def base_of(node):
    """`x` of `x[i][j]`, where each subscript is a call of the operator already."""
    while operator_of(node) == "getitem":
        node = node.args[0]
    return node


def chain(node, before, context):
    """A name for `x[i]`, and a function that gives the statements which store what takes its place, up to `x`."""
    base, key = node.args
    bind, rebind = None, constant(False)
    if operator_of(base) == "getitem":
        inner, bind = chain(base, before, context)
        inner = name(inner)
    else:
        if isinstance(base, gast.Attribute):
            hold(base, before, context)
            rebind = storing(base, context)
        inner = held(base, "inner", before, context)
    key = held(key, "index", before, context)
    owner = context.fresh("owner")
    before.append(assign(owner, ag("getitem", inner, key)))

    def after(changed):
        if bind:
            again = context.fresh("changed")
            return [assign(again, ag("replaced", name(changed), name(owner), inner, key)), *bind(again)]
        if rebindable(base, context):
            return [assign(base.id, ag("replaced", name(changed), name(owner), inner, key))]
        return [gast.Expr(ag("replaced", name(changed), name(owner), inner, key, rebind))]
    return owner, after


def storing(owner, context):
    """A function that stores another object where the attribute `owner` found it."""
    item = context.fresh("item")
    parameter = gast.arguments([gast.Name(item, gast.Param(), None, None)], [], None, [], [], None, [])
    return gast.Lambda(parameter, ag("setattr_", name(item), copy(owner.value), constant(
        mangle(owner.attr, context.class_name))))


def update(target, context):
    """The object and the index of `target` in names of their own: (statements, what to read, how to store)."""
    before, owner = [], target.value
    after = None
    if operator_of(owner) == "getitem":
        owner, after = chain(owner, before, context)
        owner = name(owner)
    elif isinstance(owner, gast.Attribute):
        hold(owner, before, context)
        holders = list(before)
        rebind = storing(owner, context)
        owner = held(owner, "owner", before, context)
    elif not isinstance(owner, gast.Name):
        owner = held(owner, "owner", before, context)
    key = held(index(target.slice), "index", before, context)

    def stored(value):
        if after:
            changed = context.fresh("changed")
            return [assign(changed, ag("setitem", value, owner, key, constant(None), constant(True))), *after(changed)]
        if isinstance(target.value, gast.Attribute):
            return [gast.Expr(ag("setitem", value, owner, key, rebind, constant(True))), *released(holders)]
        if rebindable(owner, context):
            return [assign(owner.id, ag("setitem", value, owner, key, constant(None), constant(True)))]
        return [gast.Expr(ag("setitem", value, owner, key, constant(False), constant(True)))]
    return before, gast.Subscript(owner, key, gast.Load()), stored


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
    session = staging.local.session
    if session is not None and type(key) is slice and type(owner) is list:
        return session.born(owner[key])
    if session is None or not session.loose:
        return owner[key]
    from ..runtime import optional
    return optional.read(owner[key])           # an entry that may be missing


@operator
def setitem(value, owner, key, rebind=None, updates=False):
    """`owner[key] = value`; gives `owner`, or the tensor that takes its place: `rebind` stores it where the owner was
    found (None: the caller does; False: nobody can).  `updates`: the value depends on the one that was there."""
    if staging.local.session is None:
        owner[key] = value
        return owner
    from ..runtime import indexing
    changed = indexing.put(value, owner, key, rebind is not False, updates)
    if rebind and changed is not owner:
        rebind(changed)
    return changed


@operator
def replaced(changed, before, owner, key, rebind=None):
    """`owner`, in which `changed` has taken the place of `before`."""
    if changed is not before:
        return setitem(changed, owner, key, rebind)
    session = staging.local.session
    if session is not None and session.loans:
        from ..runtime import loans
        loans.given_back(session, owner, changed)
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


