"""TensorFlow's own AutoGraph must leave our functions alone."""


def keep_off(ours):
    """AutoGraph takes the callables for which `ours(callable)` is true as they are.

    Its public switch, an attribute, would have to be set on every function; what asks for that attribute is one
    function.  Without it AutoGraph converts our functions once more, and what it cannot convert fails.
    """
    try:
        from tensorflow.python.autograph.impl import api
    except ImportError:
        return
    asks = api.is_autograph_artifact
    api.is_autograph_artifact = lambda entity: asks(entity) or ours(entity)
