"""Which modules are meant: names and globs, such as `pkg`, `other.sub*`; a name covers what lies below it.

    Names(["pkg", "other.*"], exclude=["pkg.vendored"]).wants("pkg.deep.down")      # True

A test by name comes first and is cheap, since it is made for every import of the process.
"""
import os
import sys

NEVER = frozenset(sys.stdlib_module_names) | {
    "autoimport", "autoimport_startup", "tensorflow", "numpy", "gast", "astunparse", "__main__", "__mp_main__"}
NAMED = {"keras", "tf_keras"}                  # build graphs by themselves: hooked only when named, never by a glob or a folder


class Names:
    """Modules by name."""

    def __init__(self, packages, exclude=()):
        self.packages, self.exclude = tuple(packages), tuple(exclude)
        tops = {pattern.partition(".")[0] for pattern in self.packages}
        self.tops = None if any("*" in top for top in tops) else tops
        self.never = NEVER | NAMED - tops

    def wants(self, name):
        top = name.partition(".")[0]
        if self.tops is not None and top not in self.tops or top in self.never:
            return False
        return covered(self.packages, name) and not covered(self.exclude, name)

    def holds(self, path):
        return True


class Folder:
    """A script, and the modules below a folder as far as they are not installed there: a virtual environment may lie inside."""

    def __init__(self, folder, exclude=(), script=None):
        self.root = os.path.join(folder, "")
        self.exclude, self.script = tuple(exclude), script

    def wants(self, name):
        return (name == "__main__" or name.partition(".")[0] not in NEVER | NAMED) and not covered(self.exclude, name)

    def holds(self, path):
        below = path[len(self.root):]
        return path == self.script or (
            path.startswith(self.root) and "site-packages" not in below and "dist-packages" not in below)


def covered(patterns, name):
    """Whether one of the patterns is `name`, or one of the packages that `name` lies in."""
    for pattern in patterns:
        if "*" in pattern:
            if matches(pattern, name) or matches(pattern + ".*", name):
                return True
        elif name.startswith(pattern) and name[len(pattern):len(pattern) + 1] in ("", "."):
            return True
    return False


def matches(pattern, name):
    """Globs have `*` only, which stands for any characters, dots too.  (`fnmatch` would import `re`.)"""
    head, star, tail = pattern.partition("*")
    if not star:
        return pattern == name
    return name.startswith(head) and any(matches(tail, name[at:]) for at in range(len(head), len(name) + 1))


def checked(patterns, what):
    """`patterns` as a tuple, or a TypeError or ValueError that says what was expected."""
    wanted = f"{what} must be a list of module names or globs, such as ['pkg', 'other.sub*']"
    if isinstance(patterns, (str, bytes)):
        raise TypeError(f"{wanted}; this is a single {type(patterns).__name__}: {patterns!r}")
    try:
        patterns = tuple(patterns)
    except TypeError:
        raise TypeError(f"{wanted}; this is {patterns!r}") from None
    for pattern in patterns:
        if not isinstance(pattern, str):
            raise TypeError(f"{wanted}; {pattern!r} is not a string")
        if not all(part.replace("*", "x").isidentifier() for part in pattern.split(".")):
            raise ValueError(f"{wanted}; {pattern!r} is neither")
    return patterns


def refused(patterns):
    """The names among `patterns` that are never hooked, each with the reason."""
    for pattern in patterns:
        top = pattern.partition(".")[0]
        if top in NEVER:
            kind = "part of the standard library" if top in sys.stdlib_module_names else "what the converter works with"
            yield f"{pattern!r} is never hooked: it is {kind}"
