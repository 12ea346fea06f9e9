"""One file for each construct: how it is rewritten, and the operator that runs or stages it."""

FILES = ("assertion", "assignment", "attribute", "boolean", "call", "comparison", "comprehension", "conditional",
         "for_loop", "fstring", "generator", "matching", "raising", "rebinding", "subscript", "while_loop")
OPERATORS = ("assert_ unpack setattr_ delattr_ and_ or_ both either not_ call super_ eq ne is_ is_not in_ not_in chain holds "
             "if_ if_exp for_ getitem setitem delitem slice_ while_ "
             "raising trying tried fstring formatted rebinding rebinding_global "
             "listcomp setcomp dictcomp genexp when each rows case captures generator yield_ pulled pulled_items").split()


def operators():
    """The operators by name: what `ag__` provides to generated code."""
    import importlib
    found = {}
    for file in FILES:
        module = importlib.import_module(f"{__name__}.{file}")
        found |= {name: vars(module)[name] for name in OPERATORS if name in vars(module)
                  and vars(module)[name].__module__ == module.__name__}
    return found
