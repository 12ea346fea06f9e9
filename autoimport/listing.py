"""The generated code of one function: its text, and where each line of it comes from."""
import ast
import textwrap

from .syntax.sourcemap import Map


class Listing:
    """`text` compiles on its own; lines count from 1, columns from 0."""

    def __init__(self, path, code, map_, first, indent):
        around = outer_names(code)
        if around:                              # alone, it would not compile
            code = f"def around({', '.join(around)}):\n{textwrap.indent(code, '    ')}"
            first, indent = first - 1, indent - 4
        self.path, self.text, self.map = path, code, map_
        self.first, self.indent = first, indent            # where the text begins in the generated module

    def original(self, line, column=0):
        """(file, line, column) of the source for a place in the text; None where nothing of the author's stands."""
        found = self.map.original(line + self.first - 1, column + self.indent)
        return found and (self.path, *found)

    def generated(self, line):
        """The lines of the text that stand for a line of the file."""
        last = self.first + self.text.count("\n")
        return [found - self.first + 1 for found in self.map.generated(line) if self.first <= found <= last]

    def lines(self):
        """{line of the text: line of the file}"""
        lines = self.map.lines()
        return {number: lines[number + self.first - 1] for number in range(1, self.text.count("\n") + 1)
                if number + self.first - 1 in lines}


def of(unit, number):
    """The `Listing` of graph version `number` of a converted module."""
    text, map_ = unit.text(), Map.from_bytes(unit.map())
    position = unit.index()[number][2:4]
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.Lambda)) and map_.original(node.lineno, node.col_offset) == position:
            if isinstance(node, ast.Lambda):
                code, indent = ast.get_source_segment(text, node) + "\n", node.col_offset
            else:
                indent = node.col_offset
                code = "\n".join(line[indent:] if not line[:indent].strip() else line
                                 for line in lines[node.lineno - 1:node.end_lineno]) + "\n"
            return Listing(unit.path, code, map_, node.lineno, indent)
    raise LookupError(f"the generated text of {unit.path} has no function at line {position[0]}")


def outer_names(code):
    """Variables of the functions around that `code` rebinds."""
    try:
        compile(code, "<generated>", "exec", dont_inherit=True)
    except SyntaxError:
        return sorted({name for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Nonlocal) for name in node.names})
    return []
