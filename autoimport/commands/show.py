"""`show MODULE[:QUALNAME] [--stages] [--lines]`: the generated code, as it runs in a graph.

    python -m autoimport show pkg.mod:Class.method --lines

MODULE is a name as in an import, or the path of a file.  --stages shows the code after each pass, --lines the
line of the author's file that each line comes from.
"""
import argparse
import ast
import os
import sys


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m autoimport show", description=__doc__.splitlines()[0]
                                     if __doc__ else None)
    parser.add_argument("target", metavar="MODULE[:QUALNAME]", help="a module's name or the path of a file")
    parser.add_argument("--stages", action="store_true", help="the code after each pass")
    parser.add_argument("--lines", action="store_true", help="the original line of each line")
    options = parser.parse_args(arguments)
    name, _, qualname = options.target.partition(":")
    path = found(name, parser)
    from .. import pipeline
    with open(path, "rb") as file:
        source = file.read()
    try:
        stages = pipeline.stages(source, path)
    except Exception as error:
        print(f"{name} cannot be converted: {error}", file=sys.stderr)
        return 1
    before = stages[0][1]
    for stage, text, source_map in stages[1:] if options.stages else stages[-1:]:
        first, last = 1, text.count("\n") + 1
        if qualname:
            first, last = span(text, qualname) or parser.error(f"{path} has no function or class {qualname!r}")
        if options.stages:
            print(f"# ---- {stage} ----" if text != before else f"# ---- {stage}: no change ----")
        if text != before or not options.stages:
            show(text, first, last, source_map.lines() if options.lines else None)
        before = text
    return 0


def found(name, parser):
    """The path of the source file."""
    if name.endswith(".py"):
        if not os.path.isfile(name):
            parser.error(f"there is no file {name!r}")
        return os.path.abspath(name)
    from importlib.util import find_spec
    try:
        spec = find_spec(name)
    except (ImportError, ValueError) as error:
        parser.error(f"{name!r} cannot be found: {error}")
    if spec is None:
        parser.error(f"there is no module {name!r}")
    if not str(spec.origin).endswith(".py"):
        parser.error(f"{name!r} has no Python source: it is {spec.origin or 'a namespace package'}")
    return spec.origin


def span(text, qualname):
    """The first and the last line of a function or class, its decorators included, or None."""
    nodes = [ast.parse(text)]
    for part in qualname.replace("<locals>.", "").split("."):
        nodes = [node for outer in nodes for node in ast.walk(outer) if getattr(node, "name", None) == part
                 and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]
    return nodes and (min([nodes[0].lineno, *(each.lineno for each in nodes[0].decorator_list)]), nodes[0].end_lineno)


def show(text, first, last, original):
    """Print these lines of the text: with colours on a terminal, behind the original line numbers if they are given."""
    lines = text.splitlines()[first - 1:last]
    width = len(str(max(original.values(), default=0))) if original else 0
    gutters = [f"{original.get(number, ''):>{width}} | " if original else "" for number, _ in enumerate(lines, first)]
    if sys.stdout.isatty():
        try:
            from rich.console import Console
            from rich.syntax import Syntax
            from rich.text import Text
        except ImportError:
            pass
        else:
            colours = Syntax("", "python", theme="ansi_dark", background_color="default")
            for gutter, line in zip(gutters, colours.highlight("\n".join(lines)).split("\n"), strict=False):
                Console().print(Text.assemble((gutter, "dim"), line), soft_wrap=True)
            return
    for gutter, line in zip(gutters, lines, strict=True):
        print(gutter + line)
