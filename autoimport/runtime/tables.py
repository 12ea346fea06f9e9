"""Lists of lists whose lengths only the graph knows: an item of an item is changed where it stands.

    t = [[0] * n for _ in range(m)]         the rows are made here: nobody else knows them
    t[i][j] = v                             the row is taken out, changed, and put back

The graph has copies of the rows, so this is right while no other name or list holds one; elsewhere it is refused.
"""
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
    return content.get(place)


def closed(items, index, item):
    """Put an item back."""
    table = staging.local.session.tables.pop(id(items), None)
    listops.put(items, index, item)
    staging.local.session.handed.pop(id(item), None)
    if table is not None:
        made(items)


def alone(session, items):
    """Are the rows known to this list only?"""
    if id(items) not in session.tables or sys.getrefcount(items[0]) > SEGMENT:
        return False
    if any_held(session):
        gc.collect()                           # what an abandoned trace left in cycles is nobody's
    return not any_held(session)


def any_held(session):
    """Has somebody a row that was handed out?"""
    return any(sys.getrefcount(session.handed[key]) > HANDED + session.holds(session.handed[key]) for key in session.handed)


SEGMENT = 2                                    # references to what one list holds: its own, and the count's
HANDED = 3                                     # those to a row that was handed out: two of the session's, and the count's


def shared(items):
    """From now on others may have the rows of this list."""
    staging.local.session.tables.pop(id(items), None)


def handed(value):
    """Somebody has got this row, or gave it."""
    if contents.parts_of(value) is not None and not isinstance(value, tuple):
        staging.local.session.handed[id(value)] = value
