"""`show MODULE[:QUALNAME] [--stages] [--lines] [--json]`: the generated code, as it runs in a graph.

    python -m autoimport show pkg.mod:Class.method --lines

MODULE is a name as in an import, or the path of a file; it is not imported.  --stages shows the code after each pass,
--lines the lines and columns of the author's file that it comes from, and back (see `columns`).
"""
import ast
import os
import sys

from . import columns, modules, output


def main(arguments):
    parser = output.parser("show", __doc__)
    parser.add_argument("target", metavar="MODULE[:QUALNAME]", help="a module's name or the path of a file")
    parser.add_argument("--stages", action="store_true", help="the code after each pass")
    parser.add_argument("--lines", action="store_true", help="the original lines and columns, and the way back")
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
                         "lines": [lines.get(number) for number in range(first, last + 1)],
                         "columns": [source_map.row(number) for number in range(first, last + 1)],
                         "generated": dict(columns.back(source_map.rows, first, last))})
            continue
        if options.stages:
            print(f"# ---- {stage} ----" if text != before else f"# ---- {stage}: no change ----")
        if text != before or not options.stages:
            show(text, first, last, source_map if options.lines else None)
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


def show(text, first, last, source_map):
    """Print these lines of the text: with colours on a terminal, beside the original lines if there is a map."""
    lines = text.splitlines()[first - 1:last]
    original = source_map.lines() if source_map else {}
    width = len(str(max(original.values(), default=0)))
    console = colours = None
    if sys.stdout.isatty():
        try:
            from rich.console import Console
            from rich.syntax import Syntax
            from rich.text import Text
        except ImportError:
            pass
        else:
            console = Console()
            colours = Syntax("", "python", theme="ansi_dark", background_color="default").highlight("\n".join(lines)).split("\n")

    def put(gutter, line, coloured=None):
        gutter = f"{gutter:>{width}} | " if source_map else ""
        if console:
            console.print(Text.assemble((gutter, "dim"), coloured or (line, "dim")), soft_wrap=True)
        else:
            print(gutter + line)

    for i, line in enumerate(lines):
        put(original.get(first + i, ""), line, colours[i] if console else line)
        for ruler in columns.rulers(line, source_map.row(first + i)) if source_map else ():
            put("", ruler)
    if source_map:
        print("the author's lines, and the lines here that stand for them:")
        for source, here in columns.back(source_map.rows, first, last):
            print(f"{source:>{width}}:", *here)
