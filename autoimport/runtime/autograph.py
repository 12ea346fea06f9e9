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


def converted(entries):
    """(file, line, function) of the source behind the last of these traceback entries, which is in a function that
    AutoGraph has converted; None if its table does not say."""
    for entry in reversed(entries):
        table = getattr(entry.tb_frame.f_locals.get("converted_f"), "ag_source_map", None)
        for place, found in table.items() if table else ():
            if (place.filename, place.lineno) == (entries[-1].tb_frame.f_code.co_filename, entries[-1].tb_lineno):
                name = found.function_name or entries[-1].tb_frame.f_code.co_name.removeprefix("tf__")
                return found.loc.filename, found.loc.lineno, name
        if table:
            break
    return None
