"""An import hook that turns ordinary Python packages into packages that also run as TensorFlow graphs.

    import autoimport as autograph

    autograph.install(packages=["mypkg"])
    import mypkg                      # its functions now build graph control flow wherever a graph is being built

Nothing heavy is imported before it is needed.
"""
HOMES = {
    "hook.activation": ("install", "uninstall", "Hook"),
    "api": ("convert", "to_graph", "to_code", "source_map", "origin", "do_not_convert", "set_element_type",
            "stack", "set_loop_options"),
    "errors": ("AutoimportError", "CompilationWarning", "ConversionError", "ConversionWarning", "StagingError", "StateWarning"),
}
__version__ = "0.1.0"
__all__ = [name for names in HOMES.values() for name in names]


def __getattr__(name):
    for home, names in HOMES.items():
        if name in names:
            value = globals()[name] = getattr(__import__(f"{__name__}.{home}", fromlist=[name]), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})
