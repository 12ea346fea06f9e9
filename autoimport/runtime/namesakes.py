"""Items of a staged list that have several names: the attribute of one is that of the others, where they are one item.

    a, b = ps[i], ps[j]
    a.x += 1                        b.x = a.x where i == j, then or never as the graph says
"""
import tensorflow as tf

from . import choice, contents, lists, loans, places


def spread(session, thing, key):
    """The attribute `key` of an item was stored."""
    loan = session.loans.get(id(thing))
    if loan is None or loan.objects[0] is not thing or lists.rows_of(loan.items) is None:
        return
    stored = places.of_attribute(thing, key)
    for other in loans.like(session, loan) if stored is not None else ():
        place = places.of_attribute(other.objects[0], key)
        values = [place.get(), stored.get()]
        if all(map(is_value, values)):
            session.note(place)
            place.set(choice.select(tf.cast(tf.equal(loan.index, other.index), tf.int32), values))
        elif loans.is_alive(session, [other]):
            loans.refuse(thing, *loans.NAMED)


def is_value(value):
    return value is None or contents.is_number(value) or isinstance(value, tf.Tensor) or type(value) in contents.SYMBOLIC
