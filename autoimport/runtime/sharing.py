"""Objects that are known by several names where a region ends: what it carries are copies, which must not change any more.

    last = row; rows.append(row)        two places have the row
    known = items                       the region knows `items`; the code around has it as `known`, too
    if x > 0: items = [x]               where the other arm leaves it, it goes on as a copy
"""
import sys

from . import candidates, forms, kin, lists, loans
from .made_here import known_here, objects_in
from .places import Content


def found(region, new, ends, born):
    """Note the places that end with an object which another has too, or a list that has lent it."""
    region.known |= known(region, new)
    holders, places = {}, [*region.places, *(place for place, _ in new)]
    for i, end in enumerate([*ends, *(place.read() for place, _ in new)]):
        for thing in objects_in(end, born):
            if type(end) is not lists.Snapshot or not loans.has_lent(region.session, places[i].owner, thing) and (
                    not kin.has(region.session, places[i].owner, thing)):
                holders.setdefault(id(thing), set()).add(i)
    lent = region.session.loans
    shared = set().union(*(numbers for thing, numbers in holders.items() if len(numbers) > 1 or thing in lent))
    region.changed |= region.looping and not shared <= region.shared
    region.shared |= shared
    loans.carried(region.session, holders.keys())
    kin.carried(region, ends)


def known(region, new):
    """The ids of what these places held before, as (place, before), and the code around the region has elsewhere, too."""
    session, ids = region.session, set()
    counts = held_before(session, region)
    for place, before in new:
        parts, ours, now = [before], 3 + sum(before is one for _, one in new), []
        if type(before) is lists.Snapshot:
            parts, ours, now = before, 1, [] if lists.rows_of(place.owner) else place.owner
        for i in range(len(parts)):
            inside = sum(part is parts[i] for part in now) + (id(parts[i]) in session.loans)
            if sys.getrefcount(parts[i]) > ours + inside + counts[id(parts[i])] + session.holds(parts[i]):
                ids.add(id(parts[i]))
    return ids


def held_before(session, *ended):
    """How often the places of the regions under way, and those just `ended`, hold an object: as an owner, or for when they are
    undone."""
    extents = *session.extents, *ended
    counts = loans.held_by_places(session, extents)
    values = [*(before for held in session.notes for before in held.values()),
              *(before for extent in extents for before in getattr(extent, "before", ()))]
    held = {id(form): form.value for extent in extents for form in getattr(extent, "forms", ()) if type(form) is forms.Same}
    values += held.values()
    contents = {id(value): value for value in values if type(value) is lists.Snapshot}
    counts.update(id(item) for items in (values, *contents.values()) for item in items)
    return counts


def copies(form, value):
    """The objects of which this form carries copies, in a value that fits it: an object, or all that a list holds."""
    if isinstance(form, forms.Optional):
        return [] if form.form is None or not form.form.fits(value) else copies(form.form, value)
    if isinstance(form, candidates.Union):
        first = [(next(each for each in form.forms if each.fits(own)), own) for own in candidates.candidates(value)]
        return [thing for each, own in first for thing in copies(each, own)]
    if type(value) is lists.Snapshot:
        parts = form.forms if isinstance(form, forms.Items) else [form.element] * len(value)
        return [thing for part, item in zip(parts, value) for thing in copies(part, item)]
    return [value] if isinstance(form, (forms.Items, forms.Rows, candidates.Either)) and not isinstance(value, lists.Rows) else []


def copied(region, i, form, value):
    """Place `i` goes on with a copy of what it held before, which the code around knows."""
    place, before, born = region.places[i], region.before[i], known_here(region.session)
    things = copies(form, value)
    if isinstance(place, Content):             # what it takes there may be known further out
        known = [*map(id, before)] if type(before) is lists.Snapshot else ()
        things = [thing for thing in things if not loans.has_lent(region.session, place.owner, thing) and (
            id(thing) in region.known or id(thing) not in known and id(thing) not in born)]
    else:
        things = [thing for thing in things if id(thing) in region.known]
    if things:
        region.copied.setdefault(i, []).extend(things)


def tell(region):
    """The region is over."""
    for i, things in region.copied.items():
        for thing in things:
            region.session.freeze(thing, f"it may be one object with what {region.places[i].name()} holds")
        place = region.places[i]
        if isinstance(place, Content) and not all(kin.has(region.session, place.owner, thing) for thing in things):
            loans.shared(region.session, region.places[i].owner)
    region.shared |= region.copied.keys()
    kin.completed(region.session)
