"""Gradients of staged lists, where TensorFlow has none, or one that goes wrong.

    ys + zs                         none: for TensorFlow nothing comes from either
    rows[i] = rows[i] + [x]         of rows that differ in length: what is for the old row gets the length of the new one
    rows.append(row)                of rows that nobody reads: there is no empty list in a list, only nothing
    for x in t: ys.append(ys[-1] + x)           the list is taken for one in which the loop keeps what its gradient needs
    for b, c in ys: s += b          the gradients of one list meet: AddN(from ys[i], from ys[j] = v, from the loop)

The last one hangs: TensorFlow keeps the type of its items with the handle of a list, and loses it where a gradient is all zeros.
Three handles of which the last has none make AddN throw while the graph is locked: the next operation waits for ever.
"""
import tensorflow as tf

from . import private

ops = tf.raw_ops


def watch():
    """Have all gradients of one list tell what it holds before they are added up."""
    private.before_sums(lambda parts: private.tell_items(parts) if parts[0].dtype == tf.variant else None)


def varied(spec):
    """May items of this spec differ in what TensorFlow calls their zeros?"""
    return spec.dtype == tf.variant or not spec.shape.is_fully_defined()


def push(handle, item, spec):
    """The list with `item` behind its last."""
    if handle.op.type == "Placeholder" and handle.consumers():
        handle = tf.identity(handle)           # a list that was read, and is no store of the loop's
    return pushed(handle, item) if spec.dtype == tf.variant else ops.TensorListPushBack(input_handle=handle, tensor=item)


@tf.custom_gradient
def pushed(handle, item):
    handle, item = here(handle, item)

    def gradient(change):
        last = ops.TensorListLength(input_handle=handle)
        return ops.TensorListResize(input_handle=change, size=last), read(filled(change, last, item), last, item)
    return ops.TensorListPushBack(input_handle=handle, tensor=item), gradient


def put(handle, index, item, spec, name):
    """The list with another item `index`."""
    if not varied(spec):
        return ops.TensorListSetItem(input_handle=handle, index=index, item=item, name=name)

    @tf.custom_gradient
    def stored(handle, index, item):
        handle, index, item = here(handle, index, item)
        before = read(handle, index, item, name)

        def gradient(change):
            rest = ops.TensorListSetItem(input_handle=change, index=index, item=tf.zeros_like(before))
            return rest, None, read(filled(change, index, item), index, item)
        return ops.TensorListSetItem(input_handle=handle, index=index, item=item, name=name), gradient
    return stored(handle, index, item)


def concat(a, b, spec):
    """The items of both lists."""
    @tf.custom_gradient
    def joined(a, b):
        a, b = here(a, b)

        def gradient(change):
            first, count = ops.TensorListLength(input_handle=a), ops.TensorListLength(input_handle=b)
            zeros = of_both(nothing(b, first, spec.dtype), tf.zeros_like(b))
            return ops.TensorListResize(input_handle=change, size=first), part(tf.add_n([change, zeros]), first, count, spec)
        return of_both(a, b), gradient

    def of_both(a, b):
        return ops.TensorListConcatLists(input_a=tf.reshape(a, [1]), input_b=tf.reshape(b, [1]), element_dtype=spec.dtype)[0]
    return joined(a, b)


def here(*values):
    """What a gradient may use: tensors of the graph that the operation is in."""
    return [tf.identity(value) for value in values]


def part(handle, first, count, spec):
    """`count` items of a list, from item `first` on."""
    out = ops.EmptyTensorList(element_shape=-1, max_num_elements=-1, element_dtype=spec.dtype)
    return tf.while_loop(lambda i, out: i < count, lambda i, out: (i + 1, ops.TensorListPushBack(
        input_handle=out, tensor=read(handle, first + i, tf.TensorSpec(None, spec.dtype)))), [tf.constant(0), out])[1]


def read(handle, index, like, name=None):
    return ops.TensorListGetItem(input_handle=handle, index=index, element_shape=-1, element_dtype=like.dtype, name=name)


def filled(change, index, item):
    """The gradient of a list, which has one of `item`, too: zeros where nobody has read it."""
    zeros = nothing(change, ops.TensorListLength(input_handle=change), item.dtype)
    return tf.add_n([change, ops.TensorListSetItem(input_handle=zeros, index=index, item=tf.zeros_like(item))])


def nothing(like, count, dtype):
    """So many items of a list that are not there, which TensorFlow takes for zeros where it adds lists up."""
    shape = ops.TensorListElementShape(input_handle=like, shape_type=tf.int32)
    return ops.TensorListReserve(element_shape=shape, num_elements=count, element_dtype=dtype)
