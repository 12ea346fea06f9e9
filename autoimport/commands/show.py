"""`show MODULE[:QUALNAME] [--stages] [--lines] [--json]`: the generated code, as it runs in a graph.

    python -m autoimport show pkg.mod:Class.method --lines

MODULE is a name as in an import, or the path of a file; it is not imported.  --stages shows the code after each pass,
--lines the line of the author's file that each line comes from.
"""
import ast
import os
import sys

from . import modules, output


def main(arguments):
    parser = output.parser("show", __doc__)
    parser.add_argument("target", metavar="MODULE[:QUALNAME]", help="a module's name or the path of a file")
    parser.add_argument("--stages", action="store_true", help="the code after each pass")
    parser.add_argument("--lines", action="store_true", help="the original line of each line")
    output.add_json(parser)
    options = parser.parse_args(arguments)
    name, colon, qualname = options.target.partition(":")
    if not name or colon and not qualname:
        parser.error(f"{options.target!r}: expected a module's name or the path of a file, and after a colon, if there is one, "
                     "the name of a function or class, such as pkg.mod:Class.method")
    path, source = found(name, parser)
    from .. import pipeline
    try:
        stages = pipeline.stages(source, path)
    except Exception as error:
        print(f"{name} cannot be converted: {error}", file=sys.stderr)
        return 1
    before, told = stages[0][1], []
    for stage, text, source_map in stages[1:] if options.stages else stages[-1:]:
        first, last = 1, text.count("\n") + 1
        if qualname:
            first, last = span(text, qualname) or parser.error(f"{path} has no function or class {qualname!r}")
        if options.json:
            lines = source_map.lines()
            told.append({"stage": stage, "text": "\n".join([*text.splitlines()[first - 1:last], ""]),
                         "lines": [lines.get(number) for number in range(first, last + 1)]})
            continue
        if options.stages:
            print(f"# ---- {stage} ----" if text != before else f"# ---- {stage}: no change ----")
        if text != before or not options.stages:
            show(text, first, last, source_map.lines() if options.lines else None)
        before = text
    if options.json:
        output.as_json({"module": name, "path": path, "function": qualname or None, "stages": told})
    return 0


def found(name, parser):
    """(path, bytes) of the source file."""
    try:
        if name.endswith(".py"):
            with open(name, "rb") as file:
                return os.path.abspath(name), file.read()
        module = next(modules.below(name), None)
        if module is None or module.name != name:
            parser.error(f"{name!r} has no Python source: it is a namespace package")
        if module.without:
            parser.error(f"{name!r} has no Python source: {module.without}")
        return module.path, module.source()
    except modules.NotFound as error:
        parser.error(str(error))
    except OSError as error:
        parser.error(f"{error.filename or name!r} cannot be read: {error.strerror or error}")


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
