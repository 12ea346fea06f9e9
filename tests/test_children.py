"""Activation by the environment: every way in which an interpreter starts, and the processes that it starts in turn."""
import os
import sys

import pytest
from subprocesses import BRANCH, ROOT, installed, output, python, write

RUNNER = "-m", "autoimport"
HOOKED = "def hooked(module): return 'ag__' in module.f.__code__.co_names\n"
TOP = BRANCH + HOOKED + "def look(name):\n    import importlib\n    return hooked(importlib.import_module(name))\n"
POOLS = BRANCH + """
import concurrent.futures, importlib, multiprocessing, os, subprocess, sys
from pkg import look
def script(name):
    return look(name), look(__name__), f(1)
def grandchild(name):
    code = "import sys, pkg; sys.path[0] = sys.argv[2]; print(pkg.look(sys.argv[1]))"
    return subprocess.run([sys.executable, "-c", code, name, sys.path[0]], capture_output=True, text=True).stdout.strip()
if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        with context.Pool(1) as pool:
            print(method, pool.map(script, sys.argv[1:]), pool.map(grandchild, sys.argv[1:]))
        with concurrent.futures.ProcessPoolExecutor(1, context) as pool:
            print(method, *pool.map(script, sys.argv[1:]))
    print(subprocess.run([sys.executable, "-I", "-c", "import pkg; print(pkg.look('pkg.mod'))"],
                         capture_output=True, text=True).stdout.strip())
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("children")
    write(folder, {"pkg/__init__.py": TOP, "pkg/mod.py": BRANCH, "pkg/vendored.py": BRANCH, "other.py": BRANCH,
                   "pkg/tool.py": POOLS, "app/script.py": POOLS, "app/beside.py": BRANCH,
                   "app/nested/__init__.py": "", "app/nested/run.py": POOLS})
    return folder, installed(folder)


def run(project, *arguments, **variables):
    folder, executable = project
    return output(folder, *arguments, executable=executable, **{"PYTHONPATH": "", **variables})


@pytest.mark.parametrize("flags", [[], ["-E"], ["-I"], ["-s"], ["-O"], ["-X", "importtime"]])
def test_every_way_to_start(project, flags):
    code = "import pkg, pkg.mod, other; print([pkg.hooked(m) for m in (pkg, pkg.mod, other)])"
    folder, executable = project
    ways = [["-c", code], ["way.py"], ["-m", "way"]]
    write(folder, {"way.py": code})
    for way in ways[:2] if "-I" in flags else ways:
        done = python(folder, *flags, *way, executable=executable, PYTHONPATH="", AUTOIMPORT_PACKAGES="pkg")
        assert done.stdout == "[True, True, False]\n", done.stderr
    assert python(folder, *flags, "-c", code, executable=executable, PYTHONPATH="").stdout == "[False, False, False]\n"


def expected(script, *rows):
    """What POOLS prints: is each module hooked, in the children of each kind, and is the script?"""
    lines = []
    for method in "fork", "spawn", "forkserver":
        found = [(row, script, "yes") for row in rows]
        lines += [f"{method} {found} {[str(row) for row in rows]}", " ".join([method, *map(str, found)])]
    return [*lines, "True"]


def test_children_and_theirs(project):
    """A script is hooked when a package of that name is: run as `-m pkg`."""
    arguments = ["pkg.mod", "pkg.vendored", "other"]
    variables = {"AUTOIMPORT_PACKAGES": "pkg", "AUTOIMPORT_EXCLUDE": "pkg.vendored"}
    assert run(project, "app/script.py", *arguments, **variables).splitlines() == expected(False, True, False, False)
    assert run(project, "-m", "pkg.tool", *arguments, **variables).splitlines() == expected(True, True, False, False)


def test_a_run_is_handed_on_whole(project):
    """Packages, exclusions, the folder of the script, strictness and the cache, and nothing of it by the command line."""
    toml()
    folder, arguments = project[0], ["pkg.mod", "beside", "pkg.vendored", "other"]
    code = "import os; print(os.environ['AUTOIMPORT_STRICT'], os.environ['AUTOIMPORT_CACHE_DIR'])"
    write(folder, {"run/pyproject.toml": "[tool.autoimport]\npackages = ['pkg']\nexclude = ['pkg.vendored']\n"
                                         "strict = true\ncache-dir = '100%\\n cache'\n",
                   "run/real/script.py": POOLS, "run/real/beside.py": BRANCH,
                   "run/start.py": f"import subprocess, sys\nsubprocess.run([sys.executable, '-I', '-c', {code!r}])\n"})
    os.symlink("real/script.py", folder / "run/link.py")        # its modules are found beside what it leads to
    assert run(project, *RUNNER, "run/link.py", *arguments).splitlines() == expected(True, True, True, False, False)
    assert run(project, *RUNNER, "run/start.py", AUTOIMPORT_CACHE_DIR="") == f"1 {folder}/run/100%\\n cache\n"


def toml():
    if sys.version_info < (3, 11):
        pytest.importorskip("tomli")


# What happens at start-up itself.

def site_packages(project):
    return next(project[0].glob("env/lib/python*/site-packages"))


LOOK = "import pkg; print(pkg.hooked(pkg))"


def test_once_though_the_folder_is_read_twice(project):
    """Site-packages may be on the path more than once, and other packages have start-up lines of the same kind."""
    folder, line = site_packages(project), (ROOT / "autoimport/hook/startup.pth").read_text()
    (folder / "zz_again.pth").write_text(f"{folder}\n{line}")
    try:
        code = f"import sys, site; site.addsitedir({str(folder)!r})\n{LOOK}\n" \
               "print([type(finder).__name__ for finder in sys.meta_path].count('Finder'), " \
               "len(sys.modules['autoimport.hook.finder'].FINDER.selections))"
        assert run(project, "-c", code, AUTOIMPORT_PACKAGES="pkg") == "True\n1 1\n"
    finally:
        (folder / "zz_again.pth").unlink()


def test_processes_started_meanwhile_and_the_users_own_start_up(project):
    """`sitecustomize` runs as ever, may start processes, and these are hooked."""
    write(site_packages(project), {"sitecustomize.py": f"""
import os, subprocess, sys
if not os.environ.get("INNER"):
    print(subprocess.run([sys.executable, "-I", "-c", {LOOK!r}], env={{**os.environ, "INNER": "1"}},
                         capture_output=True, text=True).stdout.strip())
"""})
    try:
        assert run(project, "-c", LOOK, AUTOIMPORT_PACKAGES="pkg") == "True\nTrue\n"
    finally:
        (site_packages(project) / "sitecustomize.py").unlink()


def test_read_only_site_packages(project):
    folder = site_packages(project)
    modes = {path: path.stat().st_mode for path in [folder, *folder.rglob("*")] if not path.is_symlink()}
    try:
        for path, mode in modes.items():
            path.chmod(mode & ~0o222)
        assert run(project, "-c", LOOK, AUTOIMPORT_PACKAGES="pkg") == "True\n"
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def test_a_broken_installation_stops_nothing(project):
    """The line outlives the package when it is removed by hand."""
    done = python(project[0], "-S", "-c", "import site; site.addsitedir('lines'); print('on')", PYTHONPATH="",
                  executable=project[1], AUTOIMPORT_PACKAGES="pkg")
    assert done.stdout == "on\n"
    write(project[0], {"lines/autoimport.pth": (ROOT / "autoimport/hook/startup.pth").read_text()})
    done = python(project[0], "-S", "-c", "import site; site.addsitedir('lines'); print('on')", PYTHONPATH="",
                  executable=project[1], AUTOIMPORT_PACKAGES="pkg")
    assert done.stdout == "on\n" and "autoimport_startup" in done.stderr


def test_what_later_pythons_read(project):
    """From 3.15 on: `NAME.start` names a function, and has the import line of `NAME.pth` ignored."""
    names = [path.stem for path in site_packages(project).glob("autoimport_startup.*") if path.suffix != ".py"]
    assert names == ["autoimport_startup"] * 2
    code = f"""if True:
        import pkgutil, sys
        sys.path.append({str(site_packages(project))!r}); sys.path.append({str(project[0])!r}); sys.path.append({str(ROOT)!r})
        pkgutil.resolve_name("os:getcwd"); before = set(sys.modules)      # which imports what it needs itself
        pkgutil.resolve_name({(ROOT / 'autoimport/hook/startup.start').read_text().strip()!r})()
        print(sorted(set(sys.modules) - before)[:2])
        {LOOK}
    """
    assert run(project, "-S", "-c", code) == "['autoimport_startup']\nFalse\n"
