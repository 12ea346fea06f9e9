"""`compile` on two processes against one, on a package without a cache.

Counted is the CPU time of the longest way through: what the first process does before it forks, and the busiest of
the others; or half of all, if that is more.  On a machine of two idle cores this is the time it takes.
"""
import shutil

import packages
import subprocesses

MODULES = 300                                  # the smaller ones of the package, or it would take very long
CHILD = """
import os, sys, time
from autoimport.commands import compile as command
real, clocks, before = command.compiled, {{}}, []
def compiled(module):
    row = real(module)
    return {{**row, "clock": (os.getpid(), time.process_time())}}
def results(*arguments, real=command.results):
    before.append(time.process_time())
    for row in real(*arguments):
        process, clock = row.pop("clock")
        clocks[process] = max(clock, clocks.get(process, 0))
        yield row
command.compiled, command.results = compiled, results
command.main(["library", "--jobs", "{jobs}"])
own = time.process_time()
children = [clock for process, clock in clocks.items() if process != os.getpid()]
print(max(before[0] + max(children), (own + sum(children)) / 2) if children else own)
"""


class Compiling:
    """One package, converted in new processes; a clock that shows what these have told so far."""

    def __init__(self, folder):
        self.folder, self.time = folder, 0.0
        packages.made(folder, "library")
        for path in sorted((folder / "library").glob("*.py"), key=lambda path: path.stat().st_size)[MODULES:]:
            path.unlink()

    def clock(self):
        return self.time

    def run(self, jobs):
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        out = subprocesses.output(self.folder, "-W", "ignore", code=CHILD.format(jobs=jobs), timeout=600)
        *_, summary, took = out.splitlines()
        assert summary == f"{MODULES} modules: {MODULES} converted, 0 cached, 0 plain"
        self.time += float(took)


def test_two_processes(compare, tmp_path):
    compiling = Compiling(tmp_path)
    compare("cold compile, 2 processes", "1 process", lambda: compiling.run(2), lambda: compiling.run(1), 1.6,
            rounds=2, faster=True, clock=compiling.clock, notes=f"{MODULES} modules")
