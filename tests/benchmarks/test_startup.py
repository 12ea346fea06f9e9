"""What an interpreter pays for an installed autoimport that nobody asks for: one line that looks at one variable."""
import pathlib
import resource
import subprocess
import sys
import time
import venv

import autoimport.hook

LINE = pathlib.Path(autoimport.hook.__file__).with_name("startup.pth")
STARTS = 20


def environments(folder):
    """Two virtual environments: one starts with the line, the other does not."""
    for name in "with", "without":
        venv.create(folder / name, with_pip=False)
        site, = (folder / name).glob("lib/*/site-packages")
        (site / "other.pth").write_text("# as other packages have them\n")
        if name == "with":
            (site / "autoimport_startup.pth").write_bytes(LINE.read_bytes())
            (site / "autoimport_startup.py").write_bytes(LINE.with_name("startup.py").read_bytes())
        yield folder / name / "bin" / "python"


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def test_variable_unset(compare, tmp_path, monkeypatch):
    monkeypatch.delenv("AUTOIMPORT_PACKAGES", raising=False)
    ours, theirs = environments(tmp_path)

    def start(python):
        for _ in range(STARTS):
            subprocess.run([python, "-c", "pass"], check=True)

    start(ours), start(theirs)
    compare("interpreter start, variable unset", "without the line", lambda: start(ours), lambda: start(theirs), 1.01,
            rounds=15, clock=spent, notes=f"{STARTS} starts")


def test_the_line_itself(summary, tmp_path, monkeypatch):
    """As `site` runs it, without the file around it."""
    monkeypatch.delenv("AUTOIMPORT_PACKAGES", raising=False)
    lines = [line for line in LINE.read_text().splitlines() if line.startswith("import")]
    times = []
    for _ in range(200):
        start = time.perf_counter()
        for line in lines:
            exec(line)
        times.append(time.perf_counter() - start)
    summary("the start-up line", "0.1 ms", [time / 1e-4 for time in sorted(times)[:100]], 1, notes=f"Python {sys.version[:6]}")
