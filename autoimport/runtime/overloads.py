"""The staged overloads: what graph code calls instead of builtins and of functions of libraries, and how these take staged lists.

    len(items)      list_calls        math.gcd(a, b)      standard        tf.concat(rows, 0)      joined
"""
from . import (
    attributes,
    builtins,
    chance,
    choice,
    compiled,
    constants,
    joined,
    legacy,
    list_calls,
    piping,
    python_calls,
    ragged,
    standard,
)
from .foreign import GIVING, IDENTITY, ITERATING, READING, TELLING


def found():
    """The overload of each callable that has one."""
    modules = builtins, standard, chance, attributes, legacy, constants, compiled, joined, ragged, python_calls
    table = {f: overload for module in modules for f, overload in module.OVERLOADS.items()}
    IDENTITY.update(table[f] for f in (isinstance, *attributes.OVERLOADS, *joined.OVERLOADS, *ragged.OVERLOADS, *standard.AWARE)
                    if f in table)
    for f, overload in list_calls.OVERLOADS.items():
        table[f] = overload(table.get(f, f))
        IDENTITY.add(table[f])
    for f, wrapper in piping.WRAPPERS.items():
        plain, table[f] = table[f], wrapper(table[f])
        if plain in IDENTITY:
            IDENTITY.add(table[f])
    READING.update(table[f] for f in (max, min, sorted, dict))
    GIVING.update(table[f] for f in (enumerate, zip, map, filter, reversed, iter))
    TELLING.update(table[f] for f in (print, str))
    ITERATING.update(table[f] for f in (*piping.WRAPPERS, iter, reversed, any, all))
    choice.PURE.update(table[f] for f in choice.PURE & table.keys())
    return table
