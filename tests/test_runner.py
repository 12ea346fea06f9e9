"""`python -m autoimport` against `python`: the program sees and says the same."""
import os
import re
import signal
import subprocess
import sys
import time
import zipfile

import pytest
from subprocesses import BRANCH, environment, installed, output, python, write

RUNNER = "-m", "autoimport"
PROBE = '''"""The doc."""
import os, pickle, sys, __main__
here = os.getcwd()
print(__name__, __doc__, __package__, __annotations__, globals().get("__file__"), globals().get("__cached__"))
print(sys.argv, sys.path[0], sys.flags, sys.warnoptions, sys.excepthook is sys.__excepthook__)
print(__spec__ and (__spec__.name, __spec__.origin, __spec__.cached, __spec__.parent), type(__builtins__))
print(globals() is __main__.__dict__, sys.modules["__main__"] is __main__, sorted(vars(__main__)))
print([base.__name__ for base in getattr(type(__loader__), "__mro__", ())][-4:], getattr(__loader__, "name", None))
class C:
    def __eq__(self, other): return type(self) is type(other)
def f(x):
    if x:
        return "yes"
    return "no"
print(pickle.loads(pickle.dumps(C())) == C(), pickle.loads(pickle.dumps(f)) is f, f(1), f(0), f.__module__)
print("multiprocessing" in sys.modules, f.__code__.co_filename, sys.stdin.readline())
'''


def same(folder, *arguments, normal=lambda text: text, times=2, **keywords):
    """Run without and with the runner, cold and warm; returns the plain run."""
    plain = python(folder, *arguments, **keywords)
    for _ in range(times):
        ours = python(folder, *RUNNER, *arguments, **keywords)
        assert normal(ours.stdout) == normal(plain.stdout)
        assert normal(ours.stderr) == normal(plain.stderr)
        assert ours.returncode == plain.returncode
    return plain


def kinds(text):
    """The loader is a subclass of the one that Python uses."""
    return re.sub(r"\[('\w+', )*('FileLoader'|'zipimporter').*\]", "[...]", text)


@pytest.fixture
def folder(tmp_path):
    write(tmp_path, {"probe.py": PROBE, "sub/probe.py": PROBE, "noext": PROBE, "pkg/__init__.py": "",
                     "pkg/__main__.py": PROBE, "pkg/mod.py": PROBE, "app/beside.py": "",
                     "app/__main__.py": PROBE + "import beside\nprint(beside.__file__)"})
    (tmp_path / "link.py").symlink_to(tmp_path / "sub/probe.py")
    with zipfile.ZipFile(tmp_path / "app.zip", "w") as archive:
        archive.writestr("__main__.py", PROBE + "import beside\nprint(beside.__file__)")
        archive.writestr("beside.py", "")
    return tmp_path


@pytest.mark.parametrize("arguments", [
    ["probe.py", "-x", "--help", "show"], ["./probe.py"], ["sub/probe.py"], ["sub/../probe.py"], ["link.py"],
    ["noext", "a"],
    ["-m", "probe", "-m"], ["-mprobe"], ["-m", "pkg", "x"], ["-m", "pkg.mod"], ["-c", PROBE, "-c", "x"], ["-c" + PROBE],
    ["app"], ["app", "x"], ["app.zip"], ["./app.zip"]], ids=lambda arguments: " ".join(arguments)[:20].strip('" \n'))
def test_probe(folder, arguments):
    plain = same(folder, *arguments, normal=kinds, stdin="a line\n")
    assert "True True yes no __main__" in plain.stdout and not plain.stderr


def test_probe_from_stdin(folder):
    same(folder, "-", "x", normal=kinds, stdin=PROBE)


@pytest.mark.parametrize("flag", ["-I", "-E", "-O", "-OO", "-B", "-Werror", "-Xutf8", "-bb", "-Xdev"] + (
    ["-P"] if sys.version_info >= (3, 11) else []))
def test_flags(folder, flag):
    """Where autoimport is installed, since a Python that is isolated finds nothing else."""
    keywords = {"stdin": "", "executable": installed(folder), "PYTHONPATH": ""}
    plain = python(folder, flag, "probe.py", **keywords)
    ours = python(folder, flag, *RUNNER, "probe.py", **keywords)
    assert (kinds(ours.stdout), ours.stderr) == (kinds(plain.stdout), plain.stderr) and "__main__" in ours.stdout


ENDS = [
    "1 / 0", "def f(x):\n    if x:\n        1 / 0\nf(1)", "raise SystemExit", "raise SystemExit(3)",
    "raise SystemExit('words')", "import sys; sys.exit(None)", "def f(:", "x = '", "compile('a b', 'x', 'exec')",
    "import broken", "import failing", "try:\n    1 / 0\nexcept Exception as e:\n    raise KeyError(1) from e",
    "raise KeyboardInterrupt",
    "import sys; sys.excepthook = lambda k, v, t: print(k, v, t.tb_lineno, t.tb_next); 1 / 0",
    "import sys; sys.excepthook = None; sys.exit(4)", "import atexit; atexit.register(print, 'bye'); 1 / 0",
    "import os; os._exit(5)", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "import threading; threading.Thread(target=lambda: 1 / 0).start()", "import warnings; warnings.warn('w')",
    "class D:\n    def __del__(self):\n        print('del', self is not None and 1)\nd = D()", "import os; os.abort()",
    "import sys\ndef hook(*failure):\n    raise ValueError('in the hook')\nsys.excepthook = hook\n1 / 0",
    "import sys\nsys.excepthook = lambda *failure: sys.exit(9)\n1 / 0",
    "def f(n):\n    f(n + 1)\nf(0)",
    "import warnings; warnings.warn('w', stacklevel=2)",
    "import sys, warnings\ndef f():\n    warnings.warn('w', DeprecationWarning, stacklevel=3)\nf()\nprint(sorted(vars(sys)))",
    "exec('1 / 0')", "raise ExceptionGroup('g', [ValueError(1)])", "import autoimport_nothing"]


@pytest.mark.parametrize("way, body", [("script", body) for body in ENDS] + [("command", body) for body in ENDS[:7]])
def test_how_it_ends(tmp_path, way, body):
    write(tmp_path, {"script.py": body + "\n", "broken.py": "x = (\n", "failing.py": "def f():\n    1 / 0\nf()\n"})
    same(tmp_path, *(["script.py"] if way == "script" else ["-c", body]), times=1)


@pytest.mark.parametrize("source", [b"# coding: nonsense\n", b"#!/x\n# coding: ascii\ny = '\xc3\xa9'\n", b"x = '\xff'\n",
                                    b"\xef\xbb\xbf# coding: latin-1\n", b"x = 'a\0b'\n"])
def test_scripts_that_are_no_text(tmp_path, source):
    (tmp_path / "script.py").write_bytes(source)
    assert "SyntaxError" in same(tmp_path, "script.py", times=1).stderr
    write(tmp_path, {"input.py": """
import subprocess, sys
for ours in [], ["-m", "autoimport"]:
    with open("script.py", "rb") as script:
        print(subprocess.run([sys.executable, *ours, "-"], stdin=script, capture_output=True).stderr)
"""})
    plain, ours = output(tmp_path, "input.py").splitlines()
    assert plain == ours and "SyntaxError" in plain


def test_lines_with_nul_bytes(tmp_path):
    """Until Python 3.10, a line of a script is read up to there."""
    for source in b"print(1)\n# \0\nprint(2)\nprint(3)\n", b"print(1)\n\0\nprint(2)\n", b"\0":
        (tmp_path / "script.py").write_bytes(source)
        same(tmp_path, "script.py", times=1)


def test_warnings_of_the_compiler_are_said_in_each_run(tmp_path):
    write(tmp_path, {"script.py": "x = '\\d'\nprint(x is 1)\nassert (1, 'x')\n"})
    assert "SyntaxWarning" in same(tmp_path, "script.py").stderr
    assert same(tmp_path, "script.py", PYTHONWARNINGS="error").returncode == 1


@pytest.mark.parametrize("arguments", [["nothing.py"], ["/nothing/at/all"], ["-m", ""], ["-m", "nothing"], ["-m", "pkg.nothing"],
                                       ["-m", "failing"], ["-m", "broken"]])
def test_what_cannot_be_run(tmp_path, arguments):
    write(tmp_path, {"pkg/__init__.py": "", "broken.py": "x = (\n", "failing.py": "def f():\n    1 / 0\nf()\n"})
    assert same(tmp_path, *arguments).returncode in (1, 2)


def test_interrupted(tmp_path):
    write(tmp_path, {"script.py": "import time\nprint('ready', flush=True)\ntime.sleep(20)\n"})
    ends = []
    for runner in (), RUNNER:
        process = subprocess.Popen([sys.executable, *runner, "script.py"], cwd=tmp_path, env=environment(tmp_path),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        ends.append((process.communicate()[1], process.returncode))
    assert ends[0] == ends[1]


def test_what_is_hooked(tmp_path):
    write(tmp_path, {
        "app/script.py": BRANCH + "import sys, beside, inner.deep, named, unnamed, other\nfrom venv_dir import x\n"
                         "print(['ag__' in m.f.__code__.co_names for m in (sys.modules[__name__], beside, inner.deep, "
                         "named, unnamed, other, x)])\n",
        "app/beside.py": BRANCH, "app/inner/deep.py": BRANCH, "lib/named.py": BRANCH, "lib/unnamed.py": BRANCH,
        "lib/other.py": BRANCH, "app/venv_dir.py": "import sys; sys.path.append(__file__.replace('venv_dir.py', "
        "'v/site-packages')); import x", "app/v/site-packages/x.py": BRANCH,
        "pyproject.toml": "[tool.autoimport]\npackages = ['other']\n"})
    path = environment(tmp_path)["PYTHONPATH"] + os.pathsep + str(tmp_path / "lib")
    configured = sys.version_info >= (3, 11)   # `tomllib`
    if not configured:
        (tmp_path / "pyproject.toml").unlink()
    assert output(tmp_path, *RUNNER, "app/script.py", PYTHONPATH=path, AUTOIMPORT_PACKAGES="named") == \
        f"[True, True, True, True, False, {configured}, False]\n"
    assert output(tmp_path, *RUNNER, "app/script.py", PYTHONPATH=path, AUTOIMPORT_DISABLE="1") == \
        "[False, False, False, False, False, False, False]\n"
    done = python(tmp_path, *RUNNER, "-m", "app.script", PYTHONPATH=path + os.pathsep + str(tmp_path / "app"))
    assert done.stdout == "[True, True, True, True, True, True, False]\n", done.stderr      # all are below this folder


def test_a_finder_that_is_put_in_front_during_a_run(tmp_path):
    """What is below the folder was missed by that, and is named; what is installed elsewhere is nobody's business."""
    write(tmp_path, {"beside.py": BRANCH, "after.py": BRANCH, "script.py": """
import sys, rich.errors
from importlib.machinery import PathFinder
class Finder:
    find_spec = staticmethod(lambda name, *rest: PathFinder.find_spec(name, *rest) if name == "beside" else None)
sys.meta_path.insert(0, Finder)
import beside, after
print(["ag__" in module.f.__code__.co_names for module in (beside, after)])
"""})
    done = python(tmp_path, *RUNNER, "script.py")
    assert done.stdout == "[False, True]\n" and done.stderr.count("Warning") == 1, done.stderr
    assert "so they stay plain Python: beside\n" in done.stderr


def test_modules_of_the_program_by_the_names_of_ours(tmp_path):
    """The converter finds its own, and leaves none of these to the program."""
    names = "typing token tokenize re ast operator dis inspect copy random gast six warnings linecache".split()
    write(tmp_path, {f"app/{name}.py": f"print('mine: {name}')\n" for name in names})
    write(tmp_path, {"app/script.py": BRANCH + "import sys, random\nif sys.argv[1:]:\n    import typing, token, gast\n"
                                               "print(sorted(sys.modules) if not f else f(1))\n"})
    for arguments in [], ["more"]:
        assert same(tmp_path, "app/script.py", *arguments).stdout.endswith("yes\n")
        (tmp_path / "app/script.py").write_text((tmp_path / "app/script.py").read_text() + "\n")
    assert not python(tmp_path, *RUNNER, "app/script.py", AUTOIMPORT_VERBOSE="1", AUTOIMPORT_CACHE="0").stderr.count("Warning")


def test_a_script_is_cached_and_leaves_no_pyc(tmp_path):
    write(tmp_path, {"script.py": BRANCH + "import sys\nprint('autoimport.pipeline' in sys.modules, f(1))\n"})
    assert [output(tmp_path, *RUNNER, "script.py") for _ in range(2)] == ["True yes\n", "False yes\n"]
    assert not (tmp_path / "__pycache__").exists()


def test_pools(tmp_path):
    write(tmp_path, {"script.py": """
import multiprocessing, concurrent.futures
class Thing:
    def __init__(self, x): self.x = x
def double(thing):
    if thing.x:
        return Thing(thing.x * 2)
    return thing
if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        with multiprocessing.get_context(method).Pool(1) as pool:
            print(method, [thing.x for thing in pool.map(double, map(Thing, range(3)))])
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        print(pool.submit(double, Thing(4)).result().x)
"""})
    plain = python(tmp_path, "script.py")
    assert output(tmp_path, *RUNNER, "script.py") == plain.stdout and "forkserver [0, 2, 4]" in plain.stdout


def test_settings_that_are_refused(tmp_path):
    if sys.version_info < (3, 11):
        pytest.importorskip("tomli")
    write(tmp_path, {"pyproject.toml": "[tool.autoimport]\npackage = ['a']\n", "script.py": "print(1)"})
    done = python(tmp_path, *RUNNER, "script.py")
    assert done.returncode == 2 and not done.stdout and "has no key 'package'" in done.stderr


def test_a_command_that_is_empty(tmp_path):
    assert same(tmp_path, "-c", "").returncode == 0


def test_usage(tmp_path):
    for arguments in ([], ["-x"], ["--nothing"], ["-m"], ["-c"]):
        done = python(tmp_path, *RUNNER, *arguments)
        assert done.returncode == 2 and "usage: python -m autoimport" in done.stderr, arguments
    assert output(tmp_path, *RUNNER, "--help").startswith("usage: python -m autoimport [script.py")
