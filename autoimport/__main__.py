"""The command line: run a program with the hook on, or one of the commands.

usage: python -m autoimport [script.py | folder | archive | -m module | -c code | -] [ARG...]
       python -m autoimport show MODULE[:QUALNAME] [--stages] [--lines]
       python -m autoimport compile PACKAGE... [--jobs N] [--strict] [--json]
       python -m autoimport cache info | clear | prune [--max-size SIZE] [--json]
       python -m autoimport doctor [PACKAGE...] [--json] [--run script.py | -m module | -c code ARG...]

A script with the name of a command is run as `./show`.
"""
import sys

COMMANDS = "show", "compile", "cache", "doctor"
USAGE = __doc__[__doc__.index("usage"):] if __doc__ else "usage: see the README"      # `-OO` has no docstrings


def main(arguments):
    """Everything behind `python -m autoimport`.  Returns an exit code, or None."""
    if not arguments:
        print(USAGE, end="", file=sys.stderr)
        return 2
    first, *rest = arguments
    if first in ("-h", "--help"):
        print(USAGE, end="")
        return 0
    if first in COMMANDS:
        from importlib import import_module
        return import_module(f"autoimport.commands.{first}").main(rest)
    from autoimport.hook import runner
    if first[:2] in ("-m", "-c") and arguments != [first[:2]]:             # also `-mname`
        target, *rest = [first[2:], *rest] if first[2:] else rest
        return runner.module(target, rest) if first[:2] == "-m" else runner.command(target, rest)
    if first == "-":
        return runner.stdin(rest)
    if not first.startswith("-"):
        return runner.script(first, rest)
    print(f"Argument expected for the {first} option" if first in ("-m", "-c") else f"Unknown option: {first}", file=sys.stderr)
    print(USAGE, end="", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
