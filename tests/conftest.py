"""What all tests share: `pytest --update`, a cache of their own, and no tests of TensorFlow where there is none."""
import importlib.util
import os
import pathlib
import re
import shutil
import sys
import tempfile

import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# Set before any test is collected: a process opens its cache once, and what it finds then stays.
os.environ["AUTOIMPORT_CACHE_DIR"] = tempfile.mkdtemp(prefix="autoimport-")
os.environ.pop("AUTOIMPORT_CACHE", None)

MISSING = [name for name in ("tensorflow", "IPython", "beartype", "coverage", "debugpy", "typeguard")
           if importlib.util.find_spec(name) is None]
collect_ignore = [path.name for path in pathlib.Path(__file__).parent.glob("test_*.py")
                  if any(re.search(rf"^import {name}\b", path.read_text(), re.MULTILINE) for name in MISSING)]


def pytest_unconfigure():
    shutil.rmtree(os.environ["AUTOIMPORT_CACHE_DIR"], ignore_errors=True)


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="record the stages of the goldens again; read the diff")


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


@pytest.fixture
def hooked(tmp_path, monkeypatch):
    """`hooked(name, source)`: a module with this source, imported through the hook."""
    import importlib

    import autoimport
    made = []

    def load(name, source):
        (tmp_path / f"{name}.py").write_text(source)
        monkeypatch.syspath_prepend(tmp_path)
        made.append(name)
        with autoimport.install(packages=[name]):
            return importlib.import_module(name)
    yield load
    for name in made:
        sys.modules.pop(name, None)
