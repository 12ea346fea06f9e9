"""Items of tensors and containers where a graph is involved: NumPy's meaning, by functional update."""
import tensorflow as tf

from ..errors import StagingError
from . import forms, lists, optional, staging
from .places import Item


def get(owner, key):
    """`owner[key]`"""
    owner, key = optional.plain(owner), plain_key(key)
    if isinstance(owner, list) and lists.rows_of(owner) is not None:
        return lists.get(owner, key)
    if isinstance(owner, (list, tuple)) and staging.symbolic(key):
        return pick(owner, key)
    return owner[key]


def plain_key(key):
    if isinstance(key, slice):
        return slice(*map(optional.plain, (key.start, key.stop, key.step)))
    return tuple(map(plain_key, key)) if isinstance(key, tuple) else optional.plain(key)


def pick(items, index):
    """An item of a Python sequence at a tensor index: gathered from the items' parts."""
    if not items:
        raise IndexError(f"{type(items).__name__} index out of range")
    form = common(items)
    rows = zip(*(form.pack(item) for item in items))
    index = tf.convert_to_tensor(index)
    index = tf.where(index < 0, index + len(items), index)
    check = tf.debugging.Assert(tf.logical_and(index >= 0, index < len(items)),
                                [f"{type(items).__name__} index out of range: {len(items)} items, index", index])
    with tf.control_dependencies([check] if check is not None else []):
        return form.unpack(iter([tf.gather(tf.stack(row), index) for row in rows]))


def common(items):
    """The form of every one of `items`."""
    form = forms.form_of(items[0])
    try:
        if isinstance(form, forms.Same):
            form = forms.opened(form.value)
        for item in items[1:]:
            form = forms.join(form, forms.form_of(item))
        return form
    except forms.Differs as why:
        raise StagingError(f"a tensor cannot choose among these items: {why}. Give them one dtype and shape, or "
                           f"choose with if/elif.") from None


def put(value, owner, key, rebinds):
    """`owner[key] = value`: gives what the owner's name must be bound to now."""
    session = staging.local.session
    owner, key = optional.plain(owner), plain_key(key)
    if isinstance(owner, list):
        if lists.rows_of(owner) is not None:
            lists.put(owner, key, value)
            return owner
        if staging.symbolic(key):
            session.note_content(owner)
            form = common([*owner, value])
            session.set_content(owner, lists.rows(owner, form))
            lists.put(owner, key, value)
            return owner
        session.note_content(owner)
    elif type(owner) is dict:
        session.note(Item(owner, key, f"[{key!r}]"))
    elif isinstance(owner, tf.Tensor) and staging.symbolic(owner):
        if not rebinds:
            raise StagingError("a tensor cannot be changed in place: bind it to a local name, assign the items there, "
                               "and store the result where it belongs.")
        return updated(owner, key, value)
    owner[key] = value
    return owner


def updated(tensor, key, value):
    """The tensor with `tensor[key]` replaced, as NumPy assigns: the value is cast and broadcast."""
    value = tf.cast(value, tensor.dtype) if not isinstance(value, (str, bytes)) else tf.constant(value)
    shape = tf.shape(tensor)
    if isinstance(key, tf.Tensor) and key.dtype == tf.bool:
        mask = tf.reshape(key, tf.concat([tf.shape(key), tf.ones([tf.rank(tensor) - tf.rank(key)], tf.int32)], 0))
        return tf.where(mask, tf.broadcast_to(value, shape), tensor)
    places = tf.reshape(tf.range(tf.size(tensor)), shape)[key]       # which elements the key selects, in order
    flat = tf.tensor_scatter_nd_update(
        tf.reshape(tensor, [-1]), tf.reshape(places, [-1, 1]),
        tf.reshape(tf.broadcast_to(value, tf.shape(places)), [-1]))
    return tf.ensure_shape(tf.reshape(flat, shape), tensor.shape)


def delete(owner, key):
    """`del owner[key]`"""
    if isinstance(owner, list):
        if lists.rows_of(owner) is not None:
            lists.pop(owner, key)
            return
        staging.local.session.note_content(owner)
    elif type(owner) is dict:
        staging.local.session.note(Item(owner, key, f"[{key!r}]"))
    del owner[key]


def unpack(value, count, after):
    """The items of a symbolic `value` for `count` names, and `after` more behind a starred one."""
    value = optional.plain(value)
    if isinstance(value, list):
        value = lists.rows_of(value).stack()
    if not isinstance(value, tf.Tensor):
        return value
    if value.shape.rank == 0:
        raise TypeError("Cannot iterate over a scalar tensor.")
    if value.shape.rank is not None and value.shape[0] is not None:
        return tf.unstack(value)
    if after is not None:
        raise StagingError("a starred name cannot take the rest of a tensor whose length is known only when the graph "
                           "runs: write first, rest = t[0], t[1:]")
    check = tf.debugging.Assert(tf.equal(tf.shape(value)[0], count),
                                [f"expected {count} values to unpack, got", tf.shape(value)])
    with tf.control_dependencies([check] if check is not None else []):
        value = tf.identity(value)
    return [value[i] for i in range(count)]
