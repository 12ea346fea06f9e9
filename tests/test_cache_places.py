"""Directories that cannot be used, disks that are full, machines that share: never an error, and one warning at most."""
import atexit
import builtins
import errno
import functools
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import time

import gast
import pytest
from subprocesses import BRANCH, ROOT, environment, output, python, write

from autoimport import cache, files, index, sources, unit, upkeep

SAYS = "import autoimport; autoimport.install(packages=['mod'])\nimport sys, mod\n" \
       "print('ag__' in mod.f.__code__.co_names, mod.f(1), 'autoimport.pipeline' in sys.modules)"
COLD, WARM = "True yes True\n", "True yes False\n"
SOURCE = BRANCH.encode()


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, {"mod.py": BRANCH})


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
    elif how == "writable by the group":
        target.mkdir()
        target.chmod(0o770)
    elif how == "dangling":
        target.symlink_to("/proc/nothing/here")


@pytest.mark.parametrize("how", ["a file", "below a file", "writable by others", "writable by the group", "dangling"])
def test_an_unusable_directory_costs_time_and_nothing_else(project, how):
    unusable(project, how)
    done = python(project, code=SAYS)
    assert done.stdout == COLD, done.stderr
    assert done.stderr.count("Warning") == 1 and f"works without its cache {project}/cache: " in done.stderr
    assert python(project, "-W", "error", code=SAYS).stdout == COLD


def test_directories_of_others(project):
    """Code of another user is not run; nor is it where the network calls this user by another name (root, as a rule)."""
    (project / "cache").mkdir(0o700)
    for owner in (65534, 12345):
        stranger = f"import os; os.geteuid = lambda: {owner}\n"
        done = python(project, code=stranger + SAYS)
        assert done.stdout == COLD and done.stderr.count("Warning") == 1
        assert f"it belongs to user {os.geteuid()}, not to user {owner}" in done.stderr
    assert not list((project / "cache").iterdir())


def test_no_home(project):
    for home in "/dev/null", "/dev/null/none", "":
        variables = {"AUTOIMPORT_CACHE_DIR": "", "HOME": home, "XDG_CACHE_HOME": "" if home else str(project / "xdg")}
        assert output(project, code=SAYS, **variables) == COLD
    unknown = "import os, pwd; del os.environ['HOME']\ndef getpwuid(uid): raise KeyError(uid)\npwd.getpwuid = getpwuid\n"
    assert output(project, code=unknown + SAYS, AUTOIMPORT_CACHE_DIR="", XDG_CACHE_HOME="") == COLD
    assert sorted(path.name for path in project.iterdir()) == ["mod.py", "xdg"]


def test_a_folder_that_is_gone(project):
    code = f"import os, sys; sys.path.insert(0, {str(project)!r}); os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone')\n"
    done = python(project, code=code + SAYS, AUTOIMPORT_CACHE_DIR="relative")
    assert done.stdout == COLD and done.stderr.count("Warning") <= 1


def test_a_disk_that_is_full(project):
    """Files end after so many bytes, as they do where no more fits: nothing is left of them."""
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))\n"
    assert output(project, code=full + SAYS) == COLD
    assert [path for path in (project / "cache").rglob("*") if path.is_file()] == []
    assert [output(project, code=SAYS) for _ in range(2)] == [COLD, WARM]


CALLS = [(os, name) for name in ("open", "read", "fstat", "lseek", "stat", "utime", "makedirs", "mkdir", "replace", "unlink",
                                 "scandir", "close")] + [(builtins, "open")]
ERRORS = "ENOSPC EROFS ENOSYS EACCES EIO ESTALE EDQUOT ENOENT ENOTDIR EMFILE".split()


@pytest.mark.parametrize("home, name", CALLS)
def test_every_call_that_fails(fresh, tmp_path_factory, monkeypatch, home, name):
    """Any call about the cache may fail in any way, at once or later: the module is converted all the same."""
    monkeypatch.setattr(unit, "convert", functools.lru_cache(unit.convert))
    monkeypatch.setattr(cache, "LIMIT", 0)                # each process prunes
    monkeypatch.setattr(sources, "SETTLED", -9)
    monkeypatch.setattr(sources, "roots", lambda: [str(ROOT / "autoimport/hook")])     # a few files will do
    monkeypatch.setattr(sources, "telling", lambda times: True)
    real, right = getattr(home, name), None
    path = write(tmp_path_factory.mktemp("elsewhere"), {"mod.py": BRANCH}) / "mod.py"

    def load():
        """As a new process would, from its first look at the cache to the last."""
        monkeypatch.setattr(cache, "state", cache.UNKNOWN)
        monkeypatch.setattr(index, "opened", {})
        cache.prefix = None
        loaded = unit.load_file(str(path), "mod", lambda path: SOURCE)
        found = loaded.native().co_code, loaded.graph(0), loaded.text()
        for each in filter(None, index.opened.values()):
            atexit.unregister(each.save)
            each.save()
        return found

    for error in ERRORS:
        for successes in 0, 1, 2:
            calls = []

            def failing(*arguments, **keywords):
                if isinstance(arguments[0], int) or str(arguments[0]).startswith(str(fresh)):
                    calls.append(arguments)
                    if name == "close":
                        real(*arguments)                  # as Linux does, whatever it says
                    if len(calls) > successes:
                        raise OSError(getattr(errno, error), os.strerror(getattr(errno, error)))
                    if name == "close":
                        return None
                return real(*arguments, **keywords)

            for _ in "cold", "warm":
                with monkeypatch.context() as patch, pytest.warns() as told:
                    builtins.__import__("warnings").warn("one at least, for pytest.warns")
                    patch.setattr(home, name, failing)
                    found = load()
                right = right or found
                assert found == right and len(told) <= 2
            if name != "unlink":
                assert not list(fresh.rglob("*.tmp"))
            assert load() == right
            shutil.rmtree(fresh / "cache", ignore_errors=True)


def test_writes_that_fail_are_not_tried_again(store, monkeypatch):
    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(os, "replace", full)
    assert not store.write(bytes(32), [b"x"] * cache.SECTIONS)
    monkeypatch.undo()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert not store.write(bytes(32), [b"x"] * cache.SECTIONS) and upkeep.files(store.directory) == []


def test_only_the_owner_can_change_files(store):
    before = os.umask(0)
    try:
        store.write(bytes(32), [b"x"] * cache.SECTIONS)
    finally:
        os.umask(before)
    path = store.path(bytes(32))
    assert os.stat(path).st_mode & 0o777 == 0o600 and os.stat(os.path.dirname(path)).st_mode & 0o777 == 0o700


# ---- a size limit, and other machines


def aged(store, count):
    """So many entries, each used a second longer ago than the one before; returns their keys and the size of one."""
    keys = [bytes([number]) * 32 for number in range(10, 10 + count)]
    for age, key in enumerate(keys):
        store.write(key, [b"x" * 1000] * cache.SECTIONS)
        os.utime(store.path(key), (time.time() - 2 * cache.DAY - age,) * 2)
    return keys, os.path.getsize(store.path(keys[0]))


def test_prune_removes_what_was_used_least_recently(store):
    keys, size = aged(store, 10)
    assert store.read(keys[9], 0)                                             # a hit makes the oldest the newest
    assert store.prune(3 * size) == (7, 7 * size)
    assert [key for key in keys if store.read(key, 0)] == [keys[0], keys[1], keys[9]]
    store.prune(-1)
    assert upkeep.files(store.directory) == []


def test_the_size_is_looked_at_when_something_is_written_and_never_on_a_hit(store, monkeypatch):
    keys, size = aged(store, 4)
    monkeypatch.setattr(cache, "LIMIT", 2 * size)
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", lambda folder: pytest.fail("a hit looks at the whole cache"))
        assert all(store.read(key, 0) for key in keys)
        patch.setattr(os, "utime", lambda path: pytest.fail("a hit writes a time again on the same day"))
        assert all(store.read(key, 0) for key in keys)
    store.write(bytes(32), [b"x" * 1000] * cache.SECTIONS)
    assert len(upkeep.files(store.directory)) == 2


def test_two_that_prune_at_once_remove_no_more_than_one(store, monkeypatch):
    _, size = aged(store, 10)
    monkeypatch.setattr(os, "unlink", lambda path, real=os.unlink: (real(path), real(path)))
    assert store.prune(6 * size) == (4, 4 * size)
    assert len(upkeep.files(store.directory)) == 6


@pytest.mark.parametrize("skew", [-10 * cache.DAY, -60, 60, 10 * cache.DAY])
def test_clocks_that_differ(store, monkeypatch, skew):
    """The times of files come from the machine that has the disk: no file of a living process is taken for a dead one's."""
    keys, _ = aged(store, 3)
    fresh, old = (store.path(keys[0]) + f".{number}-ab@elsewhere.tmp" for number in (1, 2))
    for path, age in (fresh, 0), (old, 2 * upkeep.HOUR):
        with open(path, "w"):
            pass
        os.utime(path, (time.time() - age,) * 2)
    here = time.time
    monkeypatch.setattr(time, "time", lambda: here() + skew)
    assert all(store.read(key, 0) for key in keys) and store.prune(1 << 30) == (1, 0)
    assert os.path.exists(fresh) and not os.path.exists(old)
    assert all(store.read(key, 0) for key in keys)


def test_what_a_dead_process_of_this_machine_left_goes_at_once(store):
    gone = os.fork()
    if not gone:
        os._exit(0)
    os.waitpid(gone, 0)
    for name in f"{gone}-a@{files.machine()}", f"{os.getpid()}-b@{files.machine()}", f"{gone}-c@elsewhere", "x", "1" * 30:
        with open(os.path.join(store.directory, f"00.{name}.tmp"), "w"):
            pass
    assert store.prune(1 << 30) == (1, 0)
    assert not any(f"{gone}-a" in path for *_, path in upkeep.files(store.directory))


def test_a_rename_that_is_told_twice(store, monkeypatch):
    """A network file system may do what it was asked, and fail when it is asked again because the answer was lost."""
    monkeypatch.setattr(os, "replace", lambda *paths, real=os.replace: (real(*paths), real(*paths)))
    sections = [b"x"] * cache.SECTIONS
    assert not store.write(bytes(32), sections) and store.read(bytes(32), 0) == b"x"
    monkeypatch.undo()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert store.write(bytes([1]) * 32, sections)                             # that was no reason to give up


def test_stamps_are_not_believed_where_times_tell_nothing(tmp_path, monkeypatch):
    """Two machines with one cache, whose images give all files the same time: a stamp of one is not for the other."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    now = time.time()
    assert not sources.telling([10 ** 9, 10 ** 9]) and sources.telling([10 ** 9, 10 ** 9 + 1])
    assert not sources.telling([int(now * 1e9) + 1])                          # it may change again at once
    seen = [("/image", [("__init__.py", 5, 1, 10 ** 18, 10 ** 18)])]
    digests = []
    for text in b"x = 1", b"x = 2":
        monkeypatch.setattr(sources, "roots", lambda: ["/image"])
        monkeypatch.setattr(sources, "listing", lambda root, below: seen[0][1])
        monkeypatch.setattr(sources, "contents", lambda seen, text=text: sources.check(text))
        digests.append(sources.digest(str(tmp_path)))
    assert digests[0] != digests[1] and not list(tmp_path.iterdir())


def others():
    """The other Pythons of this machine, of the versions that are supported."""
    for minor in sorted({10, 11, 12, 13} - {sys.version_info[1]}):
        found = [shutil.which(f"python3.{minor}"), *pathlib.Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python")][-1]
        if found:
            yield pytest.param(str(found), id=f"3.{minor}")


@pytest.mark.parametrize("other", [*others()])
def test_two_pythons_with_one_cache(project, other):
    """Each finds what it made itself, whoever began, and when both begin at once."""
    for name in "gast", "astunparse", "six":
        found = importlib.util.find_spec(name)
        path = (found.submodule_search_locations or [found.origin])[0]
        os.symlink(path, project / os.path.basename(path))
    variables = {"PYTHONPATH": f"{ROOT}{os.pathsep}{project}"}
    pythons = sys.executable, other, sys.executable, other
    assert [output(project, executable=each, code=SAYS, **variables) for each in pythons] == [COLD, COLD, WARM, WARM]
    for _ in "cold", "warm":
        for each in pythons[:2]:
            assert output(project, executable=each, code=SAYS, AUTOIMPORT_FORCE_GRAPH="1", **variables).startswith("True yes")
    entries = [path for *_, path in upkeep.files(str(project / "cache")) if upkeep.kind(path) == "entry"]
    assert len(entries) == 4 and not any(map(upkeep.damaged, entries))
    shutil.rmtree(project / "cache")
    started = [subprocess.Popen([each, "-c", SAYS], cwd=project, env=environment(project, **variables), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True) for each in pythons]
    assert {process.communicate() for process in started} <= {(COLD, ""), (WARM, "")}
    assert [output(project, executable=each, code=SAYS, **variables) for each in pythons[:2]] == [WARM] * 2


def test_two_versions_of_this_project_side_by_side(project):
    for name in "one", "two":
        shutil.copytree(ROOT / "autoimport", project / name / "autoimport", ignore=shutil.ignore_patterns("__pycache__"))
    edited = project / "two/autoimport/constructs/boolean.py"
    edited.write_text(edited.read_text() + "# another version\n")
    for expected in COLD, WARM:
        assert [output(project, code=SAYS, PYTHONPATH=str(project / name)) for name in ("one", "two")] == [expected] * 2
    other = project / "other"
    shutil.copytree(os.path.dirname(gast.__file__), other / "gast", ignore=shutil.ignore_patterns("__pycache__"))
    with open(other / "gast/gast.py", "a") as file:       # what the converter works with shapes the output, too
        file.write("# another version\n")
    for expected in COLD, WARM:
        assert output(project, code=SAYS, PYTHONPATH=f"{other}{os.pathsep}{project / 'one'}") == expected
    assert output(project, code=SAYS, PYTHONPATH=str(project / "one")) == WARM
