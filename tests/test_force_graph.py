"""CPython's own tests, converted: they pass hooked, and with AUTOIMPORT_FORCE_GRAPH=1 as graph versions."""
import importlib.util
import json
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[1]
LANGUAGE = ("test_grammar test_generators test_with test_scope test_raise test_patma test_unpack_ex test_extcall "
            "test_keywordonlyarg test_named_expressions test_super test_class test_decorators test_iter "
            "test_augassign test_property").split()
LIBRARY = {"test_textwrap": "textwrap", "test_dataclasses": "dataclasses", "test_copy": "copy", "test_reprlib": "reprlib",
           "test_shlex": "shlex", "test_colorsys": "colorsys"}
# What asks for lines as they are traced, for the frames of a traceback, for the frame of its caller, for the life of an
# object to the statement, or how Python finds `__class__`; and for the qualified name of a generator expression, which
# an operand that is evaluated later has a lambda around.
INSPECTING = ("TestTracing", "test_deepcopy_weakvaluedict", "test_obscure_super_errors", "GeneratorTest.test_name",
              "TracebackType.test_attrs", "test_module_attr")

pytestmark = pytest.mark.skipif(not importlib.util.find_spec("test.test_grammar"), reason="a Python without its tests")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cpython")

    def run(hooked, force=False):
        """What fails, and how many tests ran in each module."""
        environment = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONWARNINGS="ignore",
                           AUTOIMPORT_CACHE_DIR=str(folder / "cache"), AUTOIMPORT_FORCE_GRAPH="1" if force else "0",
                           HOOKED=" ".join(hooked))
        done = subprocess.run([sys.executable, "-m", "tests.fuzz.cpython", *LANGUAGE, *LIBRARY], env=environment, cwd=ROOT,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300)
        assert done.stdout.strip(), done.stderr[-3000:]
        report = json.loads(done.stdout.splitlines()[-1])
        failed = {name: text for name, text in report.items() if isinstance(text, str)}
        return failed, {name: count for name, count in report.items() if name not in failed}
    return run


@pytest.fixture(scope="module")
def plain(run):
    return run([])


HOOKED = [*("test." + name for name in (*LANGUAGE, *LIBRARY)), *LIBRARY.values()]


def test_hooked(run, plain):
    failed, counts = run(HOOKED)
    assert {name: text for name, text in failed.items() if name not in plain[0]} == {}
    assert counts == plain[1]


def test_graph_versions(run, plain):
    failed, counts = run(HOOKED, force=True)
    assert {name: text for name, text in failed.items()
            if name not in plain[0] and not any(part in name for part in INSPECTING)} == {}
    assert counts == plain[1]
