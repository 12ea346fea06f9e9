"""The objects in a value that the trace has made: those of which a graph carries copies, and that may change."""
from . import choice, contents, lattice, lists


def known_here(session):
    """The objects that the block under way has made, by id."""
    return session.births[-1] if session.births else session.own


def objects_in(value, born, around=()):
    """The objects in a value that were made under way and may change, and the tuples of such; what holds others (`around`) comes
    before them."""
    if type(value) is choice.Choice:
        return [part for each in value.ag__values for part in objects_in(each, born, around)]
    transparent = isinstance(value, (*lattice.TRANSPARENT, lists.Snapshot))
    if not transparent and (id(value) not in born or contents.is_tensor(value)) or any(value is thing for thing in around):
        return []
    parts = () if lattice.is_staged(value) else contents.parts_of(value) or ()
    found = [part for each in parts for part in objects_in(each, born, (*around, value))]
    return found if transparent and not found or type(value) is lists.Snapshot else [value, *found]
