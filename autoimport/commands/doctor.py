"""`doctor [PACKAGE...] [--json] [--run ...]`: what is hooked, what is not and why, and how the cache is doing.

Without --run it looks at the packages that are configured, or those given, and imports nothing.  With --run the rest of
the line is run, as by `python -m autoimport`, and the diagnosis is that of this process when it ends, on standard error:

    python -m autoimport doctor --run script.py ARG...
"""
import argparse
import collections
import sys

from ..hook import activation
from . import output

SHOWN = 6                                      # names for each reason; --json has all


def main(arguments):
    parser = output.parser("doctor", __doc__)
    parser.add_argument("packages", metavar="PACKAGE", nargs="*", help="look at these (default: what is configured)")
    output.add_json(parser)
    parser.add_argument("--run", nargs=argparse.REMAINDER, metavar="...",
                        help="run a script, -m module or -c code, and tell how it was when it ended")
    options = parser.parse_args(arguments)
    if options.run is not None:
        if not options.run:
            parser.error("argument --run: expected a script, -m module or -c code, and its arguments")
        import atexit

        from ..__main__ import main as run
        atexit.register(examine, options, sys.stderr)
        return run(options.run)
    settings = output.settings(parser)
    activation.from_environment()
    activation.apply(settings, "[tool.autoimport] of pyproject.toml")
    return examine(options, sys.stdout)


def examine(options, stream):
    """Print the diagnosis.  Returns 1 if something should be mended."""
    from . import diagnosis
    found = diagnosis.report(options.packages)
    ill = found["missing"] or found["activation"]["refused"] or found["cache"]["damaged"] or found["cache"]["broken"]
    if options.json:
        output.as_json(found, stream)
    else:
        output.rows([("autoimport", version(found["versions"])), ("activation", activated(found["activation"])),
                     ("hooked", hooked(found["modules"])), ("not hooked", others(found)),
                     ("cache", cached(found["cache"]))], stream)
    return int(bool(ill))


def version(found):
    packages = [f"{name} {number}" if number else f"no {name}" for name, number in found["packages"].items()]
    return f"{found['autoimport']}, Python {found['python']} ({found['executable']})\n{', '.join(packages)}"


def activated(found):
    lines = ["switched off by AUTOIMPORT_DISABLE=1"] if found["disabled"] else []
    lines += [f"AUTOIMPORT_PACKAGES is not used: {found['refused']}"] if found["refused"] else []
    for each in found["hooks"]:
        what = each["folder"] or ", ".join(each["packages"])
        without = f", without {', '.join(each['exclude'])}" if each["exclude"] else ""
        lines.append(f"{what}{without}: by {each['by']}")
    if not lines:
        lines.append("none: set AUTOIMPORT_PACKAGES, call autoimport.install(), or name packages in [tool.autoimport]")
    lines.append(f"AUTOIMPORT_PACKAGES is read when Python starts: {output.shortened(found['startup'])}" if found["startup"] else
                 "AUTOIMPORT_PACKAGES is read by `python -m autoimport` only: autoimport is not installed in this Python")
    return "\n".join(lines)


def hooked(modules):
    """How many modules of each top package are or will be hooked."""
    counts, imported = collections.Counter(), collections.Counter()
    for name, found in modules.items():
        top = name.partition(".")[0]
        counts[top] += found["state"] in ("hooked", "to be hooked")
        imported[top] += found["state"] == "hooked"
    return "\n".join(f"{top}: {count} modules, {imported[top]} of them imported" for top, count in counts.items() if count) or "nothing"


def others(found):
    reasons = collections.defaultdict(list)
    for name, each in found["modules"].items():
        if each["state"] not in ("hooked", "to be hooked"):
            reasons[each["state"] + (f" ({each['why']})" if each["why"] else "")].append(name)
    lines = [f"{why}: {', '.join(names[:SHOWN])}{f' and {len(names) - SHOWN} more' if len(names) > SHOWN else ''}"
             for why, names in reasons.items()]
    return "\n".join([*(f"not found: {why}" for why in found["missing"].values()), *lines]) or "nothing"


def cached(found):
    where = output.shortened(found["directory"]) if found["directory"] else "none"
    if not found["usable"]:
        return f"{where}: not used, {found['why']}"
    ills = [f"{found['damaged']} damaged entries, which will be made again"] if found["damaged"] else []
    ills += [] if found["writable"] else ["it cannot be written to"]
    ills += [f"{found['temporary']} unfinished files, which pruning removes"] if found["temporary"] else []
    return f"{where}: {found['entries']} entries, {output.readable(found['size'])} of " \
           f"{output.readable(found['limit'])}; {'; '.join(ills) or 'all is well'}"
