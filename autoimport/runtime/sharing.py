"""Objects that are known by several names where a region ends: what it carries are copies, which must not change any more.

    last = row; rows.append(row)        two places have the row
    known = items                       the region knows `items`; the code around has it as `known`, too
    if x > 0: items = [x]               where the other arm leaves it, it goes on as a copy
"""
from . import kinds, lattice, tables


def found(region, ends, born):
    """Note the places that end with an object which another has too."""
    holders = {}
    for i, end in enumerate(ends):
        for thing in set(map(id, lattice.objects_in(end, born))):
            holders.setdefault(thing, set()).add(i)
    shared = set().union(*(places for places in holders.values() if len(places) > 1))
    region.changed |= region.looping and not shared <= region.shared
    region.shared |= shared
    tables.ended(region.session, holders)


def copied(region, i, value):
    """Place `i` goes on with a copy of what it held before, which the code around knows."""
    if kinds.kind_of(value):
        region.copied.add(i)


def tell(region):
    """The region is over."""
    for i in region.copied:
        region.session.freeze(region.before[i], f"it may be one object with what {region.places[i].name()} holds")
    region.shared |= region.copied
