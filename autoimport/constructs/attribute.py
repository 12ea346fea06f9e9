"""Attributes: stored, updated, deleted through operators, so that regions see what they write.

    o.a = v             ->      ag__.setattr_(v, o, 'a')
    o.a += v            ->      owner = o
                                item = owner.a
                                item += v
                                ag__.setattr_(item, owner, 'a', True)
    o[i].a += v         ->      ...
                                del owner
    del o.a             ->      ag__.delattr_(o, 'a')
    t.numpy()           ->      ag__.call(ag__.numpy_of(t))()           which says why a graph has none
"""
import gast

from ..analysis.names import mangle
from ..errors import StagingError
from ..runtime import staging
from ..syntax.tree import assign, at, attribute, constant, name
from .registry import ag, operator, rewrites


def store(target, value, context, updates=False):
    """Statements for `target = value`, an attribute; `value` is evaluated first, as Python does."""
    stored = ag("setattr_", value, target.value, constant(mangle(target.attr, context.class_name)))
    if updates or any(isinstance(part, gast.Attribute) and part.attr == target.attr for part in gast.walk(value)):
        stored.args.append(constant(True))
    return [gast.Expr(stored)]


def update(target, context):
    """The object of `target` in a name of its own: (statements, what to read, how to store)."""
    before, holder = [], target.value.id if isinstance(target.value, gast.Name) else context.fresh("owner")
    if not isinstance(target.value, gast.Name):
        before = [assign(holder, target.value)]
    target = attribute(name(holder), target.attr)
    return before, target, lambda value: [*store(target, value, context, updates=True), *released(before)]


def released(before):
    """Statements after which a name for the statement's own use has no longer what an expression may have made for it alone."""
    return [gast.Delete([name(target.id, gast.Del)]) for statement in before for target in statement.targets
            if any(isinstance(part, gast.Call) for part in gast.walk(statement.value))]


def delete(target, context):
    return [gast.Expr(at(target, ag("delattr_", target.value, constant(mangle(target.attr, context.class_name)))))]


@rewrites("Attribute")
def attribute_(node, context):
    return ag("numpy_of", node.value) if node.attr == "numpy" and isinstance(node.ctx, gast.Load) else node


@operator
def numpy_of(owner):
    """`owner.numpy`"""
    if staging.symbolic(owner):
        raise StagingError("numpy() of a symbolic tensor: its value is known only when the graph runs, so Python cannot have it "
                           "while tracing",
                           instead="Compute with tf functions (NumPy's work on it, too), print(t), or hand the value to Python code "
                                   "with tf.py_function")
    return owner.numpy


@operator
def setattr_(value, owner, key, updates=False):
    """`owner.key = value`; `updates`: the value depends on the one that it takes the place of."""
    session = staging.local.session
    if session is not None:
        from ..runtime import outside, places
        owner = settled(session, owner, spreads=True)
        if session.notes:
            session.note(places.of_attribute(owner, key))
        elif (updates or staging.symbolic(value)) and (found := places.of_attribute(owner, key)):
            outside.watch(session, found, updates=updates)
    setattr(owner, key, value)
    if session is not None and session.loans:
        from ..runtime import namesakes
        namesakes.spread(session, owner, key)


@operator
def delattr_(owner, key):
    """`del owner.key`"""
    session = staging.local.session
    if session is not None:
        from ..runtime import optional, places
        owner = settled(session, owner)
        if session.loose:
            optional.read(places.of_attribute(owner, key).get())
        if session.notes:
            session.note(places.of_attribute(owner, key))
    delattr(owner, key)


def settled(session, owner, spreads=False):
    """The object that is about to change."""
    if session.loose:
        from ..runtime import optional
        owner = optional.plain(owner)
    session.changing(owner, spreads)
    return owner
