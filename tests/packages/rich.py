import io

from rich import box
from rich.align import Align
from rich.columns import Columns
from rich.console import Console
from rich.json import JSON
from rich.layout import Layout
from rich.markdown import Markdown
from rich.markup import escape, render
from rich.measure import Measurement
from rich.panel import Panel
from rich.pretty import Pretty, pretty_repr
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

out = io.StringIO()
c = Console(file=out, width=70, force_terminal=True, color_system="truecolor", legacy_windows=False, record=True)
t = Table(title="T", box=box.ROUNDED, show_footer=True)
t.add_column("a", justify="right", footer="f")
t.add_column("b [red]x[/]", max_width=10)
for i in range(3):
    t.add_row(str(i), "word " * i, style="bold" if i % 2 else None)
tree = Tree("root")
tree.add("x").add("y")
tree.add(t)
for thing in (
    t,
    tree,
    Markdown("# H\n\n- a\n- b\n\n> q\n\n```python\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
    Syntax("def f(x):\n    return x", "python", line_numbers=True),
    Panel("p", title="t"),
    Text.from_markup("[bold]b[/] [link=http://x]l[/]"),
    Pretty({"a": [1, (2, 3)], "b": {"c": set()}}),
    Columns(["a", "b", "c"] * 5),
    JSON('{"a": [1, null, true]}'),
    Align.center("c"),
    "emoji :smile: [red]r[/red] 123 'str' http://a.b True None",
    escape("[x]"),
):
    c.print(thing)
c.rule("r")
c.log("x", log_locals=False) if False else None
layout = Layout()
layout.split_row(Layout("l"), Layout("r"))
c.print(layout, height=5)
print(pretty_repr(dict(a=list(range(40)), b="x" * 100), max_width=40), Measurement.get(c, c.options, t), render("[b]x[/b]").spans)
try:
    1 / 0
except Exception:
    pass
for bad in "[/x]", "[a":
    try:
        c.print(bad)
    except Exception as e:
        print(type(e).__name__, e)
print(out.getvalue())
print(c.export_html()[:500], len(c.export_svg(title="x")) > 100)
