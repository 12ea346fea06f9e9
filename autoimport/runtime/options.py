"""`autograph.set_loop_options`: what the author asks of the loop that comes next, or that the call stands in."""
from . import staging

NAMES = "parallel_iterations", "maximum_iterations", "shape_invariants", "swap_memory"


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
    if staging.local.session is not None:
        given = dict(parallel_iterations=parallel_iterations, maximum_iterations=maximum_iterations,
                     shape_invariants=shape_invariants, swap_memory=swap_memory)
        staging.local.session.options = {key: value for key, value in given.items() if value is not None}


def take():
    """The options for the loop that starts now."""
    return {}
