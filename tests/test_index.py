"""What a warm import does not read: sources and entries that look as they did."""
import os
import sys

import pytest
from subprocesses import BRANCH

from autoimport import cache, index, sources, unit
from autoimport.commands import compile


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """Forget what this process knows of caches; returns a function that forgets it again, as a new process would."""
    monkeypatch.setenv("AUTOIMPORT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    def forget():
        for found in index.opened.values():
            if found and found.fresh:
                found.save()
        monkeypatch.setattr(cache, "state", cache.UNKNOWN)
        monkeypatch.setattr(cache, "prefix", None)
        monkeypatch.setattr(index, "opened", {})
    forget()
    yield forget
    index.opened.clear()


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "mod.py"
    path.write_text(BRANCH)
    return str(path)


def load(path, read):
    """The module's code, and whether the file was read, and the entry checked."""
    reads, checks, section = [], [], cache.section

    def counted(file):
        reads.append(file)
        with open(file, "rb") as source:
            return source.read()

    cache.section = lambda *args: checks.append(args) or section(*args)
    try:
        code = unit.load_file(path, "mod", counted).native()
    finally:
        cache.section = section
    assert (bool(reads), bool(checks)) == read, (reads, checks)
    return code


def test_what_looks_as_it_did_is_not_read(fresh, source, monkeypatch):
    monkeypatch.setattr(sources, "telling", lambda times: True)
    first = load(source, (True, False))
    fresh()
    assert load(source, (False, False)) == first
    os.utime(cache.current().path(index.of("mod").rows["mod"][2]))              # somebody touched the entry
    fresh()
    assert load(source, (False, True)) == first
    fresh()
    assert load(source, (False, False)) == first


def test_compiling_leaves_nothing_to_find_out(fresh, source, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "telling", lambda times: True)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "more.py").write_text(BRANCH)
    assert compile.main(["mod", "more", "--jobs", "1"]) == 0
    fresh()
    load(source, (False, False))


def test_what_looks_different_is_read(fresh, source, monkeypatch):
    monkeypatch.setattr(sources, "telling", lambda times: True)
    first = load(source, (True, False))
    fresh()
    status = os.stat(source)
    with open(source, "r+") as file:
        file.write(BRANCH.replace("yes", "YES"))
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))               # same size, same time of modification
    changed = load(source, (True, False))
    assert "YES" in str([code.co_consts for code in changed.co_consts if hasattr(code, "co_consts")]) and changed != first


def test_a_file_that_changed_just_now_is_read_again(fresh, source):
    load(source, (True, False))
    fresh()
    load(source, (True, True))


def test_a_damaged_index_costs_time_only(fresh, source, monkeypatch):
    monkeypatch.setattr(sources, "telling", lambda times: True)
    first = load(source, (True, False))
    path = index.of("mod").path
    index.of("mod").save()
    with open(path, "rb") as file:
        good = file.read()
    for damaged in (good[:20], good[:-1], good[:40] + b"?" + good[41:], b""):
        with open(path, "wb") as file:
            file.write(damaged)
        index.opened.clear()
        assert index.of("mod").rows == {} and load(source, (True, True)) == first


def test_processes_add_to_what_others_found(fresh, source, monkeypatch):
    monkeypatch.setattr(sources, "telling", lambda times: True)
    load(source, (True, False))
    mine = index.of("mod")
    other = index.Index(mine.path)
    other.note("mod.sub", "/mod/sub.py", (1, 2, 3, 4, 5), bytes(32), None, 0)
    mine.save()
    other.save()
    assert index.Index(mine.path).rows.keys() == {"mod", "mod.sub"}
