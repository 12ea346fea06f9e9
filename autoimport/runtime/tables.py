"""Lists of lists whose lengths only the graph knows: an item of an item is changed where it stands.

    t = [[0] * n for _ in range(m)]         the rows are made here: nobody else knows them
    t.append([0] * n)                       nor this one
    t[i][j] = v                             the row is taken out, changed, and put back

The graph has copies of the rows, so this is right while no other name or list holds one; elsewhere it is refused.
"""
import collections
import gc
import sys

from . import contents, failures, lattice, listops, lists, staging


def made(items):
    """`items` are a list of rows that nobody else knows."""
    staging.local.session.tables[id(items)] = items


def opened(items, index):
    """`items[index]`, which may be changed if `closed` follows."""
    content = lists.rows_of(items)
    if not lattice.is_container(content.element) or not alone(staging.local.session, items):
        return listops.get(items, index)
    place = listops.position(index, content)
    failures.in_range(place, content.length(), "item")
    item = content.get(place)
    if lattice.is_staged(item):
        made(item)                             # which holds rows of its own, perhaps
    return item


def closed(items, index, item):
    """Put an item back."""
    listops.put(items, index, item)
    staging.local.session.handed.pop(id(item), None)
    made(items)


def takes(items, value):
    """Will `items` be a list of rows that nobody else knows when `value` is appended?  (`took` tells that it was.)"""
    session = staging.local.session
    born = session.births[-1] if session.births else session.own
    return id(value) in born and id(value) not in session.handed and (not items or id(items) in session.tables)


def took(items, value):
    handed(value)
    made(items)


def alone(session, items):
    """Are the rows known to this list only?"""
    if id(items) not in session.tables or sys.getrefcount(items[0]) > SEGMENT:
        return False
    if any_held(session):
        gc.collect()                           # what an abandoned trace left in cycles is nobody's
    return not any_held(session)


def any_held(session):
    """Has somebody a row that was handed out?  (Places that have changed are no names.)"""
    places = {id(place): place for held in (*session.notes, *(extent.places for extent in session.extents)) for place in held}
    owners = collections.Counter(id(place.owner) for place in places.values())
    return any(sys.getrefcount(session.handed[key]) > HANDED + owners[key] + session.holds(session.handed[key])
               for key in session.handed)


SEGMENT = 2                                    # references to what one list holds: its own, and the count's
HANDED = 3                                     # those to a row that was handed out: two of the session's, and the count's


def shared(items):
    """From now on others may have the rows of this list."""
    staging.local.session.tables.pop(id(items), None)


def handed(value):
    """Somebody has got this row, or gave it."""
    session = staging.local.session
    if contents.parts_of(value) is not None and not isinstance(value, tuple):
        if id(value) in session.handed:        # to a second list
            session.tables.clear()
        session.handed[id(value)] = value


def ended(session, objects):
    """A branch or a loop ends with these objects, by id: it carries copies of them, of rows too."""
    if not session.handed.keys().isdisjoint(objects):
        session.tables.clear()
