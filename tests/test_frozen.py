"""Applications that bring their modules along, compiled, with finders of their own: these serve them as before."""
import subprocess
import venv

import pytest
from subprocesses import BRANCH, ROOT, environment, output, python, write

USE = """
import autoimport
autoimport.install(["pkg", "plain"])
import importlib.resources, pkg.mod, plain, pkgutil
def hooked(module):
    return "ag__" in module.f.__code__.co_names
print([(module.f(1), hooked(module)) for module in (pkg, pkg.mod, plain)])
print(type(pkg.mod.__loader__).__name__, pkgutil.get_data("pkg", "data.txt"), pkg.mod.__loader__.get_source("pkg.mod"))
"""
# As the one that PyInstaller puts in front of Python's own: a path hook whose finder has code and no files.
FINDER = """
import importlib.util, os, sys
HERE = os.path.join(os.getcwd(), "bundle")
SOURCE = "def f(x):\\n    if x:\\n        return 'yes'\\n    return 'no'\\n"
CODE = {name: compile(SOURCE, name.replace(".", "/") + ".py", "exec") for name in ("pkg", "pkg.mod")}
class PyiFrozenLoader:
    def __init__(self, name): self.name = name
    def create_module(self, spec): return None
    def exec_module(self, module): exec(self.get_code(module.__name__), vars(module))
    def get_code(self, name): return CODE[name]
    def get_source(self, name): return None
    def is_package(self, name): return name == "pkg"
    def get_filename(self, name): return os.path.join(HERE, "pkg", "__init__.py" if name == "pkg" else "mod.py")
    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()
class PyiFrozenFinder:
    @classmethod
    def path_hook(cls, path):
        if not path.startswith(HERE):
            raise ImportError(path)
        return cls()
    def invalidate_caches(self): pass
    def find_spec(self, name, target=None):
        if name not in CODE:
            return None
        loader = PyiFrozenLoader(name)
        return importlib.util.spec_from_file_location(name, loader.get_filename(name), loader=loader,
            submodule_search_locations=[os.path.join(HERE, "pkg")] if loader.is_package(name) else None)
sys.path_hooks.insert(0, PyiFrozenFinder.path_hook)
sys.path_importer_cache.clear()
sys.path.insert(0, HERE)
"""


def test_a_finder_that_has_code_and_no_files(tmp_path):
    """It is said once that they stay plain; what lies beside them is hooked."""
    write(tmp_path, {"bundle/pkg/data.txt": "data", "plain.py": BRANCH})
    for order in (FINDER, USE), ("import autoimport; autoimport.install(['pkg', 'plain'])\n" + FINDER, USE):
        done = python(tmp_path, code="".join(order))
        assert done.stdout == "[('yes', False), ('yes', False), ('yes', True)]\nPyiFrozenLoader b'data' None\n", done.stderr
        assert done.stderr.count("Warning") == 1 and "pkg stays plain Python, and so does what else" in done.stderr
    assert output(tmp_path, code=FINDER + "import pkg.mod; print(pkg.mod.f(1))") == "yes\n"


@pytest.mark.slow
def test_an_application_that_pyinstaller_made(tmp_path):
    """As it really is.  It is fetched, so this needs an index."""
    write(tmp_path, {"app.py": USE.replace(".get_source(\"pkg.mod\")", ".get_source(\"pkg.mod\") is None"), "pkg/__init__.py": BRANCH,
                     "pkg/mod.py": BRANCH, "pkg/data.txt": "data", "plain.py": BRANCH})
    venv.create(tmp_path / "env", with_pip=True, symlinks=True)
    variables = environment(tmp_path, PYTHONPATH=f"{ROOT}:{tmp_path}")
    needed = ["pyinstaller", "gast", "astunparse", "platformdirs"]
    for command in (["pip", "install", "-q", *needed],
                    ["PyInstaller", "app.py", "--collect-submodules", "autoimport", "--add-data", "pkg/data.txt:pkg"]):
        done = subprocess.run([tmp_path / "env/bin/python", "-m", *command], cwd=tmp_path, env=variables,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
    done = subprocess.run([tmp_path / "dist/app/app"], cwd="/", env=environment(tmp_path), capture_output=True, text=True)
    assert done.stdout == "[('yes', False), ('yes', False), ('yes', False)]\nPyiFrozenLoader b'data' True\n", done.stderr
    assert done.stderr.count("Warning") == 1
