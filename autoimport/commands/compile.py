"""`compile PACKAGE... [--jobs N] [--strict] [--json]`: fill the cache ahead of time, with all cores.

PACKAGE is the name of a package or module, and covers everything below it; nothing of it is imported.  What stays plain
Python is listed with the reason: a module that cannot be converted, which is a failure with --strict, and functions that
run in graphs as they are.
"""
import collections
import contextlib
import os
import signal
import sys
from importlib.machinery import SourceFileLoader

from .. import cache, unit
from ..errors import ConversionError, ConversionWarning
from ..hook import activation, select
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
    exclude = [*output.settings(parser).get("exclude", ()), *activation.listed("AUTOIMPORT_EXCLUDE")]
    for why in select.refused(options.packages):
        parser.error(why)
    write()
    if cache.current() is None:
        parser.error(f"there is no cache to fill: {cache.missing}")
    try:
        found = {each.name: each for package in options.packages for each in modules.below(package)}
    except modules.NotFound as error:
        parser.error(str(error))
    others = {each.name: f"has no Python source: {each.without}" for each in found.values() if each.without}
    others.update({name: "is excluded" for name in found if select.covered(exclude, name)})
    sources = [each for each in found.values() if each.name not in others]
    if not sources:
        parser.error(f"nothing to convert: {'; '.join(f'{name} {why}' for name, why in list(others.items())[:SHOWN]) or 'no modules'}")
    try:
        rows = sorted(results(sources, options.jobs, output.terminal(sys.stderr)), key=lambda row: row["module"])
    except KeyboardInterrupt:                  # what is converted by now is kept
        return 130
    remember({row["module"]: found[row["module"]] for row in rows if row["outcome"] != "plain"})
    counts = collections.Counter(row["outcome"] for row in rows)
    told = {name: counts[name] for name in ("converted", "cached", "plain")}
    if options.json:
        output.as_json({**told, "modules": rows, "others": others})
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
        reasons[why].append(name)
    for why, names in reasons.items():
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        print(f"{', '.join(names[:SHOWN])}{more} {why}")


def results(found, jobs, console):
    """What `compiled` says of each module, as it becomes known; the largest first, so that no process is left with one."""
    unit.prepare()                             # once, for all processes
    work = []
    for each in found:
        try:
            work.append((each.name, each.path, each.source()))
        except OSError as error:
            yield row(each.name, "plain", f"cannot be read: {error.strerror or error}")
    work.sort(key=lambda each: -len(each[2]))
    if jobs == 1 or len(work) < 2:
        yield from tracked(map(compiled, work), len(work), console)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(min(jobs, len(work)), context, begin) as pool:
        try:
            with uninterrupted():              # the first starts the processes
                futures = {pool.submit(compiled, each): each for each in work}
            for future in tracked(as_completed(futures), len(work), console):
                try:
                    yield future.result()
                except BrokenProcessPool:      # out of memory, perhaps
                    yield row(futures[future][0], "plain", "was not converted: the process at work on it died")
        finally:
            pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def uninterrupted():
    """An interrupt waits until this is done, and never reaches a process that is started here, before it can `begin`."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin():
    """In a process of the pool: an interrupt is for the parent, and one that waits for work would die with the lock of the
    others in its hand."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    write()


def write():
    """Entries are written whatever this Python does with its own, as `compileall` does: it is what all this is for."""
    sys.dont_write_bytecode = False


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


def remember(converted):
    """Load the modules as an import does: it leaves in the index what the first import would have to find out."""
    for name, each in converted.items():
        if type(each.loader) is SourceFileLoader:
            try:
                unit.load_file(each.path, name, each.loader.get_data)
            except (ConversionError, SyntaxError, OSError):                   # it was changed or pruned meanwhile
                pass


def row(name, outcome, why, functions=()):
    return {"module": name, "outcome": outcome, "why": why, "functions": list(functions)}


def tracked(results, total, console):
    """The same results, with a progress bar on a terminal."""
    if console is None:
        return results
    from rich.progress import track
    return track(results, "converting", total, console=console)
