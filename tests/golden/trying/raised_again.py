"""A clause that raises again whatever it takes: the failure of an operation leaves it when the graph runs."""
import tensorflow as tf


def logged(x, i):
    try:
        return tf.gather(x, i) // x[0]
    except Exception:
        print("failed")
        raise


def named(x):
    try:
        tf.debugging.assert_positive(x)
        y = x * 2
    except tf.errors.InvalidArgumentError as error:
        found = error.__traceback__
        raise error.with_traceback(found) from None
    finally:
        x = None
    return y


def bare(x):
    found = []
    try:
        for v in x:
            if v > 5:
                raise ValueError(f"too large: {v}")
            found.append(6 // v)
    except:  # noqa: E722
        found.clear()
        raise
    return sum(found)


def cannot_fail(x):
    """What no operation of the body can raise is waited for in vain."""
    try:
        with tf.init_scope():
            y = tf.constant(2.0)
        x = x + y
    except (ValueError, tf.errors.InvalidArgumentError):
        x = x * 0
    return x


CASES = [(cannot_fail, 1.0), (logged, [2, 6, 4], 1), (named, [1.0, 2.0]), (bare, [2, 3]), (bare, [2, 7])]
