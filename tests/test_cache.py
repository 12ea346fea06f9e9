"""The cache: what is found again, and that nothing that happens to it can hurt an import."""
import os
import stat
import sys

import pytest
from subprocesses import BRANCH, output, write

from autoimport import cache, sources, unit

HOOKED = "import autoimport; autoimport.install(packages=['mod'])\nimport sys, mod\n"
SAYS = HOOKED + "print('ag__' in mod.f.__code__.co_names, mod.f(1), 'autoimport.pipeline' in sys.modules)"
COLD, WARM, PLAIN = "True yes True\n", "True yes False\n", "False yes False\n"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, {"mod.py": BRANCH})


def entries(folder):
    return [path for path in (folder / "cache").rglob("*") if path.is_file() and not path.name.startswith("stamp-")]


def test_cold_then_warm(project):
    assert [output(project, code=SAYS) for _ in range(3)] == [COLD, WARM, WARM]
    assert len(entries(project)) == 1 and not list(project.rglob("*.tmp"))
    assert stat.S_IMODE((project / "cache").stat().st_mode) == 0o700


def test_switched_off(project):
    assert output(project, code=SAYS, AUTOIMPORT_CACHE="0") == COLD and not (project / "cache").exists()
    assert output(project, code=SAYS, PYTHONDONTWRITEBYTECODE="1") == COLD and not (project / "cache").exists()
    (project / "cache").mkdir(0o700)
    assert output(project, code=SAYS, PYTHONDONTWRITEBYTECODE="1") == COLD and not any((project / "cache").iterdir())
    output(project, code=SAYS)
    assert output(project, code=SAYS, PYTHONDONTWRITEBYTECODE="1") == WARM


def test_content_decides(project):
    """An edit of equal size in the same second is seen; a new time alone, or another place, changes nothing."""
    output(project, code=SAYS)
    path = project / "mod.py"
    times = path.stat()
    path.write_text(BRANCH.replace("yes", "YES"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert output(project, code=SAYS) == COLD.replace("yes", "YES")
    path.write_text(BRANCH)
    os.utime(path, (1, 1))
    assert output(project, code=SAYS) == WARM
    write(project, {"elsewhere/mod.py": BRANCH})
    code = "import sys; sys.path.insert(0, 'elsewhere')\n" + SAYS + "\nprint(mod.f.__code__.co_filename)"
    assert output(project, code=code) == f"{WARM}{project}/elsewhere/mod.py\n"


LEVELS = {(): "doc 1", ("-O",): "doc 2", ("-OO",): "None 2"}
OPTIONS = {"": "2", "AUTOIMPORT_STRICT": "2", "AUTOIMPORT_FORCE_GRAPH": "2", "AUTOIMPORT_EXCLUDE": "0", "PYTHONNODEBUGRANGES": "2"}
RUNS = [(level, option) for option in OPTIONS for level in LEVELS]
ORDERS = {"forwards": RUNS, "backwards": RUNS[::-1], "mixed": RUNS[::4] + RUNS[1::4] + RUNS[3::4] + RUNS[2::4]}


@pytest.mark.parametrize("order", ORDERS)
def test_options_and_levels_in_any_order(tmp_path, order):
    """One cache for all of them: each finds what it made, and nothing that another one made."""
    write(tmp_path, {"mod.py": "def f(x):\n    'doc'\n    try:\n        assert x\n        return 2\n"
                               "    except AssertionError:\n        return 1\n"})
    code = "import autoimport; autoimport.install(['mod'], exclude=autoimport.hook.activation.listed('AUTOIMPORT_EXCLUDE'))\n" \
           "import mod; code = mod.f.__code__; print(mod.f.__doc__, mod.f(0), sum('ag__' in name for name in code.co_names), " \
           "hasattr(code, 'co_positions') and any(at[2] for at in code.co_positions()))"
    for level, option in ORDERS[order]:
        value = "mod" if option == "AUTOIMPORT_EXCLUDE" else "1"
        columns = option != "PYTHONNODEBUGRANGES" and sys.version_info >= (3, 11)
        for _ in "cold", "warm":
            assert output(tmp_path, *level, code=code, **({option: value} if option else {})) == \
                f"{LEVELS[level]} {OPTIONS[option]} {columns}\n"


def test_elsewhere_with_the_compiled_files(project):
    """Where Python keeps its own compiled files by PYTHONPYCACHEPREFIX, and nothing in the tree."""
    for expected in COLD, WARM:
        assert output(project, code=SAYS, AUTOIMPORT_CACHE_DIR="", PYTHONPYCACHEPREFIX="prefix") == expected
    assert [path.name for path in project.iterdir() if path.name != "mod.py"] == ["prefix"]
    assert list((project / "prefix/autoimport").glob("*/*"))


def test_names_versions_and_levels_are_in_the_key(fresh, monkeypatch):
    keys = [cache.key("mod", b"x = 1"), cache.key("mod2", b"x = 1"), cache.key("mod", b"x = 2")]
    for target, name, value in ((cache, "MAGIC_NUMBER", b"other"), (sys, "version", "4.0"),
                                (cache.current(), "converter", b"edited")):
        with monkeypatch.context() as patch:
            patch.setattr(target, name, value)
            patch.setattr(cache, "prefix", None)
            keys.append(cache.key("mod", b"x = 1"))
    assert len(set(keys)) == len(keys) and {len(key) for key in keys} == {32}


def test_the_converter_is_in_the_key(tmp_path, monkeypatch):
    """By content: an edit of one of its files is seen, another installation of the same files is the same."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    write(tmp_path, {"a/__init__.py": "x = 1", "a/sub/rule.py": "y = 1", "b/__init__.py": "x = 1",
                     "b/sub/rule.py": "y = 1", "stamps/.keep": ""})
    seen = []
    for root in "a", "b", "a":
        if len(seen) == 2:
            rule = tmp_path / "a/sub/rule.py"
            times = rule.stat()
            rule.write_text("y = 2")
            os.utime(rule, ns=(times.st_atime_ns, times.st_mtime_ns))
        with monkeypatch.context() as patch:
            patch.setattr(sources, "roots", lambda: [str(tmp_path / root)])
            patch.setattr(sources, "SETTLED", -9)                             # leave stamps at once
            first = sources.digest(str(tmp_path / "stamps"))
            patch.setattr(sources, "contents", lambda seen: pytest.fail("the stamp was not used"))
            assert sources.digest(str(tmp_path / "stamps")) == first
        seen.append(first)
    assert seen[0] == seen[1] != seen[2]


def test_sections(store):
    key = bytes(range(32))
    sections = [b"native" * 50000, b"graphs", b"", b"text", b"map", b"refused", b"source"]
    assert store.read(key, 0) is None
    assert store.write(key, sections)
    assert [store.read(key, number) for number in range(cache.SECTIONS)] == sections
    assert store.read(bytes(32), 0) is None


def test_a_unit_is_the_same_cold_and_warm(fresh):
    source = b"def f(a):\n    if a:\n        return lambda: (1 if a else 2)\n"
    paths = [str(fresh / name) for name in ("here.py", "here.py", "elsewhere.py")]
    for path in paths:
        with open(path, "wb") as file:
            file.write(source)
    units = [unit.load(source, path, "mod") for path in paths]
    cold, warm, moved = ((each.text(), each.index(), each.map(), each.native()) for each in units)
    assert cold == warm == moved
    assert {each.ident for each in units} == {units[0].ident} and 0 <= units[0].ident < 1 << 40
    for number in range(len(units[0].index())):
        assert units[0].graph(number) == units[1].graph(number)
        assert units[2].graph(number).co_filename == paths[2]
    code = units[2].native()
    assert code.co_filename == paths[2]
    assert all(inner.co_filename == paths[2] for inner in code.co_consts if hasattr(inner, "co_name"))


def test_the_default_directory_is_that_of_platformdirs(monkeypatch):
    platformdirs = pytest.importorskip("platformdirs")
    monkeypatch.delenv("AUTOIMPORT_CACHE_DIR", raising=False)
    monkeypatch.delenv("AUTOIMPORT_CACHE", raising=False)
    for variables in ({"XDG_CACHE_HOME": "/some/where"}, {"XDG_CACHE_HOME": ""}, {"HOME": "/home/of/somebody"}):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert cache.configured() == platformdirs.user_cache_dir("autoimport")


def test_refusals_are_remembered(fresh, monkeypatch):
    from autoimport import errors, pipeline
    calls = []

    def convert(*arguments):
        calls.append(1)
        raise calls_for[len(calls) - 1]
    monkeypatch.setattr(pipeline, "native", convert)
    calls_for = [errors.ConversionError("no"), MemoryError(), MemoryError()]
    for source, remembered in (b"x = 1", True), (b"x = 2", False):
        before = len(calls)
        for _ in range(2):
            with pytest.raises(errors.ConversionError):
                unit.load(source, "/mod.py", "mod")
        assert len(calls) - before == (1 if remembered else 2)
