"""Packages that people use, hooked whole: they import, and everyday calls of theirs answer as without the hook."""
import difflib
import importlib.util
import json
import pathlib
import re

import pytest
from subprocesses import python

CALLS = sorted((pathlib.Path(__file__).parent / "packages").glob("*.py"))
ALSO = {"attrs": ["attr"]}                     # packages with a second name
QUICK = {"attrs", "jinja2", "rich"}
BUILD_GRAPHS = {"tensorflow_probability", "keras", "gpflow"}          # by themselves: forced graph versions prove nothing
IMPORT = """
import importlib, json, pkgutil, sys
def modules(path, prefix):
    for info in sorted(pkgutil.iter_modules(path, prefix)):
        if not info.name.endswith("__main__"):
            try:
                importlib.import_module(info.name)
                failed = None
            except BaseException as error:      # some exit
                failed = type(error).__name__
            yield info.name, failed
            if info.ispkg and not failed:
                yield from modules(sys.modules[info.name].__path__, info.name + ".")
"""


def installed(quick):
    """The programs in `packages` whose package is there."""
    found = [path.stem for path in CALLS if importlib.util.find_spec(path.stem)]
    return [name for name in found if (name in QUICK) == quick]


def run(folder, name, code, hooked, **variables):
    """What `code` prints, with the package hooked or not; the seeds of Python's own hashes are fixed."""
    install = f"import autoimport; autoimport.install({[name, *ALSO.get(name, ())]!r})\n" if hooked else ""
    done = python(folder, "-W", "ignore", code=install + code, PYTHONHASHSEED="0", TF_ENABLE_ONEDNN_OPTS="0",
                  CUDA_VISIBLE_DEVICES="-1", TF_CPP_MIN_LOG_LEVEL="3", timeout=1800, **variables)
    assert done.returncode == 0 and "ConversionWarning" not in done.stderr, done.stderr[-3000:]
    return done.stdout


def calls(folder, name, hooked, **variables):
    path = CALLS[0].parent / f"{name}.py"
    text = run(folder, name, f"import runpy; runpy.run_path({str(path)!r}, run_name='__main__')", hooked, **variables)
    return re.sub(r"0x[0-9a-f]{6,}|;id=\d+", "", text).splitlines()


def same(expected, found):
    assert not "\n".join(difflib.unified_diff(expected, found, "plain", "hooked", lineterm="", n=0))


@pytest.mark.parametrize("name", installed(quick=True))
def test_everyday_calls(tmp_path, name):
    expected = calls(tmp_path, name, False)
    same(expected, calls(tmp_path, name, True))
    same(expected, calls(tmp_path, name, True))


@pytest.mark.slow
@pytest.mark.parametrize("name", installed(quick=False))
def test_everyday_calls_of_larger_packages(tmp_path, name):
    same(calls(tmp_path, name, False), calls(tmp_path, name, True))


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for quick in (True, False) for name in installed(quick) if name not in BUILD_GRAPHS])
def test_everyday_calls_of_graph_versions(tmp_path, name):
    same(calls(tmp_path, name, False), calls(tmp_path, name, True, AUTOIMPORT_FORCE_GRAPH="1"))


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for quick in (True, False) for name in installed(quick)])
def test_every_module_imports(tmp_path, name):
    """Those that import at all, that is."""
    code = IMPORT + f"import {name} as top; found = dict(modules(top.__path__, top.__name__ + '.')); print('\\n' + json.dumps(found))"
    plain, hooked = (json.loads(run(tmp_path, name, code, way).splitlines()[-1]) for way in (False, True))
    assert hooked == plain and None in plain.values()
