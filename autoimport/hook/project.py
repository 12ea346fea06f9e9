"""The project's own settings: `[tool.autoimport]` in the nearest pyproject.toml.

    [tool.autoimport]
    packages = ["pkg", "other.*"]
    exclude = ["pkg.vendored"]
    strict = true
    cache-dir = "build/cache"                  # relative to the file
"""
import os

from . import select

KEYS = {"packages": list, "exclude": list, "strict": bool, "cache-dir": str}


def nearest(folder):
    """The path of the pyproject.toml in `folder` or the closest folder above it, or None."""
    folder = os.path.abspath(folder)
    while True:
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path):
            return path
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None


def settings(folder):
    """A dict with some of `KEYS`.  Raises ValueError for a table with something else in it."""
    path = nearest(folder)
    if path is None:
        return {}
    try:
        with open(path, "rb") as file:
            text = file.read()
    except OSError:
        return {}
    if b"autoimport" not in text:              # reading TOML takes longer than starting Python
        return {}
    try:
        import tomllib
    except ImportError:                        # Python 3.10
        import tomli as tomllib
    try:
        table = tomllib.loads(text.decode())
        for name in "tool", "autoimport":
            table = table.get(name, {})
            if not isinstance(table, dict):
                raise ValueError(f"[tool.autoimport] must be a table, but {name} is {table!r}")
        return checked(table, os.path.dirname(path))
    except (ValueError, TypeError) as error:
        raise ValueError(f"{path}: {error}") from None


def checked(table, folder):
    for name, value in table.items():
        if name not in KEYS:
            raise ValueError(f"[tool.autoimport] has no key {name!r}; there are {', '.join(map(repr, KEYS))}")
        if not isinstance(value, KEYS[name]):
            raise ValueError(f"[tool.autoimport] {name} must be a {KEYS[name].__name__}, not {value!r}")
        if KEYS[name] is list:
            select.checked(value, name)
    for why in select.refused(table.get("packages", ())):
        raise ValueError(f"[tool.autoimport] packages: {why}")
    if table.get("cache-dir") == "":
        raise ValueError("[tool.autoimport] cache-dir must name a folder, and is empty")
    if "cache-dir" in table:
        table["cache-dir"] = os.path.join(folder, table["cache-dir"])
    return table
