"""`install` and what it refuses, the environment variables, and waiting for TensorFlow."""
import os
import sys

import pytest
from subprocesses import BRANCH, ROOT, output, python, write

import autoimport
from autoimport.hook import activation, project
from autoimport.hook.finder import FINDER

HOOKED = "def hooked(module): return 'ag__' in module.f.__code__.co_names\n"


@pytest.mark.parametrize("packages, exclude, error, says", [
    ("pkg", (), TypeError, "packages must be a list of module names or globs, such as .*; this is a single str: 'pkg'"),
    (b"pkg", (), TypeError, "single bytes"),
    (7, (), TypeError, "this is 7"),
    (None, (), TypeError, "this is None"),
    (["pkg", 7], (), TypeError, "7 is not a string"),
    ([], (), ValueError, "packages is empty"),
    ([""], (), ValueError, "'' is neither"),
    (["pkg/mod.py"], (), ValueError, "'pkg/mod.py' is neither"),
    (["a..b"], (), ValueError, "'a..b' is neither"),
    (["my-package"], (), ValueError, "'my-package' is neither"),
    (["pkg.[ab]"], (), ValueError, "is neither"),
    (["pkg"], "pkg.sub", TypeError, "exclude must be a list"),
    (["pkg"], ["a b"], ValueError, "exclude must be .*'a b' is neither"),
    (["json"], (), ValueError, "'json' is never hooked: it is part of the standard library"),
    (["numpy.linalg"], (), ValueError, "'numpy.linalg' is never hooked"),
    (["autoimport"], (), ValueError, "never hooked"),
])
def test_nonsense_is_refused(packages, exclude, error, says):
    before = list(sys.meta_path)
    with pytest.raises(error, match=says):
        autoimport.install(packages, exclude)
    assert sys.meta_path == before and not FINDER.selections


def test_any_iterable_of_names_will_do():
    for packages in (("a", "b.c"), {"a"}, (name for name in ["a", "ünï"])):
        with autoimport.install(packages=packages) as hook:
            assert hook.active and FINDER is sys.meta_path[0]
    assert FINDER not in sys.meta_path


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path, {"pkg/__init__.py": BRANCH, "pkg/sub.py": BRANCH, "other.py": BRANCH,
                            # an installed autoimport has begun by its .pth line already
                            "sitecustomize.py": "from autoimport.hook import activation\n"
                                                "activation.uninstall(), activation.started.clear()\n"
                                                "print(activation.from_environment(), activation.from_environment())"})


def from_environment(folder, code, **variables):
    return output(folder, code=code, PYTHONPATH=f"{folder}{os.pathsep}{ROOT}", **variables).splitlines()


LOOK = HOOKED + "import pkg, pkg.sub, other; print(hooked(pkg), hooked(pkg.sub), hooked(other))"


def test_environment(folder):
    hook = "<active Hook packages=['pkg', 'other*'] exclude=['pkg.sub']>"
    assert from_environment(folder, LOOK) == ["None None", "False False False"]
    variables = {"AUTOIMPORT_PACKAGES": " pkg,other* ,", "AUTOIMPORT_EXCLUDE": "pkg.sub"}
    assert from_environment(folder, LOOK, **variables) == [f"{hook} None", "True False True"]
    assert from_environment(folder, LOOK, AUTOIMPORT_DISABLE="1", **variables) == [
        f"{hook.replace('active', 'inactive')} None", "False False False"]


def test_what_was_imported_before_start_up_is_missed_by_name(folder):
    """By start-up lines of other packages, say; a glob covers them by chance."""
    start = (folder / "sitecustomize.py").read_text()
    write(folder, {"sitecustomize.py": start.replace("print(", "import other\nprint(")})
    for packages, named in ("other", "other"), ("*", None), ("othe*,pkg", None), ("*,other", "other"):
        done = python(folder, code=LOOK, PYTHONPATH=f"{folder}{os.pathsep}{ROOT}", AUTOIMPORT_PACKAGES=packages)
        hooked = "False False" if packages == "other" else "True True"
        assert done.stdout.splitlines()[-1] == f"{hooked} False", done.stderr
        assert done.stderr.count("Warning") == (named is not None)
        assert named is None or f"imported before autoimport was there, so they stay plain Python: {named}\n" in done.stderr


def test_nonsense_in_the_environment_is_told_and_stops_nothing(folder):
    done = python(folder, code=LOOK, PYTHONPATH=f"{folder}{os.pathsep}{ROOT}", AUTOIMPORT_PACKAGES="pkg,a-b")
    assert done.stdout.endswith("False False False\n") and done.returncode == 0
    told = ("autoimport: AUTOIMPORT_PACKAGES is not used: packages must be a list of module names or globs, "
            "such as ['pkg', 'other.sub*']; 'a-b' is neither")
    assert set(done.stderr.splitlines()) == {told}


def test_disable_wins_over_install(folder):
    code = "import autoimport; print(autoimport.install(['pkg']).active)\n" + LOOK
    assert output(folder, code=code, AUTOIMPORT_DISABLE="1") == "False\nFalse False False\n"


def test_the_runtime_is_attached_when_tensorflow_is_there(tmp_path):
    """A stand-in for TensorFlow: what counts is when `attach` is called."""
    write(tmp_path, {"tensorflow/__init__.py": "import sys\nprint('executing')\nif 'broken' in sys.argv: 1 / 0\n",
                     "tensorflow/sub.py": "", "pkg.py": BRANCH})
    code = """
        import sys, autoimport
        from autoimport.runtime import staging
        staging.attach = lambda: print("attached", sys.modules["tensorflow"].__loader__.__class__.__name__)
        {}
        autoimport.install(["pkg"]); autoimport.install(["pkg"])
        import pkg; print("pkg")
        try: import tensorflow.sub
        except ZeroDivisionError as error:
            print("failed"); sys.argv.clear()
            import traceback; print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
        import tensorflow
        print("tensorflow" in sys.modules["autoimport.hook.watch"].WATCHER.callbacks, vars(tensorflow.__loader__).keys())
    """
    end = "False dict_keys(['name', 'path'])"
    assert output(tmp_path, code=code.format("")).splitlines() == ["pkg", "executing", "attached SourceFileLoader", end]
    assert output(tmp_path, code=code.format("import tensorflow")).splitlines() == [
        "executing", "attached SourceFileLoader", "pkg", end]
    assert output(tmp_path, code=code.format("sys.argv.append('broken')")).splitlines() == [
        "pkg", "executing", "failed", "['<module>', '<module>']", "executing", "attached SourceFileLoader", end]


@pytest.mark.parametrize("table, says", [
    ("package = ['a']", "has no key 'package'; there are 'packages', 'exclude', 'strict', 'cache-dir'"),
    ("packages = 'a'", "packages must be a list, not 'a'"),
    ("packages = ['a b']", "'a b' is neither"),
    ("packages = ['json']", "'json' is never hooked"),
    ("strict = 1", "strict must be a bool"),
    ("strict = ", "pyproject.toml: "),
    ("cache-dir = ''", "cache-dir must name a folder"),
    ("[tool.autoimport.packages]\na = 1", "packages must be a list, not {'a': 1}"),
])
def test_settings_that_are_refused(tmp_path, table, says):
    toml()
    write(tmp_path, {"pyproject.toml": f"[tool.autoimport]\n{table}\n"})
    with pytest.raises(ValueError, match=says):
        project.settings(tmp_path)


@pytest.mark.parametrize("text", ["[tool]\nautoimport = 3", "tool = 'autoimport'", "[[tool.autoimport]]\npackages = ['a']"])
def test_settings_that_are_no_table(tmp_path, text):
    toml()
    write(tmp_path, {"pyproject.toml": text})
    with pytest.raises(ValueError, match=r"pyproject.toml: \[tool.autoimport\] must be a table, but "):
        project.settings(tmp_path)


def test_settings(tmp_path):
    toml()
    write(tmp_path, {"pyproject.toml": "[tool.autoimport]\npackages = ['a', 'b.*']\ncache-dir = 'build/c'\n",
                     "deep/down/mod.py": "", "deep/er/pyproject.toml": "[project]\nname = 'autoimport-user'\n"})
    assert project.settings(tmp_path / "deep/down") == {
        "packages": ["a", "b.*"], "cache-dir": str(tmp_path / "build/c")}
    assert project.settings(tmp_path / "deep/er") == {}


def toml():
    if sys.version_info < (3, 11):
        pytest.importorskip("tomli")


def test_a_hook_says_what_it_is():
    hook = activation.Hook(("a",))
    assert repr(hook) == "<inactive Hook packages=['a'] exclude=[]>"


def test_the_line_that_runs_at_start_up(folder, tmp_path):
    """What the wheel puts into site-packages: silent, light and idle without the variable."""
    (folder / "sitecustomize.py").unlink()
    hook = ROOT / "autoimport" / "hook"
    line = (hook / "startup.pth").read_text()
    write(tmp_path, {"site/autoimport.pth": line, "site/again.pth": line,
                     "site/autoimport_startup.py": (hook / "startup.py").read_text()})
    start = "import sys, site; before = len(sys.modules); site.addsitedir('site'); grown = len(sys.modules) - before\n"
    assert output(folder, code=start + "print(grown)") == "0\n"
    assert output(folder, code=start + LOOK, AUTOIMPORT_PACKAGES="pkg") == "True True False\n"
