"""`compile PACKAGE... [--jobs N] [--strict] [--json]`: fill the cache ahead of time, with all cores.

PACKAGE is the name of a package or module, and covers everything below it; nothing of it is imported.  What stays plain
Python is listed with the reason: a module that cannot be converted, which is a failure with --strict, and functions that
run in graphs as they are.
"""
import collections
import os
import sys

from .. import cache, unit
from ..errors import ConversionError, ConversionWarning
from . import modules, output

SHOWN = 8                                      # names for each reason; --json has all


def main(arguments):
    parser = output.parser("compile", __doc__)
    parser.add_argument("packages", metavar="PACKAGE", nargs="+", help="the name of a package or module")
    parser.add_argument("--jobs", type=output.count, default=cores(), metavar="N",
                        help="processes (default: %(default)s)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a module cannot be converted")
    output.add_json(parser)
    options = parser.parse_args(arguments)
    output.settings(parser)
    sys.dont_write_bytecode = False            # as `compileall` does: writing is what this is for
    if cache.current() is None:
        parser.error(f"there is no cache to fill: {cache.missing}")
    try:
        found = {each.name: each for package in options.packages for each in modules.below(package)}
    except modules.NotFound as error:
        parser.error(str(error))
    sources = [each for each in found.values() if each.without is None]
    if not sources:
        parser.error(f"nothing to convert: {'; '.join(f'{each.name}: {each.without}' for each in found.values()) or 'no modules'}")
    rows = sorted(results(sources, options.jobs, output.terminal(sys.stderr)), key=lambda row: row["module"])
    others = {each.name: each.without for each in found.values() if each.without is not None}
    counts = collections.Counter(row["outcome"] for row in rows)
    told = {name: counts[name] for name in ("converted", "cached", "plain")}
    if options.json:
        output.as_json({**told, "modules": rows, "without_source": others})
    else:
        summary(rows, others)
        print(f"{len(rows)} modules: {', '.join(f'{count} {name}' for name, count in told.items())}")
    return 1 if counts["plain"] and options.strict else 0


def cores():
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def summary(rows, others):
    """What stays plain, and why: modules one by one, the rest by reason."""
    for row in rows:
        if row["why"]:
            print(f"{row['module']} {row['why']}")
    reasons = collections.defaultdict(list)
    for row in rows:
        for _, name, why in row["functions"]:
            reasons[f"runs in graphs as it is: {why}"].append(f"{row['module']}:{name}")
    for name, why in others.items():
        reasons[f"has no Python source: {why}"].append(name)
    for why, names in reasons.items():
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        print(f"{', '.join(names[:SHOWN])}{more} {why}")


def results(found, jobs, console):
    """What `compiled` says of each module, as it becomes known; the largest first, so that no process is left with one."""
    unit.prepare()                             # once, for all processes
    work = sorted(((each.name, each.path, each.source()) for each in found), key=lambda each: -len(each[2]))
    if jobs == 1 or len(work) < 2:
        yield from tracked(map(compiled, work), len(work), console)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    forking = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forking else None)
    with ProcessPoolExecutor(min(jobs, len(work)), context) as pool:
        futures = {pool.submit(compiled, each): each for each in work}
        for future in tracked(as_completed(futures), len(work), console):
            try:
                yield future.result()
            except BrokenProcessPool:          # out of memory, perhaps
                yield row(futures[future][0], "plain", "was not converted: the process at work on it died")


def compiled(module):
    """Convert one module into the cache."""
    import warnings
    name, path, source = module
    try:
        found = unit.Unit(source, path, name)
        outcome = "cached" if found.cached() else "converted"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConversionWarning)                # the summary has it
            found = unit.load(source, path, name)
            plain = found.plain()
    except (ConversionError, SyntaxError) as error:
        return row(name, "plain", f"stays plain Python: {error}")
    for line, function, why in plain:
        if not function:
            return row(name, "plain", f"runs as plain Python in graphs: line {line}: {why}")
    return row(name, outcome, None, plain)


def row(name, outcome, why, functions=()):
    return {"module": name, "outcome": outcome, "why": why, "functions": list(functions)}


def tracked(results, total, console):
    """The same results, with a progress bar on a terminal."""
    if console is None:
        return results
    from rich.progress import track
    return track(results, "converting", total, console=console)
