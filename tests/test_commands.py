"""The commands: what they print, for people and for programs, and what they refuse."""
import json
import re

import pytest
from subprocesses import BRANCH, output, python, write

from autoimport.commands import output as formats

RUNNER = "-m", "autoimport"


def test_show(tmp_path):
    write(tmp_path, {"pkg/__init__.py": "1 / 0 if __name__ == 'nothing' else 0\n", "pkg/mod.py": BRANCH + """
class C:
    @staticmethod
    def g(x):
        while x:
            x = x - 1
        return x
"""})
    whole = output(tmp_path, *RUNNER, "show", "pkg.mod")
    compile(whole, "shown", "exec")
    assert "def f(x)" in whole and "class C" in whole
    part = output(tmp_path, *RUNNER, "show", "pkg.mod:C.g")
    assert part.strip().startswith("@staticmethod") and "def f(x)" not in part and "ag__" in part
    assert output(tmp_path, *RUNNER, "show", "pkg/mod.py:C.g") == part
    lines = output(tmp_path, *RUNNER, "show", "pkg.mod:C.g", "--lines").splitlines()
    assert [line.partition(" | ")[2] for line in lines] == part.splitlines()
    assert re.match(r" *\d+ \|     @staticmethod", lines[0]) and any(line.strip().startswith("9 |") for line in lines)
    stages = output(tmp_path, *RUNNER, "show", "pkg.mod:C.g", "--stages")
    assert stages.count("# ---- ") == 3 and stages.endswith(part)
    for bad in ["nothing"], ["pkg.nothing"], ["pkg.mod:nothing"], ["nothing.py"], [], ["sys"], ["pkg.mod", "--x"]:
        done = python(tmp_path, *RUNNER, "show", *bad)
        assert done.returncode == 2 and "usage:" in done.stderr, (bad, done.stderr)
    write(tmp_path, {"bad.py": "x = (\n"})
    assert python(tmp_path, *RUNNER, "show", "bad").returncode == 1


def test_on_a_terminal(tmp_path):
    """`show` has colours there, and the same text; `compile` shows how far it is."""
    pytest.importorskip("rich")
    write(tmp_path, {"mod.py": BRANCH})
    terminal = "import os, pty, sys; sys.exit(pty.spawn([sys.executable, '-m', 'autoimport', *sys.argv[1:]]))"
    variables = {"TERM": "xterm", "COLUMNS": "200"}
    for options in [], ["--lines"]:
        shown = python(tmp_path, "-c", terminal, "show", "mod", *options, stdin="", **variables).stdout
        assert "\x1b[" in shown
        text = re.sub(r"\x1b\[[\d;]*m", "", shown).replace("\r\n", "\n")
        assert text == output(tmp_path, *RUNNER, "show", "mod", *options)
    assert "100%" in python(tmp_path, "-c", terminal, "compile", "mod", stdin="", **variables).stdout


def test_compile(tmp_path):
    write(tmp_path, {"pkg/__init__.py": "", "pkg/mod.py": BRANCH, "pkg/sub/more.py": BRANCH, "single.py": BRANCH,
                     "pkg/bad.py": "x = (\n", "pkg/not-a-module.py": "x"})
    first = output(tmp_path, *RUNNER, "compile", "pkg", "single")
    assert first == "pkg.bad stays plain Python: '(' was never closed (bad.py, line 1)\n" \
                    "5 modules: 4 converted, 0 cached, 1 plain\n"
    assert output(tmp_path, *RUNNER, "compile", "pkg", "--jobs", "1").endswith(
        "4 modules: 0 converted, 3 cached, 1 plain\n")
    assert output(tmp_path, code="import autoimport, sys; autoimport.install(['pkg']); import pkg.sub.more as m;"
                                 "print('autoimport.pipeline' in sys.modules, m.__loader__.__class__)"
                  ) == "False <class 'autoimport.hook.loader.Loader'>\n"
    assert python(tmp_path, *RUNNER, "compile", "pkg", "--strict").returncode == 1
    for bad in [], ["nothing"], ["pkg", "--jobs", "0"], ["pkg", "--jobs", "x"]:
        done = python(tmp_path, *RUNNER, "compile", *bad)
        assert done.returncode == 2 and "usage:" in done.stderr


def test_cache(tmp_path):
    write(tmp_path, {"mod.py": BRANCH})
    use = "import autoimport; autoimport.install(packages=['mod']); import mod"

    def run(*arguments, **variables):
        told = output(tmp_path, *RUNNER, "cache", *arguments, **variables)
        return json.loads(told) if "--json" in arguments else told

    assert re.search(r"entries +0\n", run("info"))
    output(tmp_path, code=use)
    assert re.search(r"entries +1\nsize +[\d.]+ [BK]\nlimit +512.0 M\n", run("info"))
    info = run("info", "--json")
    assert info == {"directory": str(tmp_path / "cache"), "usable": True, "why": None, "entries": 1, "temporary": 0,
                    "size": info["size"], "limit": 512 << 20} and 100 < info["size"] < 10000
    assert run("prune", "--max-size", "1G") == "removed 0 files, 0 B\n"
    pruned = run("prune", "--max-size", "0", "--json")
    assert pruned == {**info, "entries": 0, "size": 0, "freed": info["size"], "removed": pruned["removed"]}
    output(tmp_path, code=use)
    assert re.match(r"removed [12] files, [\d.]+ [BK]\n", run("clear"))
    assert run("info", "--json")["entries"] == 0


def test_cache_where_there_is_none(tmp_path):
    off = {"AUTOIMPORT_CACHE": "0"}
    assert output(tmp_path, *RUNNER, "cache", "info", **off) == "no cache: AUTOIMPORT_CACHE=0 switches it off\n"
    for action in "clear", "prune":
        assert python(tmp_path, *RUNNER, "cache", action, **off).returncode == 1
    write(tmp_path, {"cache": "a file"})
    done = python(tmp_path, *RUNNER, "cache", "info", "--json")
    assert json.loads(done.stdout)["why"] == "it is not a directory" and not json.loads(done.stdout)["usable"]


@pytest.mark.parametrize("arguments, says", [
    (["cache"], "the following arguments are required: info | clear | prune"),
    (["cache", "nonsense"], "invalid choice: 'nonsense' (choose from"),
    (["cache", "prune", "--max-size", "many"], "'many' is no size: expected a number of bytes, or such as 500K, 200M, 2G"),
    (["cache", "prune", "--max-size", "-1"], "'-1' is no size"),
    (["cache", "prune", "--max-size"], "expected one argument"),
    (["cache", "info", "more"], "unrecognized arguments: more"),
])
def test_nonsense_is_refused(tmp_path, arguments, says):
    done = python(tmp_path, *RUNNER, *arguments)
    assert done.returncode == 2 and "usage: python -m autoimport" in done.stderr and not done.stdout
    assert says in done.stderr and "Traceback" not in done.stderr


def test_sizes():
    assert [formats.size(text) for text in ("12", "1K", "1.5kb", "2M", "3GB")] == [12, 1024, 1536, 2 << 20, 3 << 30]
    assert [formats.readable(count) for count in (0, 1023, 1536, 5 << 30)] == ["0 B", "1023 B", "1.5 K", "5.0 G"]
