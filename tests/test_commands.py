"""The commands: what they print, for people and for programs, and what they refuse."""
import json
import os
import py_compile
import re
import signal
import subprocess
import sys
import time
import zipfile

import pytest
from subprocesses import BRANCH, ROOT, environment, output, python, write

from autoimport.__main__ import main
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
    lines, _, back = output(tmp_path, *RUNNER, "show", "pkg.mod:C.g", "--lines").partition("the author's lines")
    lines = lines.splitlines()
    assert [line.partition(" | ")[2] for line in lines if not re.match(r" +\| *\^", line)] == part.splitlines()
    assert re.match(r" *\d+ \|     @staticmethod", lines[0]) and any(line.strip().startswith("9 |") for line in lines)
    for line in lines:
        if not re.match(r" +\| *\^", line):
            above = line
        if "^10:16" in line:
            assert above[line.index("^10:16"):] == "x - 1"
    assert re.search(r"^ 9: \d+", back, re.MULTILINE)
    stages = output(tmp_path, *RUNNER, "show", "pkg.mod:C.g", "--stages")
    assert stages.count("# ---- ") == 3 and stages.endswith(part)
    told = json.loads(output(tmp_path, *RUNNER, "show", "pkg.mod:C.g", "--stages", "--json"))
    assert [each["stage"] for each in told["stages"]] == ["jumps", "expressions", "regions"] and told["function"] == "C.g"
    assert told["stages"][-1]["text"] == part and told["stages"][-1]["lines"][0] == 7
    assert len(told["stages"][-1]["lines"]) == len(told["stages"][-1]["columns"]) == len(part.splitlines())
    assert [7, 5] in [row[1:] for row in told["stages"][-1]["columns"][0]] and "9" in told["stages"][-1]["generated"]
    assert python(tmp_path, *RUNNER, "show", "pkg.mod:nothing").returncode == 2
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


FILES = {"pkg/__init__.py": "1 / 0\n", "pkg/mod.py": BRANCH, "pkg/sub/more.py": BRANCH, "single.py": BRANCH,
         "pkg/bad.py": "x = (\n", "pkg/not-a-module.py": "x", "pkg/data/x.txt": "",
         "pkg/odd.py": "async def g():\n    pass\nclass C:\n    def f(self, x):\n        if x:\n            return sys._getframe()\n"}
BAD = "pkg.bad stays plain Python: '(' was never closed (bad.py, line 1)\n"
ODD = "pkg.odd:g runs in graphs as it is: it is async\n" \
      "pkg.odd:C.f runs in graphs as it is: it asks for its own frame, by sys._getframe() or the like\n"


def test_compile(tmp_path):
    write(tmp_path, FILES)
    assert output(tmp_path, *RUNNER, "compile", "pkg", "single") == BAD + ODD + "6 modules: 5 converted, 0 cached, 1 plain\n"
    for options in ["--jobs", "1"], ["--jobs", "3"]:
        assert output(tmp_path, *RUNNER, "compile", "pkg", *options) == BAD + ODD + (
            "5 modules: 0 converted, 4 cached, 1 plain\n")
    assert output(tmp_path, code="import autoimport, sys; autoimport.install(['pkg', 'single']); import single as m;"
                                 "print('autoimport.pipeline' in sys.modules, m.__loader__.__class__)"
                  ) == "False <class 'autoimport.hook.loader.Loader'>\n"
    assert python(tmp_path, *RUNNER, "compile", "pkg", "--strict").returncode == 1
    assert python(tmp_path, *RUNNER, "compile", "single", "pkg.mod", "--strict").returncode == 0


def test_compile_for_programs(tmp_path):
    write(tmp_path, FILES)
    told = json.loads(output(tmp_path, *RUNNER, "compile", "pkg", "--json", PYTHONDONTWRITEBYTECODE="1"))
    modules = {row["module"]: row for row in told.pop("modules")}
    assert told == {"converted": 4, "cached": 0, "plain": 1, "others": {}}
    assert sorted(modules) == ["pkg", "pkg.bad", "pkg.mod", "pkg.odd", "pkg.sub.more"]
    assert modules["pkg.bad"]["outcome"] == "plain" and "never closed" in modules["pkg.bad"]["why"]
    assert modules["pkg.mod"] == {"module": "pkg.mod", "outcome": "converted", "why": None, "functions": []}
    assert modules["pkg.odd"]["functions"][0] == [1, "g", "it is async"]
    assert output(tmp_path, *RUNNER, "compile", "pkg").endswith("0 converted, 4 cached, 1 plain\n")


def test_what_the_passes_cannot_convert(tmp_path):
    """The native version is there, the graph versions are not: the verdict is kept, and told each time."""
    breaking = "from autoimport import pipeline\nreal = pipeline.generate\ndef generate(source, *rest, **how):\n" \
               "    if b'ODD' in source and not how: raise KeyError('a bug of ours')\n" \
               "    return real(source, *rest, **how)\npipeline.generate = generate\n"
    compiling = breaking + "import sys; from autoimport.commands.compile import main; sys.exit(main(sys.argv[1:]))"
    write(tmp_path, {"mod.py": "# ODD\n" + BRANCH, "fine.py": BRANCH, "compiling.py": compiling})
    for _ in range(2):
        assert output(tmp_path, "compiling.py", "mod") == (
            "mod runs as plain Python in graphs: line 1: KeyError: 'a bug of ours'\n"
            "1 modules: 0 converted, 0 cached, 1 plain\n")
    assert python(tmp_path, "compiling.py", "mod", "fine", "--strict").returncode == 1
    use = "import autoimport; autoimport.install(['mod'])\nimport mod, sys\nprint('autoimport.pipeline' in sys.modules, mod.f(1))"
    told = "ConversionWarning: mod runs as plain Python in graphs: KeyError: 'a bug of ours'"
    done = python(tmp_path, code=use, AUTOIMPORT_FORCE_GRAPH="1")
    assert done.stdout == "False yes\n" and done.stderr.count(told) == 1
    assert output(tmp_path, code=use) == "False yes\n"
    strict = python(tmp_path, code=use, AUTOIMPORT_STRICT="1")
    assert strict.returncode == 1 and "ConversionError: mod cannot be converted: KeyError" in strict.stderr


def test_a_process_that_dies_while_compiling(tmp_path):
    dying = "import os\nfrom autoimport import pipeline\nreal = pipeline.native\ndef native(source, *rest):\n" \
            "    if b'DIE' in source: os._exit(9)\n    return real(source, *rest)\npipeline.native = native\n" \
            "import sys; from autoimport.commands.compile import main; sys.exit(main(sys.argv[1:]))"
    write(tmp_path, {"mod.py": "# DIE " + "x" * 1000 + "\n" + BRANCH, "other.py": BRANCH, "compiling.py": dying})
    done = python(tmp_path, "compiling.py", "mod", "other", "--jobs", "2", "--strict")
    assert done.returncode == 1 and "mod was not converted: the process at work on it died\n" in done.stdout


def test_compiling_can_be_interrupted(tmp_path):
    slow = "import pathlib, time\nfrom autoimport import pipeline\n" \
           "pipeline.native = lambda *rest: [pathlib.Path('working').touch(), time.sleep(2)]\n" \
           "import sys; from autoimport.commands.compile import main; sys.exit(main(sys.argv[1:]))"
    write(tmp_path, {"compiling.py": slow, **{f"many/mod{number}.py": "" for number in range(100)}})
    process = subprocess.Popen([sys.executable, "compiling.py", "many", "--jobs", "2"], cwd=tmp_path, env=environment(tmp_path),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    while not (tmp_path / "working").exists():
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    said, told = process.communicate(timeout=60)                              # all of it would take 100 s
    assert process.returncode == 130 and not said and b"compile.py" not in told


def test_packages_of_every_kind(tmp_path):
    """In archives, without their source, as extensions, as links to themselves."""
    write(tmp_path, {"space/inner/mod.py": BRANCH, "space/inner/more.py": BRANCH, "short.py": BRANCH})
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("zipped/__init__.py", "")
        archive.writestr("zipped/mod.py", BRANCH)
    (tmp_path / "space/inner/again").symlink_to(tmp_path / "space", target_is_directory=True)
    py_compile.compile(str(tmp_path / "short.py"), str(tmp_path / "space/inner/bare.pyc"))
    path = {"PYTHONPATH": f"{tmp_path}/archive.zip{os.pathsep}{ROOT}"}
    assert output(tmp_path, *RUNNER, "compile", "space.inner", "zipped", **path) == (
        "space.inner.bare has no Python source: there is only its compiled file\n"
        "4 modules: 4 converted, 0 cached, 0 plain\n")
    told = json.loads(output(tmp_path, *RUNNER, "compile", "space", "--json", AUTOIMPORT_EXCLUDE="space.inner.mod"))
    assert [row["module"] for row in told["modules"]] == ["space.inner.more"]
    assert told["others"] == {"space.inner.bare": "has no Python source: there is only its compiled file",
                              "space.inner.mod": "is excluded"}
    done = python(tmp_path, *RUNNER, "compile", "space.inner.bare")
    assert done.returncode == 2 and "nothing to convert: space.inner.bare has no Python source: there is" in done.stderr


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
    assert info == {"directory": str(tmp_path / "cache"), "usable": True, "why": None, "broken": False, "entries": 1, "temporary": 0,
                    "size": info["size"], "limit": 512 << 20} and 100 < info["size"] < 10000
    assert run("prune", "--max-size", "1G") == "removed 0 files, 0 B\n"
    pruned = run("prune", "--max-size", "0", "--json")
    assert pruned == {**info, "entries": 0, "size": 0, "freed": info["size"], "removed": pruned["removed"]}
    output(tmp_path, code=use)
    assert re.match(r"removed [123] files, [\d.]+ [BK]\n", run("clear"))
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
    (["show"], "the following arguments are required: MODULE[:QUALNAME]"),
    (["show", "nothing"], "there is no package or module 'nothing'"),
    (["show", "json.nothing"], "there is no package or module 'json.nothing'"),
    (["show", "nothing.py"], "'nothing.py' cannot be read: No such file"),
    (["show", "json:nothing"], "has no function or class 'nothing'"),
    (["show", "json:"], "'json:': expected a module's name or the path of a file, and after a colon"),
    (["show", ":f"], "':f': expected a module's name"),
    (["show", ""], "'': expected a module's name"),
    (["show", "sys"], "'sys' has no Python source: it is built into Python"),
    (["show", "json", "--x"], "unrecognized arguments: --x"),
    (["compile"], "the following arguments are required: PACKAGE"),
    (["compile", "nothing"], "there is no package or module 'nothing'"),
    (["compile", "pkg.nothing"], "there is no package or module 'pkg.nothing'"),
    (["compile", "pkg.mod.deep"], "there is no module 'pkg.mod.deep': 'pkg.mod' is not a package"),
    (["compile", "pkg", "json"], "'json' is never hooked: it is part of the standard library"),
    (["compile", "pkg", "numpy.linalg"], "'numpy.linalg' is never hooked: it is what the converter works with"),
    (["compile", "a/b.py"], "'a/b.py' is not the name of a package or module"),
    (["compile", "pkg", "--jobs", "0"], "'0' is no count: expected a whole number, 1 or more"),
    (["compile", "pkg", "--jobs", "x"], "'x' is no count"),
    (["doctor", "--run"], "argument --run: expected a script, -m module or -c code"),
    (["doctor", "--nothing"], "unrecognized arguments: --nothing"),
    (["compile", "pkg", "--fast"], "unrecognized arguments: --fast"),
])
def test_nonsense_is_refused(tmp_path, monkeypatch, capsys, arguments, says):
    """With the usage, and what was expected."""
    write(tmp_path, {"pkg/__init__.py": "", "pkg/mod.py": ""})
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    told = capsys.readouterr()
    assert stop.value.code == 2 and told.err.startswith(f"usage: python -m autoimport {arguments[0]}")
    assert says in told.err and not told.out


def test_sizes():
    assert [formats.size(text) for text in ("12", "1K", "1.5kb", "2M", "3GB")] == [12, 1024, 1536, 2 << 20, 3 << 30]
    assert [formats.readable(count) for count in (0, 1023, 1536, 5 << 30)] == ["0 B", "1023 B", "1.5 K", "5.0 G"]
