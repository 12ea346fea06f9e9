"""One file for each construct: how it is rewritten, and the operator that runs or stages it."""

import functools
import importlib

from ..runtime import staging
from . import registry

FILES = ("assertion", "assignment", "attribute", "boolean", "call", "comparison", "comprehension", "conditional", "display",
         "for_loop", "formatting", "fstring", "generator", "matching", "raising", "rebinding", "recursion", "subscript",
         "tensor_array", "trying", "unread", "walrus", "while_loop", "with_block")


@functools.cache
def operators():
    """Make the operators attributes of `ag__`, for generated code that is about to run."""
    for file in FILES:
        importlib.import_module(f"{__name__}.{file}")
    vars(staging).update(registry.OPERATORS)
