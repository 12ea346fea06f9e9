"""One file for each construct: how it is rewritten, and the operator that runs or stages it."""

from . import registry

FILES = ("assertion", "assignment", "attribute", "boolean", "call", "comparison", "comprehension", "conditional", "display",
                 "for_loop", "formatting", "fstring", "generator", "matching", "raising", "rebinding", "subscript", "while_loop")


def operators():
    """The operators by name: what `ag__` provides to generated code."""
    import importlib
    for file in FILES:
        importlib.import_module(f"{__name__}.{file}")
    return registry.OPERATORS
