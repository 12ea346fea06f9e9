"""Items of a staged list that change places.

    a[i], a[j] = a[j], a[i]         between the stores the list has one item twice; after the second, each once again

Then nothing but the list has its items, as before: see `loans`.
"""
import tensorflow as tf

from . import contents, listrows, loans, private, staging, tensors


def stores(items, key, place, value, content):
    """`items[key] = value`, if `value` is another item of the list, lent under its key: tells whether it was."""
    session = staging.local.session
    loan, moves = session.loans.get(id(value)), session.moves.get(id(items), [])
    if loan is None or loan.items is not items or loan.objects[0] is not value or loan.key is None or (
            loan.depth != len(session.notes) or not moves and id(items) not in session.sole):
        return False
    listrows.assign(items, content.put(place, value), moves=False)
    moves = [*moves, (key, place, loan)]
    others = [other for other in loans.loans_of(session, items) if all(other is not moved for *_, moved in moves)]
    if permuted(moves) and not loans.is_alive(session, others):
        session.sole[id(items)] = items
        for other in others:
            loans.forget(session, other)
        for key, place, loan in moves:
            loan.key, loan.index = key, place
    else:
        loans.shared(session, items)
        session.moves[id(items)] = moves
    return True


def permuted(moves):
    """Is each item that was stored over stored somewhere itself?"""
    sources = [loan.key for *_, loan in moves]
    for key, *_ in moves:
        found = next((i for i, source in enumerate(sources) if same(key, source)), None)
        if found is None:
            return False
        del sources[found]
    return True


def same(a, b):
    """Are two indices one: `j + 1`, and `j + 1` again?"""
    if contents.identical(a, b) or not (isinstance(a, tf.Tensor) and isinstance(b, tf.Tensor)):
        return contents.identical(a, b)
    if tensors.static(a) is not None or tensors.static(b) is not None:
        return tensors.static(a) == tensors.static(b)
    one, other = a.op, b.op
    return bool(one.inputs) and one.type == other.type and not private.stateful(one) and len(one.inputs) == len(other.inputs) and (
        one.node_def.attr == other.node_def.attr and all(map(same, one.inputs, other.inputs)))
