"""`doctor`: what is hooked, what is not and why, the cache, and how it came about."""
import json
import os
import pathlib
import py_compile
import sysconfig

import pytest
from subprocesses import BRANCH, ROOT, output, python, write

DOCTOR = "-m", "autoimport", "doctor"
FOREIGN = """
import importlib.machinery, sys
class Odd:
    def create_module(self, spec): return None
    def exec_module(self, module): exec(open(module.__spec__.origin).read(), vars(module))
class Finder:
    def find_spec(name, path=None, target=None):
        if name == "pkg.odd":
            return importlib.machinery.ModuleSpec(name, Odd(), origin=path[0] + "/odd.py")
sys.meta_path.insert(0, Finder)
"""
EARLY = """
begun = sys.modules.get("autoimport.hook.activation")            # an installed autoimport has begun by its .pth line already
begun and (begun.uninstall(), begun.started.clear())
import early
"""


@pytest.fixture
def project(tmp_path):
    """A package with one module of each kind, of which `pkg.early` is imported when Python starts."""
    write(tmp_path, {f"pkg/{name}.py": BRANCH for name in ("__init__", "mod", "odd", "vendored/__init__", "vendored/more", "space/x")})
    write(tmp_path, {"other.py": BRANCH, "early.py": BRANCH, "pkg/fast.cpython-311.so": "", "pkg/fast.so": "",
                     "sitecustomize.py": FOREIGN + EARLY, "script.py": "import pkg.mod\nprint(pkg.mod.f(1))\n"})
    py_compile.compile(str(tmp_path / "other.py"), str(tmp_path / "pkg/bare.pyc"))
    return tmp_path


def diagnosis(project, *arguments, **variables):
    path = f"{project}{os.pathsep}{ROOT}"
    done = python(project, *DOCTOR, *arguments, PYTHONPATH=path, **variables)
    return done, json.loads(done.stdout) if "--json" in arguments else done.stdout


HOOKED = {"AUTOIMPORT_PACKAGES": "pkg,early", "AUTOIMPORT_EXCLUDE": "pkg.vendored", "PYTHONWARNINGS": "ignore"}


def test_every_reason(project):
    done, told = diagnosis(project, "--json", **HOOKED)
    assert done.returncode == 0
    assert {name: (found["state"], found["why"]) for name, found in told["modules"].items()} == {
        "early": ("already imported", "before the hook was there, or by another finder"),
        "pkg": ("to be hooked", None), "pkg.mod": ("to be hooked", None), "pkg.space.x": ("to be hooked", None),
        "pkg.bare": ("no source", "there is only its compiled file"), "pkg.fast": ("no source", "it is an extension module"),
        "pkg.odd": ("foreign loader", "sitecustomize.Odd"),
        "pkg.vendored": ("excluded", "by exclude"), "pkg.vendored.more": ("excluded", "by exclude")}
    assert told["missing"] == {} and told["activation"]["variable"] == ["pkg", "early"]
    assert told["activation"]["hooks"] == [{"by": "AUTOIMPORT_PACKAGES", "packages": ["pkg", "early"],
                                            "exclude": ["pkg.vendored"], "folder": None}]
    assert told["versions"]["autoimport"] == "0.1.0" and told["versions"]["packages"]["gast"]
    assert told["cache"]["usable"] and told["cache"]["writable"] and told["cache"]["entries"] == 0


def test_for_people(project):
    done, told = diagnosis(project, **HOOKED)
    lines = told.splitlines()
    assert done.returncode == 0 and len(lines) <= 24
    for line in ("activation  pkg, early, without pkg.vendored: by AUTOIMPORT_PACKAGES",
                 "hooked      pkg: 3 modules, 0 of them imported",
                 "            no source (it is an extension module): pkg.fast",
                 "            excluded (by exclude): pkg.vendored, pkg.vendored.more"):
        assert line in lines, told
    assert lines[-1].startswith(f"cache       {project}/cache: 0 entries, ") and lines[-1].endswith("all is well")


def test_what_is_named_need_not_be_hooked(project):
    told = diagnosis(project, "other", "json", "--json")[1]
    assert told["modules"]["other"] == {"state": "not asked for", "why": None}
    assert told["modules"]["json"]["state"] == "excluded" and "standard library" in told["modules"]["json"]["why"]
    assert "none: set AUTOIMPORT_PACKAGES, call" in diagnosis(project)[1]
    assert "switched off by AUTOIMPORT_DISABLE=1" in diagnosis(project, AUTOIMPORT_DISABLE="1", **HOOKED)[1]


def test_how_python_starts(project):
    assert "AUTOIMPORT_PACKAGES is read by `python -m autoimport` only" in diagnosis(project)[1] or list(
        pathlib.Path(sysconfig.get_path("purelib")).glob("autoimport_startup.*"))
    write(project, {"autoimport_startup.pth": ""})
    assert f"AUTOIMPORT_PACKAGES is read when Python starts: {project}/autoimport_startup.pth" in diagnosis(project)[1]


def test_what_should_be_mended(project):
    done, told = diagnosis(project, AUTOIMPORT_PACKAGES="pkg,nothing.*")
    assert done.returncode == 1 and "not found: there is no package or module 'nothing'" in told
    done, told = diagnosis(project, AUTOIMPORT_PACKAGES="pkg,a-b")
    assert done.returncode == 1 and "activation  AUTOIMPORT_PACKAGES is not used: packages must be a list" in told
    output(project, code="import autoimport; autoimport.install(['pkg']); import pkg.mod")
    entry = next((project / "cache").glob("*/*"))
    entry.write_bytes(entry.read_bytes()[:-1])
    done, told = diagnosis(project)
    assert done.returncode == 1 and "2 entries" in told and "1 damaged entries, which will be made again" in told
    (project / "cache").chmod(0o777)
    done, told = diagnosis(project)
    assert done.returncode == 1 and f"{project}/cache: not used, others may write to it (mode 777)" in told
    done, told = diagnosis(project, AUTOIMPORT_CACHE="0")
    assert done.returncode == 0 and "none: not used, AUTOIMPORT_CACHE=0 switches it off" in told


def test_settings_of_the_project(project):
    write(project, {"pyproject.toml": "[tool.autoimport]\npackages = ['pkg']\ncache-dir = 'elsewhere'\n"})
    told = diagnosis(project, "--json", AUTOIMPORT_CACHE_DIR="")[1]
    assert told["activation"]["hooks"][0]["by"] == "[tool.autoimport] of pyproject.toml"
    assert told["cache"]["directory"] == f"{project}/elsewhere" and told["modules"]["pkg.mod"]["state"] == "to be hooked"
    assert output(project, "-m", "autoimport", "compile", "other", AUTOIMPORT_CACHE_DIR="").startswith("1 modules: 1 converted")
    assert list((project / "elsewhere").glob("*/*"))
    write(project, {"pyproject.toml": "[tool.autoimport]\npackage = ['pkg']\n"})
    for command in ["doctor"], ["compile", "other"], ["cache", "info"]:
        done = python(project, "-m", "autoimport", *command)
        assert done.returncode == 2 and "has no key 'package'" in done.stderr


def test_of_a_run(project):
    """What a program did, told when it has ended: its own output is as ever."""
    write(project, {"late.py": "import pkg.mod, autoimport\nautoimport.install(['pkg'])\nimport pkg.space.x\n"})
    done, told = diagnosis(project, "--run", "script.py")
    assert told == "yes\n" and done.returncode == 0
    assert "hooked      early:" not in done.stderr and "pkg: 2 modules, 2 of them imported" in done.stderr
    assert f"activation  {project}/: by the run" in done.stderr
    done = python(project, *DOCTOR, "--json", "--run", "-c", "import runpy; runpy.run_path('late.py')", PYTHONWARNINGS="ignore",
                  PYTHONPATH=f"{project}{os.pathsep}{ROOT}")
    told = json.loads(done.stderr)
    assert [each["by"] for each in told["activation"]["hooks"]] == ["the run", "install() in late.py, line 2"]
    assert {name: found["state"] for name, found in told["modules"].items()}["pkg.space.x"] == "hooked"
    failing = "from autoimport import pipeline\ndef native(*rest): raise KeyError('a bug of ours')\n" \
              "pipeline.native = native\nimport pkg.mod"
    done = python(project, *DOCTOR, "--json", "--run", "-c", failing, PYTHONWARNINGS="ignore", AUTOIMPORT_CACHE="0")
    assert json.loads(done.stderr)["modules"]["pkg.mod"] == {
        "state": "not converted", "why": "pkg.mod stays plain Python: KeyError: 'a bug of ours'"}
    assert python(project, *DOCTOR, "--run", "-c", "raise SystemExit(7)").returncode == 7
