"""The cache: what is found again, and that nothing that happens to it can hurt an import."""
import os
import re
import stat
import subprocess
import sys
import time

import pytest
from subprocesses import BRANCH, environment, output, python, write

from autoimport import cache, sources, unit
from autoimport.commands import cache as command

HOOKED = "import autoimport; autoimport.install(packages=['mod'])\nimport sys, mod\n"
SAYS = HOOKED + "print('ag__' in mod.f.__code__.co_names, mod.f(1), 'autoimport.pipeline' in sys.modules)"
COLD, WARM, PLAIN = "True yes True\n", "True yes False\n", "False yes False\n"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, {"mod.py": BRANCH})


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "store").mkdir(0o700)
    return cache.Cache(str(tmp_path / "store"), b"converter")


@pytest.fixture
def fresh(monkeypatch, tmp_path):
    """This process with a cache of its own, which is chosen when it is first used."""
    monkeypatch.setenv("AUTOIMPORT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("AUTOIMPORT_CACHE", raising=False)
    monkeypatch.setattr(cache, "state", cache.UNKNOWN)
    monkeypatch.setattr(cache, "prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def entries(folder):
    return [path for path in (folder / "cache").rglob("*") if path.is_file() and not path.name.startswith("stamp-")]


def test_cold_then_warm(project):
    assert [output(project, code=SAYS) for _ in range(3)] == [COLD, WARM, WARM]
    assert len(entries(project)) == 1 and not list(project.rglob("*.tmp"))
    assert stat.S_IMODE((project / "cache").stat().st_mode) == 0o700


def test_switched_off(project):
    assert output(project, code=SAYS, AUTOIMPORT_CACHE="0") == COLD and not (project / "cache").exists()
    assert output(project, code=SAYS, PYTHONDONTWRITEBYTECODE="1") == COLD and not (project / "cache").exists()
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
    write(tmp_path, {"a/__init__.py": "x = 1", "a/sub/rule.py": "y = 1", "b/__init__.py": "x = 1",
                     "b/sub/rule.py": "y = 1", "stamps/.keep": ""})
    seen = []
    for root in "a", "b", "a":
        if len(seen) == 2:
            rule = tmp_path / "a/sub/rule.py"
            times = rule.stat()
            rule.write_text("y = 2")
            os.utime(rule, ns=(times.st_atime_ns, times.st_mtime_ns))
        monkeypatch.setattr(sources, "roots", lambda: [str(tmp_path / root)])
        monkeypatch.setattr(sources, "SETTLED", -9)                           # leave stamps at once
        first = sources.digest(str(tmp_path / "stamps"))
        monkeypatch.setattr(sources, "contents", lambda seen: pytest.fail("the stamp was not used"))
        assert sources.digest(str(tmp_path / "stamps")) == first
        monkeypatch.undo()
        seen.append(first)
    assert seen[0] == seen[1] != seen[2]


def test_sections(store):
    key = bytes(range(32))
    sections = [b"native" * 50000, b"graphs", b"", b"text", b"map", b"refused"]
    assert store.read(key, 0) is None
    assert store.write(key, sections)
    assert [store.read(key, number) for number in range(6)] == sections
    assert store.read(bytes(32), 0) is None


def test_every_truncation_and_every_flipped_byte_is_a_miss(store):
    key, other = bytes(range(32)), bytes(32)
    sections = [b"native code", b"graphs", b"index", b"text", b"map", b""]
    store.write(key, sections)
    store.write(other, sections)
    with open(store.path(key), "rb") as file:
        good = file.read()

    def read(data):
        with open(store.path(key), "wb") as file:
            file.write(data)
        return [store.read(key, number) for number in range(6)]

    for length in range(len(good)):
        assert all(found in (None, right) for found, right in zip(read(good[:length]), sections))
        assert None in read(good[:length])
    for position in range(len(good)):
        found = read(good[:position] + bytes([good[position] ^ 0x10]) + good[position + 1:])
        assert None in found and all(one in (None, right) for one, right in zip(found, sections))
    assert read(b"") == [None] * 6
    with open(store.path(other), "rb") as file:                               # an entry of another module
        assert read(file.read()) == [None] * 6
    assert read(good) == sections


def test_a_damaged_entry_is_repaired(project):
    output(project, code=SAYS)
    entry, = entries(project)
    good = entry.read_bytes()
    for damaged in good[:100], good[:300], b"", good[:400] + b"\0" + good[401:], b"x" * len(good):
        entry.write_bytes(damaged)
        assert output(project, code=SAYS) == COLD
        assert entry.read_bytes() == good and output(project, code=SAYS) == WARM


def test_a_section_that_is_lost_after_the_import_is_made_again(fresh):
    source, path = BRANCH.encode(), str(fresh / "mod.py")
    (fresh / "mod.py").write_bytes(source)
    first = unit.load(source, path, "mod")
    graph, text, index, map_ = first.graph(0), first.text(), first.index(), first.map()
    warm = unit.load(source, path, "mod")
    for entry in entries(fresh):
        entry.write_bytes(entry.read_bytes()[:250])
    assert (warm.graph(0), warm.text(), warm.index(), warm.map()) == (graph, text, index, map_)
    edited = unit.load(source, path, "mod")
    for entry in entries(fresh):
        entry.unlink()
    (fresh / "mod.py").write_text("x = 1")        # the unit speaks of the module as it was imported
    assert edited.graph(0) == graph


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


def unusable(folder, how):
    """Make the cache directory one that cannot be used."""
    target = folder / "cache"
    if how == "a file":
        target.write_text("")
    elif how == "below a file":
        (folder / "file").write_text("")
        target.symlink_to(folder / "file" / "below")
    elif how == "writable by others":
        target.mkdir()
        target.chmod(0o777)
    elif how == "another owner":
        target.mkdir(0o700)
        os.chown(target, 12345, -1)
    elif how == "dangling":
        target.symlink_to("/proc/nothing/here")


@pytest.mark.parametrize("how", ["a file", "below a file", "writable by others", "another owner", "dangling"])
def test_an_unusable_directory_costs_time_and_nothing_else(project, how):
    if how == "another owner" and os.geteuid() != 0:
        pytest.skip("only root can give files away")
    unusable(project, how)
    done = python(project, code=SAYS)
    assert done.stdout == COLD, done.stderr
    assert done.stderr.count("Warning") == 1 and f"works without its cache {project}/cache: " in done.stderr
    assert python(project, "-W", "error", code=SAYS).stdout == COLD


def test_no_home(project):
    for variables in ({"AUTOIMPORT_CACHE_DIR": "", "HOME": "/nonexistent"}, {"AUTOIMPORT_CACHE_DIR": "", "HOME": ""}):
        assert output(project, code=SAYS, XDG_CACHE_HOME="", **variables) in (COLD, WARM)
    assert not (project / "~").exists()


def test_writes_that_fail(store, monkeypatch):
    """A full or read-only disk: not an error, nothing left behind, not tried again for each module."""
    def full(*arguments):
        raise OSError(28, "No space left on device")
    monkeypatch.setattr(os, "replace", full)
    assert not store.write(bytes(32), [b"x"] * 6)
    monkeypatch.undo()
    assert not store.write(bytes(32), [b"x"] * 6) and store.files() == []


def test_the_default_directory_is_that_of_platformdirs(monkeypatch):
    platformdirs = pytest.importorskip("platformdirs")
    monkeypatch.delenv("AUTOIMPORT_CACHE_DIR", raising=False)
    monkeypatch.delenv("AUTOIMPORT_CACHE", raising=False)
    for variables in ({"XDG_CACHE_HOME": "/some/where"}, {"XDG_CACHE_HOME": ""}, {"HOME": "/home/of/somebody"}):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert cache.configured() == platformdirs.user_cache_dir("autoimport")


def test_prune_removes_what_was_used_least_recently(store):
    keys = [bytes([number]) * 32 for number in range(10, 20)]
    for age, key in enumerate(keys):
        store.write(key, [b"x" * 1000] * 6)
        os.utime(store.path(key), (time.time() - 2 * cache.DAY - age,) * 2)
    assert store.read(keys[9], 0)                                             # a hit makes the oldest the newest
    size = os.path.getsize(store.path(keys[0]))
    stale = store.path(keys[0]) + ".1-2.tmp"
    for path, age in (stale, 2 * cache.HOUR), (stale + ".tmp", 0):
        with open(path, "w"):
            pass
        os.utime(path, (time.time() - age,) * 2)
    assert store.prune(3 * size) == (8, 7 * size)
    assert [key for key in keys if store.read(key, 0)] == [keys[0], keys[1], keys[9]]
    assert not os.path.exists(stale) and os.path.exists(stale + ".tmp")       # somebody may be writing that one
    store.clear()
    assert store.files() == []


def test_processes_that_race_and_die(tmp_path):
    """Many cold processes on one cache, some of them killed: every entry is valid, and nobody notices."""
    write(tmp_path, {f"many/mod{number}.py": f"n = {number}\n" + BRANCH for number in range(10)})
    code = "import autoimport; autoimport.install(packages=['many'])\n" \
           "for n in range(10): exec(f'import many.mod{n} as m; assert m.f(1) == \"yes\" and m.n == {n}')"
    started = [subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env=environment(tmp_path),
                                stderr=subprocess.PIPE) for _ in range(12)]
    for number, process in enumerate(started):
        if number % 3 == 0:
            time.sleep(0.15)
            process.kill()
    for number, process in enumerate(started):
        _, said = process.communicate()
        assert number % 3 == 0 or process.returncode == 0 and not said, said
    output(tmp_path, code=code)
    assert "True" not in output(tmp_path, code=code + "\nimport sys; print('autoimport.pipeline' in sys.modules)")


def test_refusals_are_remembered(fresh, monkeypatch):
    from autoimport import errors, pipeline
    calls = []

    def convert(*arguments):
        calls.append(1)
        raise calls_for[len(calls) - 1]
    monkeypatch.setattr(pipeline, "native", convert)
    calls_for = [errors.Unsupported(None, "no"), MemoryError(), MemoryError()]
    for source, remembered in (b"x = 1", True), (b"x = 2", False):
        before = len(calls)
        for _ in range(2):
            with pytest.raises(errors.ConversionError):
                unit.load(source, "/mod.py", "mod")
        assert len(calls) - before == (1 if remembered else 2)


def test_commands(project):
    assert re.search(r"entries +0\n", output(project, "-m", "autoimport", "cache", "info"))
    output(project, code=SAYS)
    assert re.search(r"entries +1\nsize +[\d.]+ [BK]\n", output(project, "-m", "autoimport", "cache", "info"))
    assert output(project, "-m", "autoimport", "cache", "prune", "--max-size", "1G") == "removed 0 files, 0 B\n"
    assert re.match(r"removed [12] files, [\d.]+ [BK]\n", output(project, "-m", "autoimport", "cache", "clear"))
    assert output(project, code=SAYS) == COLD
    assert "switched off" in output(project, "-m", "autoimport", "cache", "info", AUTOIMPORT_CACHE="0")
    for bad in ["prune", "--max-size", "many"], ["prune", "--max-size", "-1"], [], ["nonsense"]:
        done = python(project, "-m", "autoimport", "cache", *bad)
        assert done.returncode == 2 and "usage:" in done.stderr


def test_sizes():
    assert [command.size(text) for text in ("12", "1K", "1.5kb", "2M", "3GB")] == [12, 1024, 1536, 2 << 20, 3 << 30]
    assert [command.readable(count) for count in (0, 1023, 1536, 5 << 30)] == ["0 B", "1023 B", "1.5 K", "5.0 G"]
