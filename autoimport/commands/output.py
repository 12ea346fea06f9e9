"""How the commands speak: parsers that are alike, tables, and JSON for programs."""
import argparse
import json
import os
import sys


def parser(command, doc):
    """An argument parser; the first line of the command's docstring says what it is for."""
    about = doc.splitlines()[0].partition(": ")[2] if doc else None            # `-OO` has no docstrings
    return argparse.ArgumentParser(prog=f"python -m autoimport {command}", description=about and about.capitalize())


def add_json(*parsers):
    for each in parsers:
        each.add_argument("--json", action="store_true", help="for programs: one JSON object on standard output")


def count(text):
    """A whole number of at least 1."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no count: expected a whole number, 1 or more")
    return number


def settings(parser):
    """What the project in this folder says of itself; its cache is the one that is meant."""
    from ..hook import project
    try:
        found = project.settings(os.getcwd())
    except (ValueError, OSError) as error:
        parser.error(str(error))
    if "cache-dir" in found and not os.environ.get("AUTOIMPORT_CACHE_DIR"):
        os.environ["AUTOIMPORT_CACHE_DIR"] = found["cache-dir"]
    return found


def as_json(value, stream=None):
    print(json.dumps(value, indent=2), file=stream)


def rows(pairs, stream=None):
    """Print (name, value) pairs under each other, and lines of a value, too; on a terminal, with colours."""
    width = max(len(name) for name, _ in pairs)
    console = terminal(stream or sys.stdout)
    for name, value in pairs:
        first, *more = str(value).splitlines() or [""]
        if console:
            from rich.text import Text
            console.print(Text.assemble((f"{name:<{width}}  ", "bold cyan"), first), soft_wrap=True)
        else:
            print(f"{name:<{width}}  {first}".rstrip(), file=stream)
        for line in more:
            print(" " * (width + 2) + line, file=stream)


def terminal(stream):
    """A rich console for `stream` if that is a terminal, else None."""
    if not stream.isatty():
        return None
    try:
        from rich.console import Console
    except ImportError:
        return None
    return Console(file=stream, highlight=False)


UNITS = {"": 1, "B": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def size(text):
    """Bytes of a size such as `200M` (also `200MB`)."""
    number = text.upper().removesuffix("B").rstrip("KMGT")
    unit = text.upper().removesuffix("B")[len(number):]
    try:
        value = float(number) * UNITS[unit]
        return int(value) if value >= 0 else int("negative")
    except (ValueError, KeyError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text!r} is no size: expected a number of bytes, or such as 500K, 200M, 2G"
                                         ) from None


def readable(count):
    for unit in "BKMGT":
        if count < 1024 or unit == "T":
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1024


def shortened(path):
    """With `~` for the home directory."""
    home = os.path.join(os.path.expanduser("~"), "")
    return os.path.join("~", path[len(home):]) if len(home) > 2 and path.startswith(home) else path
