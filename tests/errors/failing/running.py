"""Programs that fail when their graph runs."""
import tensorflow as tf


def bad_index(x):
    return tf.gather(tf.constant([1., 2., 3.]), tf.cast(x, tf.int32))


def in_a_branch(x):
    if x > 0:
        y = tf.debugging.check_numerics(x / 0., "y is wrong")
    else:
        y = x
    return y


def in_a_loop(x):
    total = tf.constant(0.)
    for i in tf.range(4):
        total += tf.gather(tf.ones([3]), i)
    return total + x


def called_from_two_lines(x):
    a = in_a_branch(x - 3.)
    b = in_a_branch(x)
    return a + b


def twice_on_a_line(x):
    return in_a_branch(x - 3.) + in_a_branch(x)


def in_a_lambda(x):
    pick = lambda values, i: tf.gather(values, i)  # noqa: E731
    return pick(tf.ones([3]), tf.cast(x, tf.int32) + 1)


def in_a_comprehension(x):
    return tf.add_n([bad_index(x + each) for each in (-1., 1.)])


def in_a_generator(x):
    def items():
        for i in tf.range(4):
            yield bad_index(tf.cast(i, tf.float32))
    total = x
    for item in items():
        total += item
    return total


def in_a_library_call(x):
    return tf.reduce_sum(tf.map_fn(lambda each: bad_index(each + x), tf.ones([2])))


def in_an_operand(x):
    return x > 0 and bad_index(x) > 0


def raised(x):
    if x > 0:
        raise ValueError(f"{x} is too large")
    return x


class Refused(Exception):
    def __init__(self, what, *, limit):
        super().__init__(f"{what} is over {limit}")
        self.what, self.limit = what, limit


def raised_by_a_helper_in_a_loop(x):
    total = x
    for i in tf.range(6):
        total += check(i, 4)
    return total


def check(value, limit):
    if value > limit:
        raise Refused(value, limit=limit)
    return 1.


def asserted(x):
    assert x < 0, f"x is {x}"
    return x


def asserted_in_a_loop(x):
    while x > 0:
        x -= 1.
        assert x > 0, "x is gone"
    return x


def never_set(x):
    if x < 0:
        y = x
    return y


def with_a_matrix(x):
    return tf.linalg.inv(tf.zeros([2, 2]) * x)


def past_the_end(x):
    xs = []
    for i in tf.range(2):
        xs.append(i)
    return xs[tf.cast(x, tf.int32)]


def raised_by_one_helper_for_two_lines(x):
    a = check(x, 2.)
    b = check(x, 4.)
    return a + b


def raised_with_a_cause(x):
    try:
        y = check(x, 2.)
    except Refused as error:
        raise RuntimeError(f"{x} was refused") from error
    return y + x


def raised_under_a_finally(x):
    try:
        check(x, 2.)
    finally:
        y = x
    return y


def raised_again(x):
    try:
        check(x, 2.)
    except Refused:
        raise
    return x


class Amount:
    def __init__(self, value):
        self.value = value

    def __sub__(self, other):
        assert self.value >= other.value, "not that much"
        return Amount(self.value - other.value)


def in_an_operator(x):
    return (Amount(x) - Amount(x + 1)).value


def missing_key(x):
    return {1: 1., 2: 2.}[int(x)]


def in_the_condition_of_a_loop(x):
    while x < 10. and bad_index(x) > 0:
        x += 1.
    return x


def a_method_on_a_line_of_its_own(x):
    return (Amount(x)
            .__sub__(Amount(x - 1.))
            .__sub__(Amount(x))).value


def in_a_match(x):
    match x:
        case 3.:
            raise KeyError(f"no {x} here")
        case _:
            return x


FAILS = [(function, "scalar 3.", *how) for function, *how in (
    (bad_index, "function", "session", "keras", "data", "parallel"), (in_a_branch, "function", "session", "keras"),
    (in_a_loop, "function", "session", "data"), (called_from_two_lines, "function", "session"), (twice_on_a_line, "function"),
    (in_a_lambda, "function"), (in_a_comprehension, "function"), (in_a_generator, "function"),
    (in_a_library_call, "function"), (in_an_operand, "function"), (raised, "function", "session", "keras", "data"),
    (raised_by_a_helper_in_a_loop, "function", "session"), (asserted, "function", "session", "keras", "data"),
    (asserted_in_a_loop, "function"),
    (never_set, "function", "session"), (with_a_matrix, "function"),
    (past_the_end, "function", "session", "data"), (raised_by_one_helper_for_two_lines, "function"),
    (raised_with_a_cause, "function", "session"), (raised_under_a_finally, "function"), (raised_again, "function"),
    (in_an_operator, "function"), (missing_key, "function"), (in_the_condition_of_a_loop, "function"),
    (a_method_on_a_line_of_its_own, "function", "parallel"), (in_a_match, "function"))]


def nothing_to_stage(x):
    return 7 // (x - 3)


FAILS += [(nothing_to_stage, "scalar 3", "function", "session")]


def texts_of_arrays(x):
    v = x * tf.constant([1., 2.5, -1e10])
    if x > 2.:
        raise ValueError(f"bad {v} of {x}, {tf.range(x) > 1.} {tf.constant(['a', 'b'])[0]}")
    return v


def texts_with_conversions(x):
    if x > 2.:
        raise ValueError(f"{x!s} or {x!r} of {x:.2f}")
    return x


FAILS += [(texts_of_arrays, "scalar 3.", "function", "session", "data"), (texts_with_conversions, "scalar 3.", "function", "session")]


def unset_in_an_expression(x):
    if x < 0:
        y = x
    return abs(x) + y


def unpacked(x):
    first, (second, third) = x, tf.range(x)
    return first + second + third


def unread_item(x):
    xs = []
    for i in tf.range(2):
        xs.append(i)
    xs[tf.cast(x, tf.int32)]
    return x


def emptied_stack(x):
    stack = [x]
    while x > 0:
        stack.pop()
        x -= 1
    return x


def divided_by_nothing(x):
    if x > 2:
        return int(x) / 0
    return 1.


def with_a_note(x):
    error = ValueError("too large")
    if x > 2:
        error.add_note(f"it is {x}")
        raise error
    return x


def guarded(x):
    if x > 2:
        raise IndexError(f"there is no {x}")
    return bad_index(x)


def in_a_property(x):
    class Limited:
        @property
        def value(self):
            assert x < 2, f"{x} is over the limit"
            return x
    return Limited().value


def in_a_manager(x):
    class Checked:
        def __enter__(self):
            if x > 2:
                raise Refused(x, limit=2)

        def __exit__(self, *error):
            pass
    with Checked():
        return x


@tf.custom_gradient
def with_a_bad_gradient(y):
    def gradient(upstream):
        return upstream * bad_index(y)
    return y * 2, gradient


def in_a_gradient(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = with_a_bad_gradient(x)
    return tape.gradient(y, x)


def in_a_while_loop(x):
    return tf.while_loop(lambda i: i < 10., lambda i: [i + check(i, 4.)], [x])[0]


def in_a_vectorized_map(x):
    return tf.vectorized_map(lambda each: each + bad_index(x), tf.ones([2]))[0]


FAILS += [(function, argument, "function", *how) for function, argument, *how in (
    (unset_in_an_expression, "scalar 3.", "session"), (unpacked, "scalar 3", "session"), (unread_item, "scalar 3.", "session"),
    (emptied_stack, "scalar 3"), (divided_by_nothing, "scalar 3", "session", "keras"), (with_a_note, "scalar 3"),
    (guarded, "scalar 3.", "session", "data"), (in_a_property, "scalar 3.", "keras"), (in_a_manager, "scalar 3."),
    (in_a_gradient, "scalar 3."), (in_a_while_loop, "scalar 3."), (in_a_vectorized_map, "scalar 3."))]
