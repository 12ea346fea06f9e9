"""Items of lists whose length only the graph knows, in the author's hands: what changes one changes its list.

    p = ps[i]                   p is made of the tensors of row i: a loan
    p.x += 1                    (where q = ps[k] has a name, too, q.x changes if k == i)
    ps[j]                       before anybody reads the list, row i is put again: with what p holds now
    t[i][j] = v                 row i is lent for as long as the statement lasts
    ps.append(q)                q is what the list has lent, too

The graph has copies.  So this is right only while the list, with its loans, is all that knows its items: the list is `sole`.
It is when its items were made for it (`[[0] * n for _ in range(m)]`), and no more when another list, or a name that lives
longer than the block under way, may have one of them.  And of two loans that may be one item none can change while the
author has the other.  Elsewhere a change is refused.
"""
import collections
import sys

import tensorflow as tf

from ..errors import StagingError
from . import contents, garbage, kin, lattice, lists, optional, staging, tensors
from .made_here import known_here, objects_in


class Loan:
    """`objects`: row `index` of `items`, and what it is made of.  `depth`: of the block that took it; `put`: the block that has
    put it into the list, and what it was made of then."""

    def __init__(self, session, items, index, objects, key=None):
        self.items, self.index, self.objects, self.key = items, index, objects, key
        self.depth, self.put = len(session.notes), (None, ())
        self.loop = None                       # the one that gives each item once, and gave this

    def apart(self, other):
        """Are these two different items for sure?"""
        return isinstance(self.index, int) and isinstance(other.index, int) and self.index != other.index


HELD = ("a list whose length only the graph knows holds its values",
        "Change it before it is put there, or put another there: rows[i] = [*rows[i], v]; rows[i][j] = v works where no other name or "
        "list has the row")


# The list gives and takes

def lend(items, index, value, key=None):
    """`value`, an item of a staged list that is about to be the author's; `key`: what the author's code calls its index."""
    session, value = staging.local.session, optional.read(value)
    objects = objects_in(value, known_here(session))
    if not objects or id(items) not in session.sole:
        session.freeze(value, *HELD)
        return value
    for thing in objects:
        if lattice.is_staged(thing):
            session.sole[id(thing)] = thing
    note(session, Loan(session, items, index, objects, key))
    return value


def note(session, loan):
    """The author has these objects; what may be None, or one of several, is not followed."""
    for thing in loan.objects:
        session.loans[id(thing)] = loan
        for part in () if lattice.is_staged(thing) else contents.parts_of(thing):
            if type(part) in contents.SYMBOLIC:
                session.freeze(part, *HELD)


def takes(items, value):
    """Will all that `items` has be its own when it takes `value`?  (`took` tells that it did.)"""
    session = staging.local.session
    born = known_here(session)
    objects = objects_in(value, born)
    if of_others(session, value, born):
        return kin.may_take(session, items, value)
    if type(value) in contents.SYMBOLIC or len({*map(id, objects)}) < len(objects) or (
            any(id(thing) in session.loans or id(thing) in session.frozen for thing in objects)):
        return False
    return not items or id(items) in session.sole or not lists.rows_of(items) and are_alone(session, items)


def of_others(session, value, born):
    """Was this object there before, or has a list lent it?"""
    return contents.parts_of(value) is not None and not isinstance(value, tuple) and (
        id(value) not in born or id(value) in session.loans)


def are_alone(session, items):
    """Has nothing but this list its items, and what they are made of?"""
    found = [objects_in(item, {**session.own, **known_here(session)}) for item in items]
    places = held_by_places(session, session.extents, items)
    return not any(is_held(session, objects, places, 1) for objects in found)


def took(items, index, value, whole):
    """`value` is item `index` of a list; `whole`: what `takes` said."""
    session = staging.local.session
    objects = objects_in(value, known_here(session))
    if whole and of_others(session, value, known_here(session)):
        kin.took(session, items, value)
        return
    if whole:
        session.sole[id(items)] = items
        if objects:
            note(session, Loan(session, items, index, objects))
        return
    shared(session, items)
    for thing in objects:
        if id(thing) in session.loans:
            shared(session, session.loans[id(thing)].items)


def shared(session, items):
    """From now on others may have the items of this list, and of those that have the same."""
    session.sole.pop(id(items), None)
    for each in session.kin[id(items)].lists if id(items) in session.kin else ():
        session.sole.pop(id(each), None)


def moved(session, items, gone=None):
    """The items of a list have other places now (`gone`: all but this one have theirs): what is lent stays what it is."""
    found = loans_of(session, items)
    if isinstance(gone, int):
        found = [loan for loan in found if not isinstance(loan.index, int) or loan.index == gone]
    if is_alive(session, [loan for loan in found if loan.index != gone or loan.depth < len(session.notes)] if isinstance(gone, int)
                else found):
        shared(session, items)
    else:
        for loan in found:
            forget(session, loan)


def loans_of(session, items):
    return list({id(loan): loan for loan in session.loans.values() if loan.items is items}.values())


def forget(session, loan):
    for thing in loan.objects:
        if session.loans.get(id(thing)) is loan:
            del session.loans[id(thing)]
    if session.given:
        kin.forget(session, lambda key, depth: key[1] == id(loan.objects[0]))
    if loan in session.changed:
        session.changed.remove(loan)


# The author changes what was lent

def changing(session, thing, spreads=False):
    """`thing` is about to change, and so is the list that has lent it.  `spreads`: see `namesakes`."""
    loan = session.loans.get(id(thing))
    if loan is None:
        return
    if lists.rows_of(loan.items) is not None:
        refuse_copied(session, loan, thing, spreads and loan.objects[0] is thing)
        session.changing(loan.items)
    if loan not in session.changed:
        session.changed.append(loan)


def refuse_copied(session, loan, thing, spreads=False):
    """Refuse the change where somebody has another copy of the item."""
    if id(loan.items) not in session.sole or sys.getrefcount(loan.items[0]) > SEGMENT or kin.has_given(session, loan.objects[0]) or (
            not kin.alone(session, loan.items)):
        refuse(thing, *HELD)
    if not spreads and is_alive(session, like(session, loan)):
        refuse(thing, *NAMED)


def refuse(thing, why, instead):
    raise StagingError(f"this {type(thing).__name__} cannot be changed here: {why}", instead=instead)


NAMED = ("it is an item of a list whose length only the graph knows, and another name may have the same item",
         "Change it when no other item of the list has a name, or change items[i] by its index alone")


def like(session, loan):
    """The other loans that may be the same item."""
    return [other for other in loans_of(session, loan.items) if other is not loan and not loan.apart(other)]


SEGMENT = 2                                    # references to what stands for the rows: the list's, and the count's


def settle(session):
    """Put what has changed into its list.  What an item holds may be lent itself, and is put first."""
    loans, session.changed = session.changed, []
    try:
        for loan in reversed(loans):
            (block, before), now = loan.put, leaves(loan.objects[0])
            known = any(block is each for each in (session, *session.notes)) and len(now) == len(before) and (
                all(map(contents.identical, now, before)))
            if not known and lists.rows_of(loan.items) is not None:
                put(session, loan)
                loan.put = session.notes[-1] if session.notes else session, now
    finally:
        session.changed = loans


def leaves(value):
    """What a value is made of, all the way down."""
    if lattice.is_staged(value):
        return [lists.rows_of(value)]
    parts = contents.parts_of(value)
    return [value] if parts is None else [leaf for part in parts for leaf in leaves(part)]


def put(session, loan):
    from . import listrows
    if sys.getrefcount(loan.items[0]) > SEGMENT:               # `u = t + []`, by Python
        raise StagingError("an item of a list whose length only the graph knows was changed, and the list copied before it was read "
                           "again", instead="Read the list before it is copied, or copy it by a loop")
    content = listrows.widened(listrows.noted(loan.items), loan.objects[0])
    session.set_content(loan.items, content.put(listrows.position(loan.index, content), loan.objects[0]))


def given_back(session, items, value):
    """`items[i][j] = v` is done: nobody reads the item again that was lent for it."""
    for loan in loans_of(session, items):
        if loan.objects[0] is value:
            if session.changed:
                settle(session)
            forget(session, loan)


# Who has what

def is_alive(session, loans):
    """Does the author's code still hold one of these loans?"""
    def found():
        return any(is_held(session, loan.objects, held_by_places(session, session.extents, loan.items)) for loan in loans)
    return bool(loans) and garbage.lasts(found)


def is_held(session, objects, places, listed=0):
    """Has anybody but us, and `listed` lists, one of these objects?  The first is made of the others."""
    expected = COUNTED + listed
    for thing in objects:
        if sys.getrefcount(thing) > expected + places[id(thing)] + session.holds(thing):
            return True
        expected = COUNTED + 1
    return False


COUNTED = 3                                    # references to what is in a list: the list's, the loop's, and the count's


def held_by_places(session, extents, items=None):
    """How often the places that have changed, which are no names, hold an object; so does what `items` held before."""
    held = session.lasting, *session.notes, *(extent.places for extent in extents)
    places = {id(place): place for each in held for place in each}
    owners = collections.Counter(id(place.owner) for place in places.values())
    befores = {id(before): before for each in session.notes for place, before in each.items() if place.owner is items}
    owners.update(id(item) for before in befores.values() if type(before) is lists.Snapshot for item in before)
    return owners


def carried(session, objects):
    """The block under way ends with these objects, by id: what comes after has copies of them."""
    for key in objects & session.loans.keys():
        shared(session, session.loans[key].items)


def ended(session):
    """The block under way is over, and so are its loans."""
    for loan in {id(loan): loan for loan in session.loans.values() if loan.depth >= len(session.notes)}.values():
        forget(session, loan)


def has_lent(session, items, thing, key=None):
    """Is `thing` an item of this list, which knows of it?  `key`: the one that the author's code calls so."""
    loan = session.loans.get(id(thing))
    return loan is not None and loan.items is items and id(items) in session.sole and (key is None or (
        loan.objects[0] is thing and contents.identical(loan.key, key)))


def same(session, a, b):
    """`a is b`, for two items that one list has lent; None for anything else."""
    one, other = session.loans.get(id(a)), session.loans.get(id(b))
    if one is None or other is None or one.items is not other.items or id(one.items) not in session.sole or (
            one.objects[0] is not a or other.objects[0] is not b):
        return None
    known = isinstance(one.index, int) and isinstance(other.index, int)
    return one.index == other.index if known else tensors.weak(tf.equal(one.index, other.index))
