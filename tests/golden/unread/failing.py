"""What nobody reads fails all the same: items past the end, names never set, keys never made, divisions by zero."""
import tensorflow as tf


def item_of_a_tensor(x):
    t = tf.range(3)
    t[x]
    return x


def item_of_a_row_in_a_loop(x):
    for i in tf.range(x):
        tf.range(3)[i]
    return x


def item_of_a_list(x):
    xs = [1., 2., 3.]
    _ = xs[x]
    return x


def filled(n):
    xs = []
    for i in tf.range(n):
        xs.append(i)
    return xs


def item_of_a_staged_list(x):
    xs = filled(2)
    xs[x]
    return x


def popped(x):
    xs = filled(max(x - 3, 0))
    xs.pop()
    return x


def popped_for_a_name(x):
    stack = filled(x)
    stack.pop()
    stack.pop()
    top = stack.pop()
    return x


def deleted_item(x):
    xs = filled(x - 1)
    del xs[x - 1 if x > 3 else 0]
    return x


def deleted_item_of_a_plain_list(x):
    xs = [1, 2, 3]
    del xs[x]
    return x


def in_a_helper(x):
    second(filled(max(x - 2, 0)))
    return x


def second(xs):
    return xs[1] + 1


def name_never_set(x):
    if x < 3:
        y = x
    y
    return x


def name_never_set_for_another(x):
    for i in tf.range(max(x - 3, 0)):
        y = i
    z = y
    return x


def deleted_name_never_set(x):
    if x < 3:
        y = x
    del y
    return x


def divided(x):
    1 // (x - 3)
    return x


def remainder(x):
    rest = 7 % (x - 3)
    return x


def key_never_made(x):
    d = {}
    if x < 3:
        d["a"] = x
    d["a"]
    return x


def popped_key_never_made(x):
    d = {}
    if x < 3:
        d["a"] = x
    d.pop("a")
    return x


def deleted_key_never_made(x):
    d = {}
    if x < 3:
        d["a"] = x
    del d["a"]
    return x


class Thing:
    pass


def deleted_attribute_never_made(x):
    thing = Thing()
    if x < 3:
        thing.a = x
    del thing.a
    return x


def one_of_them(x):
    (x > 2 and tf.gather(tf.range(3), x))
    return x


CASES = [(function, n) for function in (
    item_of_a_tensor, item_of_a_row_in_a_loop, item_of_a_list, item_of_a_staged_list, popped, popped_for_a_name, deleted_item,
    deleted_item_of_a_plain_list, in_a_helper, name_never_set, name_never_set_for_another, deleted_name_never_set, divided,
    remainder, key_never_made, popped_key_never_made, deleted_key_never_made, deleted_attribute_never_made, one_of_them)
    for n in (1, 2, 3, 4)]
