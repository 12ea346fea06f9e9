"""What fails while it is imported is told as Python tells it, with the author's frames alone.

`errors/importing.py` holds the sources, `errors/messages` what is printed, recorded with `--update`.  What only we cannot
convert: see `test_hook`, and here what to do about code that nests too deeply to be converted.
"""
import importlib.util
import pathlib
import sys
import traceback

import pytest

import autoimport as autograph

FOLDER = pathlib.Path(__file__).parent / "errors"
SPEC = importlib.util.spec_from_file_location("importing", FOLDER / "importing.py")
importing = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(importing)


@pytest.fixture
def modules(tmp_path, monkeypatch):
    for name, source in importing.SOURCES.items():
        (tmp_path / f"{name}.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return tmp_path


def told(name, folder):
    """What Python prints, without what depends on this machine."""
    try:
        exec(compile(f"import {name}", "main.py", "exec"), {})
    except Exception as error:
        return "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next)).replace(f"{folder}/", "")
    finally:
        for each in importing.SOURCES:
            sys.modules.pop(each, None)
    raise AssertionError("it did not fail")


@pytest.mark.parametrize("name", importing.SOURCES)
def test_the_message_is_pythons(name, modules, request):
    plain = told(name, modules)
    with autograph.install(packages=list(importing.SOURCES)):
        hooked = told(name, modules)
    assert hooked == plain
    record = FOLDER / "messages" / f"importing.{name}.txt"
    if request.config.getoption("--update"):
        record.write_text(hooked)
    if sys.version_info[:2] == (3, 11):        # other versions have other words for some
        assert hooked == record.read_text()


def test_deep_code_is_converted(modules, monkeypatch):
    """Deeper than functions that call themselves can go, at first."""
    (modules / "deep_code.py").write_text("def f(x):\n    if x:\n        return " + "+".join(["x"] * 900) + "\n    return x\n")
    monkeypatch.setenv("AUTOIMPORT_STRICT", "1")
    limit = sys.getrecursionlimit()
    with autograph.install(packages=["deep_code"]):
        import deep_code
    assert deep_code.f(1) == 900 and len(autograph.to_code(deep_code.f)) > 2000 and sys.getrecursionlimit() == limit
