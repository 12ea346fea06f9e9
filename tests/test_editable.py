"""Editable installs, as the build back ends really make them.  They are fetched, so these tests need an index."""
import shutil
import subprocess
import venv

import pytest
from subprocesses import BRANCH, ROOT, environment, write

BACK_ENDS = ["setuptools>=68", "scikit-build-core", "cmake", "ninja", "hatchling", "editables", "pdm-backend", "meson-python"]
PLACES = {"mod.py": BRANCH, "__init__.py": BRANCH, "sub/__init__.py": BRANCH, "sub/deep.py": BRANCH}
CMAKE = "cmake_minimum_required(VERSION 3.15...3.30)\nproject(scikit LANGUAGES NONE)\ninstall(FILES made.py DESTINATION scikit)\n"
MESON = """project('meson', version: '1')
py = import('python').find_installation(pure: true)
py.install_sources('meson/__init__.py', 'meson/mod.py', subdir: 'meson')
py.install_sources('meson/sub/__init__.py', 'meson/sub/deep.py', subdir: 'meson/sub')
"""
# name -> (back end, more of pyproject.toml, where the package is, more files, options)
PROJECTS = {
    "finder": ("setuptools.build_meta", "[tool.setuptools]\npackages = ['finder', 'finder.sub']\n"
               "[tool.setuptools.package-dir]\nfinder = 'lib'\n'finder.sub' = 'lib/sub'\n", "lib", {}, ()),
    "plain": ("setuptools.build_meta", "[tool.setuptools.packages.find]\nwhere = ['src']\n", "src/plain", {}, ()),
    "strict": ("setuptools.build_meta", "[tool.setuptools.packages.find]\nwhere = ['src']\n", "src/strict", {},
               ("--config-settings", "editable_mode=strict")),
    "scikit": ("scikit_build_core.build", "[tool.scikit-build]\nwheel.packages = ['src/scikit']\neditable.mode = 'redirect'\n",
               "src/scikit", {"CMakeLists.txt": CMAKE, "made.py": BRANCH}, ()),
    "hatch": ("hatchling.build", "[tool.hatch.build.targets.wheel]\npackages = ['src/hatch']\n", "src/hatch", {}, ()),
    "exact": ("hatchling.build", "[tool.hatch.build]\ndev-mode-exact = true\n[tool.hatch.build.targets.wheel]\n"
              "packages = ['src/exact']\n", "src/exact", {}, ()),
    "pdmed": ("pdm.backend", "[tool.pdm.build]\npackage-dir = 'src'\neditable-backend = 'editables'\n", "src/pdmed", {}, ()),
    "meson": ("mesonpy", "", "meson", {"meson.build": MESON}, ()),
}
LOOK = """
import importlib, sys, autoimport
name, *more = sys.argv[1:]
autoimport.install([name])
modules = [importlib.import_module(name + below) for below in ("", ".mod", ".sub", ".sub.deep", *more)]
print(["ag__" in module.f.__code__.co_names for module in modules])
"""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editable")
    venv.create(folder / "env", with_pip=True, symlinks=True)

    def run(*arguments, **more):
        variables = environment(folder, **more)
        done = subprocess.run([folder / "env/bin/python", *map(str, arguments)], cwd=folder, capture_output=True, text=True,
                              env={**variables, "PATH": f"{folder}/env/bin:{variables['PATH']}"}, timeout=600)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout
    run("-m", "pip", "install", "-q", "gast", "astunparse", "platformdirs", *BACK_ENDS)
    return folder, run


@pytest.mark.slow
@pytest.mark.parametrize("name", PROJECTS)
def test_package_module_and_subpackage_are_converted(fresh, name):
    folder, run = fresh
    back_end, more, place, files, options = PROJECTS[name]
    head = f"[build-system]\nrequires = []\nbuild-backend = '{back_end}'\n[project]\nname = '{name}'\nversion = '1'\n"
    write(folder / "projects" / name, {"pyproject.toml": head + more, **files,
                                       **{f"{place}/{path}": text for path, text in PLACES.items()}})
    run("-m", "pip", "install", "-q", "--no-build-isolation", "--no-deps", *options, "-e", folder / "projects" / name)
    made = [".made"] if name == "scikit" else []
    assert run("-c", LOOK, name, *made).strip() == str([True] * (4 + len(made)))


@pytest.mark.slow
def test_this_project_itself(fresh):
    """What makes the environment variable work is there too, and in an isolated Python."""
    folder, run = fresh
    shutil.copytree(ROOT, folder / "this", ignore=shutil.ignore_patterns(".*", "tests", "__pycache__"))
    run("-m", "pip", "install", "-q", "--no-build-isolation", "--no-deps", "-e", folder / "this")
    write(folder, {"mod.py": BRANCH})
    code = "import sys; sys.path.insert(0, ''); import mod; print('ag__' in mod.f.__code__.co_names)"
    for flags in [], ["-I"]:
        assert run(*flags, "-c", code, AUTOIMPORT_PACKAGES="mod", PYTHONPATH="") == "True\n"
        assert run(*flags, "-c", code, PYTHONPATH="") == "False\n"
    assert f"{folder}/env/lib" in run("-m", "autoimport", "doctor", PYTHONPATH="")
