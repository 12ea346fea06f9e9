"""Items of tensors and containers where a graph is involved: read, stored, deleted, unpacked."""
import numpy as np
import tensorflow as tf

from ..errors import StagingError
from . import (
    aliases,
    arrays,
    choice,
    containers,
    dicts,
    failures,
    kinds,
    lattice,
    listops,
    lists,
    loans,
    numpy_arrays,
    optional,
    outside,
    staging,
    tensors,
)
from .places import Content, Item


def get(owner, key):
    """`owner[key]`"""
    owner, key = kinds.held(optional.plain(owner)), plain_key(key)
    if type(owner) is choice.Choice:
        return of_choice(owner, key)
    if isinstance(owner, containers.SEQUENCES) and lists.rows_of(owner) is not None:
        return listops.get(owner, key)
    if type(key) is choice.Choice and not isinstance(owner, dict):
        return choice.each(key, lambda key: get(owner, key))
    if isinstance(owner, (list, tuple, str)) and key_is_symbolic(key):
        return part(owner, key) if isinstance(key, slice) else pick(owner, key)
    if isinstance(owner, dict) and tensors.any_symbolic(key):
        return dicts.at(owner, key)
    if isinstance(owner, containers.DEFAULTING):
        return dicts.defaulted(staging.local.session, owner, key)
    if isinstance(owner, tf.Tensor) and tensors.is_weak(owner) and owner.dtype == tf.string:
        return character(owner, key)
    if isinstance(owner, tf.Tensor) and is_array(key):
        return numpy_arrays.like(arrays.gathered(owner, key), owner)
    if type(owner).__module__.startswith("numpy") and tensors.any_symbolic(key):
        return of_array(owner, key)
    if isinstance(owner, tf.Tensor) and staging.local.session.thrown.attempts:
        catchable(owner, key)
    return owner[key]


def catchable(owner, key):
    """`key` is about to be an index of a tensor: past the end, what TensorFlow raises is raised, for the `try` around."""
    for axis, index in enumerate(key if isinstance(key, tuple) else (key,)):
        if index is Ellipsis or index is None:
            break
        if isinstance(index, tf.Tensor) and tensors.static(index) is None and index.dtype.is_integer:
            size = tf.shape(owner, index.dtype)[axis]
            failures.check(tf.logical_and(index >= -size, index < size), lambda axis=axis: tf.errors.InvalidArgumentError(
                None, None, f"slice index of dimension {axis} out of bounds."))


def of_array(owner, key):
    """An item of an array of NumPy's; `np.r_[a, b]` and `np.c_[a, b]`."""
    if owner is np.r_ or owner is np.c_:
        from . import numpy_shapes
        return numpy_arrays.array(numpy_shapes.joined("r_" if owner is np.r_ else "c_", key))
    if type(owner) is not np.ndarray:
        return owner[key]
    return numpy_arrays.array(arrays.selected(tf.constant(owner), key))


def plain_key(key):
    if isinstance(key, slice):
        return slice(*map(optional.plain, (key.start, key.stop, key.step)))
    return tuple(map(plain_key, key)) if isinstance(key, tuple) else optional.plain(key)


def key_is_symbolic(key):
    return staging.symbolic(key) or isinstance(key, slice) and any(
        map(staging.symbolic, (key.start, key.stop, key.step)))


def is_array(key):
    """Does an index hold arrays, which TensorFlow's tensors do not take?"""
    return any(isinstance(part, list) or isinstance(part, tf.Tensor) and part.shape.rank != 0 and part.dtype != tf.bool
               for part in (key if isinstance(key, tuple) else (key,)))


def pick(items, index):
    """An item of a Python sequence at a tensor index."""
    if not items:
        raise IndexError(f"{type(items).__name__} index out of range")
    return choice.select(checked(index, len(items), IndexError(f"{kind_of(items)} index out of range")), list(items))


def kind_of(items):
    return "string" if isinstance(items, str) else "tuple" if isinstance(items, tuple) else type(items).__name__


def checked(index, size, error):
    """A tensor index, from the start, and known to be one of `size`."""
    weak = tensors.is_weak(index)
    index = tf.convert_to_tensor(index)
    if weak and index.dtype == tf.bool:        # `names[bool(t)]`
        index = tf.cast(index, tf.int32)
    if not index.dtype.is_integer:
        raise TypeError(f"list indices must be integers or slices, not a {index.dtype.name} tensor")
    index = tf.cast(index, tf.int32)
    index = tf.where(index < 0, index + size, index)
    return failures.demanded(index, tf.logical_and(index >= 0, index < size), lambda: error)


def part(items, key):
    """A slice of a Python sequence whose bounds are tensors: a list whose length only the graph knows."""
    if isinstance(items, str):
        letters = tf.strings.unicode_split(tf.constant(items), "UTF-8")[key]
        return tensors.weak(tf.strings.reduce_join(letters))
    if not items:
        return items
    return listops.get(lists.new(lists.rows(list(items), common(items))), key)


def character(text, key):
    """A character, or a slice, of a text that only the graph knows."""
    letters = tf.strings.unicode_split(text, "UTF-8")
    if isinstance(key, slice):
        return tensors.weak(tf.strings.reduce_join(letters[key]))
    size = tf.size(letters)
    return tensors.weak(letters[checked(key, size, IndexError("string index out of range"))])


def common(items):
    """The form of every one of `items`."""
    try:
        return lattice.common(items)
    except lattice.Differs as why:
        raise StagingError(f"a tensor cannot choose among these items: {why}",
                           instead="Give them one dtype and shape, or choose with if/elif") from None


def of_choice(owner, key):
    """An item of one of several containers: gathered where they are rows of a table."""
    if all(isinstance(value, (list, tuple)) and len(value) == len(owner.ag__values[0]) for value in owner.ag__values) and (
            staging.symbolic(key)) and all(lattice.plain_scalar(item) for value in owner.ag__values for item in value):
        width = len(owner.ag__values[0])
        place = checked(key, width, IndexError(f"{kind_of(owner.ag__values[0])} index out of range"))
        return choice.select(owner.ag__index * width + place, [item for value in owner.ag__values for item in value])
    return owner[key]


def put(value, owner, key, rebinds, updates=False):
    """`owner[key] = value`: gives what the owner's name must be bound to now."""
    session = staging.local.session
    owner, key = optional.plain(owner), plain_key(key)
    if kinds.held(owner) is not owner and not isinstance(value, tf.__internal__.tracking.Trackable):
        put(value, kinds.held(owner), key, False, updates)
        return owner
    if type(owner) is choice.Choice:
        choice.each(owner, lambda own: put(value, own, key, False), runs=True)
        return owner
    session.changing(owner)
    value = optional.read(value)
    if isinstance(owner, containers.SEQUENCES):
        if not session.notes and (updates or staging.symbolic(value)) and id(owner) not in session.own:
            outside.watch(session, Content(owner, session, "a list"), updates=updates)
        put_in_list(session, value, owner, key)
        if updates and session.loans:          # the item was read for this statement alone
            loans.given_back(session, owner, value)
        return owner
    if isinstance(owner, containers.DICTS):
        if tensors.any_symbolic(key):
            dicts.put(session, owner, key, value)
            return owner
        dicts.note(session, owner, key)
        if not session.notes and (updates or staging.symbolic(value)):
            outside.watch(session, Item(owner, key, f"[{key!r}]"), updates=updates)
    elif isinstance(owner, tf.Tensor) and staging.symbolic(owner):
        if not rebinds:
            raise StagingError("a tensor cannot be changed in place: what else holds it would not see the change",
                               instead="Bind it to a local name, assign the items there, and store the result where it belongs")
        return arrays.updated(owner, key, value)
    elif isinstance(owner, np.ndarray) and (session.notes or tensors.any_symbolic([key, value])):
        return arrays.stored(owner, key, value, rebinds)
    owner[key] = value
    return owner


def put_in_list(session, value, owner, key):
    if lists.rows_of(owner) is None and isinstance(key, slice) and (key_is_symbolic(key) or containers.is_staged(value)):
        containers.stage(owner)
    if lists.rows_of(owner) is not None:
        listops.put(owner, key, value)
        return
    session.note_content(owner)
    if staging.symbolic(key):
        place = checked(key, len(owner), IndexError("list assignment index out of range"))
        owner[:] = [choice.select(tf.cast(tf.equal(place, i), tf.int32), [item, value]) for i, item in enumerate(owner)]
    else:
        owner[key] = value


def delete(owner, key):
    """`del owner[key]`"""
    session = staging.local.session
    owner = kinds.held(optional.plain(owner))
    if type(owner) is choice.Choice:
        choice.each(owner, lambda own: delete(own, key), runs=True)
        return
    session.changing(owner)
    if isinstance(owner, containers.SEQUENCES):
        if key_is_symbolic(key) and lists.rows_of(owner) is None:
            containers.stage(owner)
        if lists.rows_of(owner) is not None:
            listops.delete(owner, key)
            return
        session.note_content(owner)
    elif isinstance(owner, containers.DICTS):
        dicts.known(key)
        optional.read(owner.get(key))
        dicts.note(session, owner, key, moves=True)
    del owner[key]


def unpack(value, count, after):
    """The items of a symbolic `value` for `count` names, and `after` more behind a starred one."""
    value = optional.plain(value)
    if isinstance(value, containers.SEQUENCES):
        content = lists.rows_of(value)
        if after is not None:
            raise StagingError("a starred name cannot take the rest of a list whose length is known only when the graph runs",
                               instead="Write first, rest = items[0], items[1:]")
        return demanded_count(content.length(), count, lambda: [content.get(i) for i in range(count)])
    if not isinstance(value, tf.Tensor):
        return value
    if value.shape.rank == 0:
        raise TypeError("Cannot iterate over a scalar tensor.")
    if value.shape.rank is not None and value.shape[0] is not None:
        return tf.unstack(value)
    if after is not None:
        raise StagingError("a starred name cannot take the rest of a tensor whose length is known only when the graph runs",
                           instead="Write first, rest = t[0], t[1:]")
    checked = demanded_count(tf.shape(value)[0], count, lambda: tf.identity(value))
    setattr(checked, aliases.SHARES, value)
    return [checked[i] for i in range(count)]


def demanded_count(size, count, make):
    """`make()`, where there are as many items as names."""
    check = failures.check(tf.equal(size, count), lambda: ValueError(tensors.weak(tf.where(
        size < count, tf.strings.join([f"not enough values to unpack (expected {count}, got ", tf.strings.as_string(size), ")"]),
        f"too many values to unpack (expected {count})"))))
    return failures.after([check], make)
