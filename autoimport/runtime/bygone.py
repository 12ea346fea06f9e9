"""The variables of a function whose graph has failed, as a debugger shows them: Python never had the values.

    (Pdb) p x
    <x: known only while the graph ran; print(x) in f shows it>
"""
import functools
import linecache

from . import lookup


class Bygone:
    """What stands for such a variable."""

    def __init__(self, name, function):
        self.name, self.function = name, function

    def __repr__(self):
        return f"<{self.name}: known only while the graph ran; print({self.name}) in {self.function} shows it>"


def variables(place):
    """name -> what stands for it, of the local variables at a place; none where the source is gone."""
    for code in codes("".join(linecache.getlines(place.file)), place.file):
        if code.co_name == place.function and any(line == place.line for _, _, line in code.co_lines()):
            names = *code.co_varnames, *code.co_cellvars, *code.co_freevars
            return {name: Bygone(name, place.function) for name in names if name.isidentifier()}
    return {}


@functools.lru_cache(8)
def codes(source, path):
    try:
        return [code for code in lookup.codes(source, path) if code.co_flags & FUNCTION]
    except (SyntaxError, ValueError):
        return []


FUNCTION = 1                                   # its variables are fast: it is neither a module nor the body of a class
