"""`autograph.set_loop_options`: what the author asks of the loop that the call stands in.

The loop is under way when the call runs: it is traced again with the options."""
import tensorflow as tf

from . import staging


def set_loop_options(parallel_iterations=None, maximum_iterations=None, shape_invariants=None, swap_memory=None):
    """Options for the staged loop around this call (as its first statement); without effect in eager code.

    parallel_iterations, swap_memory: as for `tf.while_loop`.
    maximum_iterations: int or scalar int tensor; the loop stops after that many passes.
    shape_invariants: list of (tensor, tf.TensorShape or tf.TypeSpec): what the variable that holds the tensor may become.
    Shapes that grow are found without it.
    """
    if parallel_iterations is not None and (type(parallel_iterations) is not int or parallel_iterations < 1):
        raise ValueError(f"parallel_iterations must be a positive int, got {parallel_iterations!r}")
    if shape_invariants is not None:
        for pair in shape_invariants:
            if not isinstance(pair, (list, tuple)) or len(pair) != 2:
                raise ValueError(f"shape_invariants must be a list of (tensor, shape) pairs, got {pair!r}")
    session = staging.local.session
    if session is None or not session.loops:
        return
    region = session.loops[-1]
    given = dict(parallel_iterations=parallel_iterations, limit=maximum_iterations, swap_memory=swap_memory)
    options = {key: value for key, value in given.items() if value is not None}
    if not options.items() <= region.options.items():
        region.options |= options
        region.changed = True
    for tensor, shape in shape_invariants or ():
        relax(region, tensor, shape)


def relax(region, tensor, shape):
    """Let the variable that holds `tensor` have `shape` in the loop."""
    from . import forms
    for i, place in enumerate(region.places):
        form = region.forms[i]
        if place.get() is tensor and isinstance(form, forms.Tensor):
            spec = shape if isinstance(shape, tf.TypeSpec) else tf.TensorSpec(shape, form.spec.dtype)
            if spec != form.spec and not form.spec.is_compatible_with(spec):
                raise ValueError(f"'{place.title}' has shape {form.spec.shape}: {shape} is no relaxation of it")
            if spec != form.spec and region.attempts == 0:
                region.forms[i] = type(form)(spec)
                region.changed = True
            return
    raise ValueError(f"shape_invariants: {tensor!r} is held by no variable that this loop changes")
