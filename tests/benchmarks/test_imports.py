"""A module is converted once: a warm import costs what a plain one costs, set-up included.

Each measurement is a process of its own, which tells the CPU time from before `install` to after the import.
"""
import shutil
import site
import time

import packages
import pytest
import subprocesses

from autoimport import sources

CHILD = """
{before}
import sys, time
start = time.process_time()
{install}
{load}
took = time.process_time() - start
loaders = [getattr(module, "__loader__", None) for name, module in list(sys.modules.items())
           if name.partition(".")[0] == {package!r}]
found = [loader for loader in loaders if hasattr(loader, "get_source")]
print(took, len(found), sum(hasattr(loader, "plain") for loader in found))
"""
INSTALL = "import autoimport; autoimport.install(packages=[{package!r}])"


class Imports:
    """One package, imported in new processes; a clock that shows what these have told so far."""

    def __init__(self, name, folder):
        made = packages.made(folder, name) if name == "library" else packages.copied(folder, name)
        if made is None:
            pytest.skip(f"{name} is not installed")
        self.name, self.folder, self.time = name, folder, 0.0
        self.before, self.load = made

    def clock(self):
        return self.time

    def run(self, hooked):
        install = INSTALL.format(package=self.name) if hooked else ""
        code = CHILD.format(before=self.before, install=install, load=self.load, package=self.name)
        out = subprocesses.output(self.folder, "-W", "ignore", code=code, PYTHONHASHSEED="0",
                                  PYTHONPATH=f"{self.folder}:{subprocesses.ROOT}")
        took, count, converted = out.split()
        assert int(converted) == (int(count) if hooked else 0)
        self.time += float(took)
        return int(count)

    def cold(self, hooked):
        packages.forget(self.folder / self.name)
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        self.run(hooked)


@pytest.fixture(scope="module", params=["library", "sympy", "networkx"])
def imports(request, tmp_path_factory):
    return Imports(request.param, tmp_path_factory.mktemp(request.param))


def test_warm(imports, compare):
    count = imports.run(False)
    for _ in range(3):                         # a file that changed just now is read again until its times tell it apart
        imports.run(True)
        time.sleep(sources.SETTLED + 0.5)
    compare(f"warm import: {imports.name}", "plain import", lambda: imports.run(True), lambda: imports.run(False), 1.10,
            rounds=25, clock=imports.clock, notes=f"{count} modules")


def test_cold(imports, compare):
    count = imports.run(False)
    compare(f"cold import: {imports.name}", "plain, no .pyc", lambda: imports.cold(True), lambda: imports.cold(False),
            10, rounds=3, clock=imports.clock, notes=f"{count} modules")


def test_start_up_without_the_variable():
    """What `site` does with the file that the wheel installs."""
    best = 1
    for _ in range(2000):
        start = time.perf_counter()
        site.addpackage(str(subprocesses.ROOT / "autoimport" / "hook"), "startup.pth", set())
        best = min(best, time.perf_counter() - start)
    assert best < 1e-4
