"""Whatever happens to an entry: it is a miss, the import is as ever, and the entry is made again."""
import atexit
import functools
import pathlib
import subprocess
import sys
import time

import pytest
from subprocesses import BRANCH, ROOT, environment, output, write

from autoimport import cache, index, sources, unit, upkeep
from autoimport.errors import ConversionError

SOURCE = b"def f(x):\n    return 1 if x else 2\n"


@pytest.fixture
def quick(fresh, monkeypatch):
    """Each conversion is made once, since there will be thousands."""
    monkeypatch.setattr(unit, "convert", functools.lru_cache(unit.convert))
    return fresh


def everything(source=SOURCE, name="mod"):
    """All that there is to know of a module, from a unit that knows nothing yet."""
    loaded = unit.load(source, f"/{name}.py", name)
    return loaded.native(), loaded.graph(0), loaded.index(), loaded.text(), loaded.map()


def entries():
    """The files with entries, by the kind: the one that an import reads, and the one for graphs."""
    store, key = cache.current(), unit.Unit(SOURCE, "/mod.py", "mod")
    return store.path(key.key_of(unit.NATIVE)), store.path(key.key_of(unit.GRAPHS))


def damages(good, end):
    """The contents of a file after each of the things that can happen to its first `end` bytes."""
    yield from (good[:length] for length in range(0, end, 16))
    yield from (good[:position] + bytes([good[position] ^ 1 << position % 8]) + good[position + 1:]
                for position in range(end))
    yield from (bytes(len(good)), b"x" * len(good), good[16:], good[:100] * 50, good + good, b"#!/bin/sh\n")


@pytest.mark.parametrize("kind", [0, 1])
def test_any_damage_is_a_miss_and_is_repaired(quick, kind):
    right, path = everything(), entries()[kind]
    with open(path, "rb") as file:
        good = file.read()
    for number, damaged in enumerate(damages(good, good.index(SOURCE) if kind == 0 else len(good))):
        with open(path, "wb") as file:
            file.write(damaged)
        assert damaged[:len(good)] == good or number % 10 or upkeep.damaged(path), number
        assert everything() == right, number
        with open(path, "rb") as file:
            assert file.read()[:len(good)] == good, number


def test_damage_to_the_source_in_an_entry(fresh, tmp_path):
    """It is read when graph versions are made after an import that did not read the file: which then has to do."""
    path, read = tmp_path / "mod.py", []
    for contents, damaged in (SOURCE, False), (SOURCE, True), (b"x = 1", True):
        path.write_bytes(SOURCE)
        first = unit.load(SOURCE, str(path), "mod")
        late = unit.Unit(None, str(path), "mod", first.key)
        path.write_bytes(contents)
        if damaged:
            entry = pathlib.Path(cache.current().path(first.key))
            entry.write_bytes(entry.read_bytes().replace(SOURCE, SOURCE[::-1]))
        try:
            read.append(late.source)
        except ConversionError as error:
            read.append(str(error))
    assert read[:2] == [SOURCE, SOURCE] and "was changed after it was imported" in read[2]


def test_an_entry_of_another_module_or_kind_is_a_miss(quick):
    right, mine = everything(), entries()
    everything(SOURCE, "other")
    store, other = cache.current(), unit.Unit(SOURCE, "/other.py", "other")
    others = [store.path(other.key_of(number)) for number in (unit.NATIVE, unit.GRAPHS)]
    contents = {path: open(path, "rb").read() for path in (*mine, *others)}
    assert len(set(contents.values())) == 4
    for target in mine:
        for source in (*mine, *others):
            with open(target, "wb") as file:
                file.write(contents[source])
            assert everything() == right
            assert all(open(path, "rb").read() == contents[path] for path in mine)


def test_damage_to_a_verdict(quick, monkeypatch):
    """What says that a module cannot be converted is an entry, too."""
    def refuse(*arguments):
        raise ConversionError("no such thing in a graph")
    monkeypatch.setattr(unit, "convert", refuse)
    with pytest.raises(ConversionError):
        everything()
    path = entries()[0]
    with open(path, "rb") as file:
        good = file.read()
    for damaged in damages(good, len(good)):
        with open(path, "wb") as file:
            file.write(damaged)
        with pytest.raises(ConversionError, match="no such thing in a graph"):
            everything()
        with open(path, "rb") as file:
            assert file.read()[:len(good)] == good


def test_damage_to_a_stamp(tmp_path, monkeypatch):
    """What says which converter this is, is read from the sources again, and remembered again."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sources, "SETTLED", -9)
    seen = sources.listing(str(ROOT / "autoimport/hook"), "")
    monkeypatch.setattr(sources, "roots", lambda: [str(ROOT / "autoimport/hook")])
    monkeypatch.setattr(sources, "listing", lambda *folder: seen)
    monkeypatch.setattr(sources, "contents", lambda seen: bytes(range(32)))
    right = sources.digest(str(tmp_path))
    stamp, = tmp_path.iterdir()
    good = stamp.read_bytes()
    for damaged in damages(good, len(good)):
        stamp.write_bytes(damaged)
        assert sources.digest(str(tmp_path)) == right and stamp.read_bytes()[:len(good)] == good


def test_damage_to_an_index(fresh, monkeypatch):
    """What says how files looked is believed entire or not at all."""
    monkeypatch.setattr(sources, "telling", lambda times: True)
    path = str(fresh / "index")
    known = index.Index(path)
    known.note("mod", "/mod.py", (1, 2, 3, 4, 5), bytes(range(32)), (6, 7, 8, 9, 10), 100)
    atexit.unregister(known.save)
    known.save()
    with open(path, "rb") as file:
        good = file.read()
    assert index.rows_in(path) == known.rows != {}
    for damaged in damages(good, len(good)):
        with open(path, "wb") as file:
            file.write(damaged)
        assert index.rows_in(path) == {}


def test_what_is_no_file(quick):
    right = everything()
    for path in entries():
        upkeep.os.unlink(path)
        upkeep.os.mkdir(path)
    assert everything() == right


def test_damage_between_import_and_graph(fresh):
    """The unit speaks of the module as it was imported, whatever became of its entries, and of its file."""
    first = unit.load(BRANCH.encode(), "/mod.py", "mod")
    right = first.graph(0), first.text(), first.index(), first.map()
    warm, warmer = (unit.load(BRANCH.encode(), "/mod.py", "mod") for _ in range(2))
    paths = [path for *_, path in upkeep.files(cache.current().directory) if upkeep.kind(path) == "entry"]
    assert len(paths) == 2
    for path in paths:
        with open(path, "r+b") as file:
            file.truncate(250)
    assert (warm.graph(0), warm.text(), warm.index(), warm.map()) == right
    cache.current().prune(-1)
    assert warmer.graph(0) == right[0]


def test_a_damaged_entry_in_another_process(tmp_path):
    write(tmp_path, {"mod.py": BRANCH})
    code = "import autoimport; autoimport.install(packages=['mod'])\nimport sys, mod\n" \
           "print('ag__' in mod.f.__code__.co_names, mod.f(1), 'autoimport.pipeline' in sys.modules)"
    output(tmp_path, code=code)
    entry, = (path for path in (tmp_path / "cache").glob("*/*"))
    good = entry.read_bytes()
    for damaged in good[:300], good[:300] + b"?" + good[301:], b"":
        entry.write_bytes(damaged)
        assert output(tmp_path, code=code) == "True yes True\n"
        assert entry.read_bytes() == good and output(tmp_path, code=code) == "True yes False\n"


RACE = "import autoimport; autoimport.install(packages=['many'])\n" \
       "for n in range(10): exec(f'import many.mod{n} as m; assert m.f(1) == \"yes\" and m.n == {n}')\n"
GRAPHS = "from autoimport.runtime import staging\n" \
         "for units in list(staging.units.values()): [unit.graph(0) for unit in units.values()]\n"


@pytest.mark.parametrize("count", [12, pytest.param(64, marks=pytest.mark.slow)])
def test_processes_that_race_and_die(tmp_path, count):
    """Many cold processes on one cache, some of them killed at any moment: nobody notices, and nothing is left behind."""
    write(tmp_path, {f"many/mod{number}.py": f"n = {number}\n" + BRANCH for number in range(10)})
    started = [subprocess.Popen([sys.executable, "-c", RACE + GRAPHS], cwd=tmp_path, env=environment(tmp_path),
                                stderr=subprocess.PIPE) for _ in range(count)]
    victims = started[::3]
    for number, process in enumerate(victims):
        time.sleep(0.1 + 0.017 * (number % 7))
        process.kill()
    for process in started:
        _, said = process.communicate()
        assert process in victims or process.returncode == 0 and not said, said
    directory = str(tmp_path / "cache")
    write(tmp_path, {"cache/00/0.1-2@elsewhere.tmp": "", "cache/00/3.4-5@elsewhere.tmp": ""})     # by dying machines
    upkeep.os.utime(tmp_path / "cache/00/0.1-2@elsewhere.tmp", (1, 1))
    output(tmp_path, "-m", "autoimport", "cache", "prune")
    left = [path for *_, path in upkeep.files(directory)]
    assert [path for path in left if path.endswith(".tmp")] == [f"{directory}/00/3.4-5@elsewhere.tmp"]
    found = [path for path in left if upkeep.kind(path) == "entry"]
    assert not any(map(upkeep.damaged, found))
    output(tmp_path, code=RACE + GRAPHS)
    assert len([path for *_, path in upkeep.files(directory) if upkeep.kind(path) == "entry"]) == 20
    assert output(tmp_path, code=RACE + GRAPHS + "import sys; print('autoimport.pipeline' in sys.modules)") == "False\n"
