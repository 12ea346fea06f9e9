"""Lists that have taken their items from others, which nobody has any more when the items change.

    ps = [p for p in ps if p.x > 1]     copies of what the old list, or the names that it was made of, have: each at most once
    for p in ps: p.x += 1               right, since nobody is left who could look at the others
    old = ps; ps = sorted(ps, key=f)    and here `old` has them: a change is refused

Lists that may have the same items are of one family, and each is `sole` (see `loans`) but for the others.
"""
import collections
import sys

from . import contents, forms, garbage, lattice, lists, loans
from .kinds import SEQUENCES
from .made_here import objects_in


class Family:
    """`lists` have the same items, which are copies of `objects`, too: each of these an object and what it is made of."""

    def __init__(self):
        self.lists, self.objects = [], []

    def join(self, session, items):
        session.kin[id(items)] = self
        if not any(items is each for each in self.lists):
            self.lists.append(items)


def family(session, items):
    known = session.kin.get(id(items))
    if known is None:
        known = Family()
        known.join(session, items)
    return known


def unite(session, items, other):
    ours, theirs = family(session, items), family(session, other)
    if ours is not theirs:
        ours.objects += theirs.objects
        for each in theirs.lists:
            ours.join(session, each)


def derived(session, items, other):
    """`other` has items of `items` now, each at most once: `sorted(items)`, `items[1:]`.  Returns it."""
    if id(items) in session.sole:
        session.sole[id(other)] = other
        unite(session, items, other)
    return other


def left(session, items):
    """A list has other items now."""
    known = session.kin.pop(id(items), None)
    if known is not None:
        known.lists = [each for each in known.lists if each is not items]
        forget(session, lambda key, depth: key[0] == id(items))


def carried(region, values):
    """Note which of the lists in a region's places only those have: the region goes on with copies of them."""
    for i, value in enumerate(values):
        if isinstance(region.forms[i], forms.Rows) and region.forms[i].whole and isinstance(value, list | collections.deque):
            sole = is_sole(region.session, value)
            region.changed |= region.looping and region.sole.get(i, sole) and not sole
            region.sole[i] = region.sole.get(i, True) and sole


def loaded(session, value):
    """The region's copy of such a list."""
    if type(value) in SEQUENCES:
        session.sole[id(value)] = value


def is_known(session, value):
    """Has the code around the value of a place, that a region has read, elsewhere?  Where it matters, what abandoned traces left in
    cycles does not count: the items of a list can be changed only while nobody else has it."""
    from . import sharing

    def found():
        others = sys.getrefcount(value) - PLACED - session.holds(value)
        return others > 0 and contents.parts_of(value) is not None and others > sharing.held_before(session)[id(value)]
    rows = lists.rows_of(value) if id(value) in session.sole else None
    return found() if rows is None or isinstance(rows.element, forms.Tensor) else garbage.lasts(found)


PLACED = 4                                     # references to what a place holds: its own, the region's, ours, and the count's


def is_sole(session, items):
    if lists.rows_of(items) is None:
        return loans.are_alone(session, items)
    return id(items) in session.sole and alone(session, items)


# One item after the other

def may_take(session, items, value):
    """Is `value` another list's item, or an object made before, that `items` takes for the first time?"""
    objects = objects_in(value, collections.ChainMap(session.own, *session.births))
    if lattice.is_staged(value) or not objects or objects[0] is not value or len({*map(id, objects)}) < len(objects) or (
            (id(items), id(value)) in session.given or items and id(items) not in session.sole):
        return False
    loan = session.loans.get(id(value))
    loops = [loop for loop in session.loops if not any(id(items) in born for born in session.births[loop.depth:])]
    if loan is None:                           # (one that may change in the same list already is no news)
        return not loops and not any(id(thing) in session.loans for thing in objects)
    if loan.items is items or loan.objects[0] is not value or id(loan.items) not in session.sole or loan.loop is None:
        return False
    fits = not loops or loops == [loan.loop]
    if not fits or not loops:
        return fits
    if not items:                              # in pass after pass of this loop, and in no other
        session.filled[id(items)] = items, loan.loop.options        # (which is no other's)
    return session.filled.get(id(items), (None, None))[1] is loan.loop.options


def took(session, items, value):
    """`items` has taken what `may_take` said it may."""
    session.sole[id(items)] = items
    session.given[id(items), id(value)] = [len(session.notes), value]
    loan = session.loans.get(id(value))
    if loan is not None:
        unite(session, items, loan.items)
    elif not any(objects[0] is value for objects in family(session, items).objects):
        family(session, items).objects.append(objects_in(value, collections.ChainMap(session.own, *session.births)))


def has(session, items, thing):
    """Has the list taken this object, as others may have?"""
    return (id(items), id(thing)) in session.given and id(items) in session.sole


def has_given(session, thing):
    """Has the block under way put this object into a list, which has a copy?"""
    return any(key[1] == id(thing) for key in session.given)


def abandoned(session):
    """What the block that was under way has given away, it has not."""
    forget(session, lambda key, depth: depth > len(session.notes))


def completed(session):
    """And here it has: the block around has done it."""
    for known in session.given.values():
        known[0] = min(known[0], len(session.notes))


def forget(session, which):
    for key in [key for key, (depth, _) in session.given.items() if which(key, depth)]:
        del session.given[key]


# Who is left

def alone(session, items):
    """Are the others of the family nobody's by now?"""
    known = session.kin.get(id(items))
    if known is None:
        return True
    if garbage.lasts(lambda: are_held(session, known, items)):
        return False
    gone = {id(other) for other in known.lists if other is not items}
    forget(session, lambda key, depth: key[0] in gone or key[0] == id(items) and key[1] not in session.loans)
    for other in known.lists:
        session.kin.pop(id(other))
    return True


def are_held(session, known, items):
    """Has anybody but us one of the other lists, an item of theirs, or one of the objects?"""
    clear(session)
    places = loans.held_by_places(session, session.extents)
    places.update([*session.frozen, *(id(value) for _, value in session.given.values())])
    return any(loans.is_held(session, objects, places) for objects in known.objects) or any(
        is_held(session, other, places) or loans.is_alive(session, loans.loans_of(session, other))
        for other in known.lists if other is not items)


def is_held(session, items, places):
    """Has anybody but us this list?"""
    return sys.getrefcount(items) > HELD + len(loans.loans_of(session, items)) + places[id(items)] + session.holds(items)


HELD = 3                                       # references to a list: two names, and the count's


def clear(session):
    """Let go of the objects that only we hold: what they are made of may be somebody's, or nobody's."""
    found = True
    while found:
        known = {key: thing for made in (session.own, *session.births) for key, thing in made.items()}
        found = [key for key in known if contents.parts_of(known[key]) and type(known[key]) is not lists.Snapshot and (
            sys.getrefcount(known[key]) <= 2 + session.holds(known[key]) + (key in session.frozen))]
        del known
        for made in (session.own, session.sole, session.frozen, *session.births):
            for key in found:
                made.pop(key, None)
