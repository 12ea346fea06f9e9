"""TensorFlow's loops and conditions as the runtime needs them inside operators: over structures of tensors.

The graphs that they open belong to the trace under way (see `session`), so that the user's functions run in them.
"""
import tensorflow as tf

from ..errors import StagingError
from . import staging, tensors


def adopt():
    """Tells the trace under way that the default graph is one of its own."""
    session = staging.local.session
    if session is not None and not tf.executing_eagerly():
        session.graphs.add(tf.compat.v1.get_default_graph())


def signature(function):
    """What `function()` gives, as a structure of type specs.  It is traced into a graph that is thrown away."""
    scratch = tf.__internal__.FuncGraph("scratch")
    with scratch.as_default():
        return tf.nest.map_structure(spec, function())


def spec(value):
    if value is None:
        return None
    try:
        if isinstance(value, (tf.Tensor, bool, int, float, complex, str, bytes)):
            return tf.TensorSpec.from_tensor(tf.convert_to_tensor(value))
        return tf.type_spec_from_value(value)
    except (TypeError, ValueError):
        raise StagingError(f"a value of type {type(value).__name__} cannot be kept for an item of a tensor",
                           instead="Keep tensors, numbers, texts, and tuples and dicts of them: a graph carries these") from None


def widened(before, after, value):
    """The spec of what is `value` before a loop and of spec `after` in it: numbers follow, shapes are generalised."""
    if not isinstance(before, tf.TensorSpec):
        return before
    dtype = after.dtype if tensors.is_weak(value) else before.dtype
    return tf.TensorSpec(tf.TensorShape(before.shape).most_specific_compatible_shape(after.shape), dtype)


def blank(specs):
    """Values of these specs that nobody reads: zeros, without rows where the number is not known."""
    return tf.nest.map_structure(blank_of, specs)


def blank_of(spec):
    if spec is None:
        return None
    if not isinstance(spec, tf.TensorSpec):
        return spec._from_components(tf.nest.map_structure(blank_of, spec._component_specs))
    shape = [n or 0 for n in spec.shape] if spec.shape.rank is not None else []
    return tf.zeros(shape, spec.dtype)


def only_if(keep, function):
    """`function()` where `keep` holds (None: always); what it is otherwise nobody may read."""
    if keep is None:
        return function()
    specs = signature(function)
    packed = tf.cond(keep, lambda: flat(function(), specs), lambda: flat(blank(specs), specs))
    return unflat(packed, specs)


def both(keep, test):
    """`keep and test()`, a scalar bool tensor; `test` is traced where `keep` holds (None: always)."""
    if keep is None:
        return test()
    return tf.cond(keep, test, lambda: tf.constant(False))


def loop(more, body, start, specs):
    """`tf.while_loop` over structures: shapes may change as `specs` allow, Python numbers are tensors inside."""
    def going(*packed):
        return tensors.truth(more(*unflat(packed, specs)))

    def step(*packed):
        return flat(body(*unflat(packed, specs)), specs)

    out = tf.while_loop(going, step, flat(start, specs), tf.nest.flatten(specs))
    return unflat(out, specs)


def flat(values, specs):
    """The tensors of a structure; None leaves carry nothing."""
    tf.nest.assert_same_structure(values, specs)
    return [tf.cast(value, spec.dtype) if isinstance(value, tf.Tensor) else
            tf.convert_to_tensor(value, spec.dtype) if isinstance(spec, tf.TensorSpec) else value
            for value, spec in zip(tf.nest.flatten(values), tf.nest.flatten(specs)) if spec is not None]


def unflat(packed, specs):
    packed = iter(packed if isinstance(packed, (list, tuple)) else [packed])
    return tf.nest.map_structure(lambda spec: None if spec is None else shaped(next(packed), spec), specs)


def shaped(value, spec):
    if isinstance(value, tf.Tensor):
        value.set_shape(spec.shape)
    return value
