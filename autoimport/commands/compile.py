"""`compile PACKAGE... [--jobs N] [--strict]`: fill the cache ahead of time, with all cores.

PACKAGE is the name of a package or module, and covers everything below it.  What cannot be converted is listed with
the reason; it will be imported as plain Python, so it is a failure with --strict only.
"""
import argparse
import collections
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from .. import cache, unit
from ..errors import ConversionError


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m autoimport compile", description=__doc__.splitlines()[0]
                                     if __doc__ else None)
    parser.add_argument("packages", metavar="PACKAGE", nargs="+")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N",
                        help="processes (default: %(default)s)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if something cannot be converted")
    options = parser.parse_args(arguments)
    if options.jobs < 1:
        parser.error("--jobs must be at least 1")
    if cache.current() is None:
        parser.error("there is no cache to fill: AUTOIMPORT_CACHE=0 is set, or its directory cannot be used")
    modules = [module for package in options.packages for module in modules_of(package, parser)]
    outcomes, plain = collections.Counter(), []
    for name, outcome, why in progress(results(modules, options.jobs), len(modules)):
        outcomes[outcome] += 1
        if why:
            plain.append((name, why))
    for name, why in sorted(plain):
        print(f"{name} stays plain Python: {why}")
    counts = ", ".join(f"{outcomes[each]} {each}" for each in ("converted", "cached", "plain"))
    print(f"{len(modules)} modules: {counts}")
    return 1 if plain and options.strict else 0


def modules_of(package, parser):
    """(name, path) of each source file of a package, which is not imported for that, though its parents are."""
    from importlib.util import find_spec
    try:
        spec = find_spec(package)
    except (ImportError, ValueError) as error:
        parser.error(f"{package!r} cannot be found: {error}")
    if spec is None:
        parser.error(f"there is no package or module {package!r}")
    if str(spec.origin).endswith(".py"):
        yield package, spec.origin
    for folder in spec.submodule_search_locations or ():
        yield from below(folder, package)


def below(folder, package):
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        stem, extension = os.path.splitext(entry.name)
        if entry.is_dir() and entry.name.isidentifier():
            inside = os.path.join(entry.path, "__init__.py")
            if os.path.isfile(inside):
                yield f"{package}.{entry.name}", inside
            yield from below(entry.path, f"{package}.{entry.name}")
        elif extension == ".py" and stem.isidentifier() and stem != "__init__":
            yield f"{package}.{stem}", entry.path


def results(modules, jobs):
    """What `compiled` says of each module, as it becomes known."""
    if jobs == 1 or len(modules) < 2:
        yield from map(compiled, modules)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(compiled, module) for module in modules]):
            yield future.result()


def compiled(module):
    """Convert one module into the cache.  Returns (name, what became of it, why it stays plain or None)."""
    name, path = module
    try:
        with open(path, "rb") as file:
            source = file.read()
        if unit.Unit(source, path, name).cached():
            return name, "cached", None
        unit.load(source, path, name).section(unit.INDEX)
    except (ConversionError, SyntaxError, OSError) as error:
        return name, "plain", str(error)
    return name, "converted", None


def progress(results, total):
    """The same results, with a progress bar on a terminal."""
    if sys.stderr.isatty():
        try:
            from rich.console import Console
            from rich.progress import track
        except ImportError:
            pass
        else:
            return track(results, "converting", total, console=Console(stderr=True))
    return results
