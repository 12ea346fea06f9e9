"""Beside others who have a say in imports: their finders and loaders, editable installs, tools that rewrite modules."""
import os

import pytest
from subprocesses import BRANCH, ROOT, output, python, write

HOOKED = "def hooked(module):\n    f = getattr(module.f, '__wrapped__', module.f)\n    return 'ag__' in f.__code__.co_names\n"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, {"pkg/__init__.py": BRANCH, "pkg/mod.py": BRANCH, "other.py": BRANCH})


def test_other_finders_and_loaders_keep_working(project):
    write(project, {"elsewhere.py": BRANCH})
    done = python(project, code=HOOKED + """if True:
        import sys, importlib.abc, importlib.util, autoimport
        class Finder:
            asked = []
            def find_spec(self, name, path=None, target=None):
                self.asked.append(name)
                if name == "pkg.mod":                     # finds by asking again, as many finders do
                    return importlib.util.find_spec("other") and None
                if name == "pkg.editable":                # as editable installs do
                    return importlib.util.spec_from_file_location(name, "elsewhere.py")
                if name == "pkg.made":
                    return importlib.util.spec_from_loader(name, Made())
                if name.startswith("pkg.own"):
                    return importlib.util.spec_from_loader(name, Own(), origin="own.py")
        class Made(importlib.abc.SourceLoader):
            def get_filename(self, name): return "/made.py"
            def get_data(self, path):
                if path != "/made.py": raise OSError
                return b"def f(x):\\n    if x:\\n        return 1\\n"
        class Own(importlib.abc.Loader):
            def exec_module(self, module): module.f = lambda: 0
        sys.meta_path.insert(0, Finder())
        autoimport.install(packages=["pkg"])
        sys.meta_path.insert(0, Finder())                 # later ones too
        import pkg, pkg.mod, pkg.editable, pkg.made, pkg.own1, pkg.own2, other
        print([hooked(module) for module in (pkg, pkg.mod, pkg.editable, pkg.made, pkg.own1, pkg.own2, other)])
        print(isinstance(pkg.made.__loader__, Made), Finder.asked.count("pkg.made") <= 2)
    """)
    assert done.stdout == "[True, True, True, True, False, False, False]\nTrue True\n", done.stderr
    assert done.stderr.count("Warning") == 1 and "pkg.own1 stays plain Python" in done.stderr


def test_beside_pytest(tmp_path):
    write(tmp_path, {"pkg/__init__.py": BRANCH,
                     "test_it.py": "import pkg\ndef test_it():\n    x = pkg.f.__code__.co_names[1]\n"
                                   "    assert x == 2\n"})
    install = "import autoimport; autoimport.install(packages=['pkg', 'test_it'])\n"
    run = "import pytest; pytest.main(['-q', '-p', 'no:cacheprovider', 'test_it.py'])\n"
    write(tmp_path, {"late.py": install})
    for code, more in (install + run, {}), (run, {"PYTEST_PLUGINS": "late"}):
        done = python(tmp_path, code=code, **more)
        assert "assert 'ag__' == 2" in done.stdout, done.stdout + done.stderr          # pkg by us, the test by pytest
        assert done.stdout.count("test_it stays plain Python") == 1, done.stdout


# What the build back ends generate for an editable install, in short.
EDITABLE = {
    "setuptools": """
class Finder:                                  # one class for each project, behind the other finders
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "pkg":
            return spec_from_file_location(name, HERE + "/__init__.py")
sys.meta_path.append(Finder)
""",
    "editables": """
class Redirecting(importlib.abc.MetaPathFinder):          # hatch with dev-mode-exact, pdm
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "pkg":
            return importlib.util.spec_from_file_location(name, HERE + "/__init__.py")
sys.meta_path.append(Redirecting)
""",
    "meson": """
class SourceFileLoader(importlib.machinery.SourceFileLoader):
    def set_data(self, path, data, *, _mode=0):
        raise AssertionError("no bytecode is kept")
    def get_resource_reader(self, name):
        return "reader"
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "pkg":
            below = name.split(".")[1:]
            init = os.path.join(HERE, *below, "__init__.py")
            file = init if os.path.exists(init) else os.path.join(HERE, *below) + ".py"
            places = [os.path.dirname(init)] if file == init else None
            return spec_from_file_location(name, file, loader=SourceFileLoader(name, file),
                                           submodule_search_locations=places)
sys.meta_path.insert(0, Finder())
""",
    "scikit-build-core": """
class Wrapper:                                 # around each loader, from 1.0 on
    def __init__(self, loader, finder):
        self._skbuild_loader, self._skbuild_finder = loader, finder
    def __getattr__(self, name):
        return getattr(self._skbuild_loader, name)
    def rebuild(self):
        return "rebuilt"
class Redirecting(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        places = {"pkg": "/__init__.py", "pkg.mod": "/mod.py", "pkg.sub": "/sub/__init__.py", "pkg.sub.deep": "/sub/deep.py"}
        if name in places:
            spec = spec_from_file_location(name, HERE + places[name])
            spec.loader = Wrapper(spec.loader, self)
            return spec
sys.meta_path.insert(0, Redirecting())
""",
}


@pytest.mark.parametrize("back_end", EDITABLE)
def test_editable_installs(tmp_path, back_end):
    """The package, a module and a subpackage are converted, and their loaders do what they did."""
    write(tmp_path, {f"elsewhere/{name}.py": BRANCH for name in ("__init__", "mod", "sub/__init__", "sub/deep")})
    write(tmp_path, {"elsewhere/data.txt": "data"})
    code = HOOKED + f"""
import autoimport, importlib.abc, importlib.machinery, importlib.util, inspect, os, pkgutil, sys
from importlib.util import spec_from_file_location
HERE = {str(tmp_path / "elsewhere")!r}
{EDITABLE[back_end]}
autoimport.install(['pkg'])
import pkg.mod, pkg.sub.deep
modules = pkg, pkg.mod, pkg.sub, pkg.sub.deep
print([hooked(module) for module in modules], hooked(importlib.reload(pkg.mod)))
print(pkgutil.get_data("pkg", "data.txt"), inspect.getsource(pkg.mod) == pkg.__loader__.get_source("pkg"))
print([name for _, name, _ in pkgutil.walk_packages(pkg.__path__, "pkg.")], pkg.__file__ == HERE + "/__init__.py")
print([module.__loader__ is module.__spec__.loader for module in modules])
print(getattr(pkg.__loader__, "rebuild", str)(), "ag__" in pkg.mod.__loader__.get_code("pkg.mod").co_consts[0].co_names)
"""
    assert output(tmp_path, code=code).splitlines() == [
        "[True, True, True, True] True", "b'data' True", "['pkg.mod', 'pkg.sub', 'pkg.sub.deep'] True",
        "[True, True, True, True]", f"{'rebuilt' if back_end == 'scikit-build-core' else ''} True"]


def test_a_finder_that_is_put_in_front(project):
    """What it finds before we are asked again is missed; that is said, and we go first."""
    done = python(project, code=HOOKED + """if True:
        import sys, autoimport
        from importlib.machinery import PathFinder
        autoimport.install(["pkg", "other"])
        class Finder:
            @staticmethod
            def find_spec(name, path=None, target=None):
                return PathFinder.find_spec(name, path, target) if name in ("pkg", "other") else None
        sys.meta_path.insert(0, Finder)
        import pkg, pkg.mod, other
        print(hooked(pkg), hooked(pkg.mod), hooked(other))
    """)
    assert done.stdout == "False True True\n", done.stderr
    assert done.stderr.count("Warning") == 1 and "so they stay plain Python: pkg\n" in done.stderr


def test_links_of_a_strict_editable_install(tmp_path):
    """Python names the link as the file, and so does the code."""
    write(tmp_path, {"src/pkg/__init__.py": BRANCH, "src/pkg/mod.py": BRANCH, "links/pkg/nothing": ""})
    for name in "__init__.py", "mod.py":
        os.symlink(tmp_path / "src/pkg" / name, tmp_path / "links/pkg" / name)
    code = HOOKED + "import autoimport; autoimport.install(['pkg'])\nimport pkg.mod\n" \
                    "print(hooked(pkg), hooked(pkg.mod), pkg.mod.f.__code__.co_filename)"
    assert output(tmp_path, code=code, PYTHONPATH=f"{ROOT}:{tmp_path}/links") == f"True True {tmp_path}/links/pkg/mod.py\n"


def test_a_loader_that_waits_for_an_import(project):
    """As wrapt, and what is built on it, have it: a proxy that claims the class of what is in it."""
    assert output(project, code=HOOKED + """if True:
        import importlib.util, sys, autoimport
        class Proxy:
            def __init__(self, wrapped): self.__wrapped__ = wrapped
            @property
            def __class__(self): return type(self.__wrapped__)
            def __getattr__(self, name): return getattr(self.__wrapped__, name)
            def exec_module(self, module):
                self.__wrapped__.exec_module(module)
                print("imported", module.__name__)
        class Finder:
            looking = False
            def find_spec(self, name, path=None, target=None):
                if name == "pkg.mod" and not self.looking:
                    self.looking = True
                    try: spec = importlib.util.find_spec(name)
                    finally: self.looking = False
                    spec.loader = Proxy(spec.loader)
                    return spec
        sys.meta_path.insert(0, Finder())
        autoimport.install(["pkg"])
        import pkg.mod
        print(hooked(pkg), hooked(pkg.mod))
    """) == "imported pkg.mod\nTrue True\n"


def test_a_loader_of_all_modules_that_rewrites_some(project):
    """As beartype has it: what it leaves as it is gets converted; what it rewrites stays its own, and that is said."""
    write(project, {"theirs.py": BRANCH, "changed.py": BRANCH})
    done = python(project, code=HOOKED + """if True:
        import ast, sys, autoimport
        from importlib import machinery
        class Rewriting(machinery.SourceFileLoader):
            def get_code(self, fullname):
                self.mine = fullname
                return super().get_code(fullname)
            def source_to_code(self, data, path, *, _optimize=-1):
                if self.mine == "theirs":
                    return compile(data.replace(b"yes", b"YES"), path, "exec")
                if self.mine == "changed":
                    return super().source_to_code(data.replace(b"yes", b"YES"), path, _optimize=_optimize)
                return super().source_to_code(data, path, _optimize=_optimize)
        details = (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES), (Rewriting, machinery.SOURCE_SUFFIXES)
        sys.path_hooks.insert(0, machinery.FileFinder.path_hook(*details))
        sys.path_importer_cache.clear()
        autoimport.install(["pkg", "theirs", "changed"])
        import pkg, pkg.mod, theirs, changed, other
        print([(hooked(module), module.f(1), type(module.__loader__).__name__) for module in (pkg.mod, theirs, changed, other)])
    """)
    assert done.stdout == "[(True, 'yes', 'Rewriting'), (False, 'YES', 'Rewriting'), (False, 'YES', 'Rewriting'), " \
                          "(False, 'yes', 'Rewriting')]\n", done.stderr
    assert done.stderr.count("Warning") == 1 and "theirs stays plain Python, and so does what else __main__.Rewriting " \
        "rewrites" in done.stderr
    plain = "import theirs; print(theirs.f(1))"            # neither has left the other's code where Python finds it
    assert output(project, code=plain) == "yes\n"
