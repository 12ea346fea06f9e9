"""What all tests share: `pytest --update`, a cache of their own, and no tests of TensorFlow where there is none."""
import importlib.util
import os
import pathlib
import re
import sys

import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

MISSING = [name for name in ("tensorflow", "beartype", "coverage", "debugpy", "typeguard") if importlib.util.find_spec(name) is None]
collect_ignore = [path.name for path in pathlib.Path(__file__).parent.glob("test_*.py")
                  if any(re.search(rf"^import {name}\b", path.read_text(), re.MULTILINE) for name in MISSING)]


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="record the stages of the goldens again; read the diff")


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory):
    """Opened now: a process opens its cache once, and the first test to ask may have set up another."""
    from autoimport import cache
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTOIMPORT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("AUTOIMPORT_CACHE", raising=False)
        assert cache.current()
        yield


@pytest.fixture
def fresh(monkeypatch, tmp_path):
    """This process with a cache of its own in `cache`, which is chosen when it is first used; returns the folder."""
    from autoimport import cache
    monkeypatch.setenv("AUTOIMPORT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("AUTOIMPORT_CACHE", raising=False)
    monkeypatch.setattr(cache, "state", cache.UNKNOWN)
    monkeypatch.setattr(cache, "prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A `Cache` on an empty directory."""
    from autoimport import cache
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "store").mkdir(0o700)
    return cache.Cache(str(tmp_path / "store"), b"converter")
