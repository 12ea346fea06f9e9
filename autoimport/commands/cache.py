"""`cache info | clear | prune --max-size SIZE`: what is kept of converted modules, and where.

SIZE is a number of bytes, or has a unit: 500K, 200M, 2G.
"""
import argparse
import os

from .. import cache


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m autoimport cache", description=__doc__.splitlines()[0]
                                     if __doc__ else None)
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("info", help="the directory, and how much is in it")
    actions.add_parser("clear", help="remove everything")
    prune = actions.add_parser("prune", help="remove what was used least recently")
    prune.add_argument("--max-size", type=size, default=cache.LIMIT, metavar="SIZE", help="how much may stay")
    options = parser.parse_args(arguments)
    directory = cache.configured()
    store = cache.current()
    if store is None:
        print(f"no cache: {f'{directory} cannot be used' if directory else 'it is switched off, or has no home'}")
        return 0 if options.action == "info" else 1
    if options.action == "info":
        files = store.files()
        entries = [path for *_, path in files if not os.path.basename(path).startswith("stamp-")]
        print(f"directory  {directory}\nentries    {len(entries)}\n"
              f"size       {readable(sum(size for _, size, _ in files))}\nlimit      {readable(cache.LIMIT)}")
        return 0
    count, freed = store.clear() if options.action == "clear" else store.prune(options.max_size)
    print(f"removed {count} files, {readable(freed)}")
    return 0


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
