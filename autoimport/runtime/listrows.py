"""The rows of a staged list, as they change: what it takes has to fit, and may be the author's, too (see `loans`)."""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import form_kinds, iterables, lattice, lists, loans, optional, staging
from .forms import item
from .kinds import SEQUENCES
from .lists import rows_of


def change(items):
    """The rows of a list that the author is about to change."""
    staging.local.session.changing(items)
    return noted(items)


def noted(items):
    """The rows of a list that is about to change, noted for the regions under way."""
    session = staging.local.session
    sole = id(items) in session.sole
    session.note_content(items)
    if sole:                                   # until `moved`, `took` or `shared` say something else
        session.sole[id(items)] = items
    return rows_of(items)


def assign(items, content, moves=True):
    session = staging.local.session
    session.moves.pop(id(items), None)
    limit = getattr(items, "maxlen", None)
    if limit is not None:
        count = content.length()
        content = content.restack(tf.range(tf.maximum(count - limit, 0), count))
    if moves or limit is not None:
        loans.moved(session, items)
    session.set_content(items, content)


def position(index, content):
    """An index into staged rows, from the end where it is negative."""
    if isinstance(index, (int, np.integer)):
        return index if index >= 0 else content.length() + int(index)
    index = tf.cast(index, tf.int32)
    return tf.where(index < 0, index + content.length(), index)


def widened(content, value):
    """Rows whose element form holds `value` too."""
    element = content.element
    if element.fits(value):
        return content
    try:
        return lists.become(content, item(lattice.join_items(element, lattice.element_of(value))))
    except lattice.Differs as why:
        raise StagingError(f"the items of a list whose length depends on a tensor must be of one type: {why}",
                           instead="Give them one dtype and structure, for instance with tf.cast; what is put into a list must be "
                           "finished before" if form_kinds.is_container(element) else
                           "Give them one dtype and structure, for instance with tf.cast") from None


def rows_from(values, items):
    """Rows of other values, that can stand beside those of `items`, which takes them: (its rows, theirs)."""
    from . import comprehensions, generators
    content = change(items)
    if type(values) is generators.Generator:
        values = comprehensions.drained(values)
    other = rows_of(values) if isinstance(values, SEQUENCES) else None
    loans.shared(staging.local.session, items)
    if other is not None:
        loans.shared(staging.local.session, values)
    if other is None and iterables.cursor(values) is not None:
        from . import collect
        other = rows_of(collect.staged_list(collect.stacked(iterables.cursor(values))))
    if other is None:
        values = [freeze(value) for value in values]
        for value in values:
            content = widened(content, value)
        return content, lists.rows(values, content.element)
    if other.element.key() != content.element.key():
        element = lattice.join(content.element, other.element)
        return lists.become(content, element), lists.become(other, element)
    return content, other


def freeze(value):
    """`value`, as something that a list takes or gives."""
    value = optional.read(value)
    staging.local.session.freeze(value, *loans.HELD)
    return value


def take(items, value, place, content, moves=True):
    """`items`, which has `value` as item `place` now, holds `content`."""
    whole = loans.takes(items, value)
    assign(items, content, moves)
    loans.took(items, place, value, whole and id(items) in staging.local.session.sole)
    if not whole:
        freeze(value)
