"""Fresh interpreters for tests of what happens at import and at start-up."""
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import textwrap
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
BRANCH = "def f(x):\n    if x:\n        return 'yes'\n    return 'no'\n"       # something that has a graph version


def environment(folder, **variables):
    """The environment of a subprocess: a cache of its own, and nothing inherited that bears on imports."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AUTOIMPORT_", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT), "AUTOIMPORT_CACHE_DIR": str(folder / "cache"), **variables}


def python(folder, *arguments, code=None, stdin=None, executable=sys.executable, timeout=120, **variables):
    """Run an interpreter in `folder`; returns the finished process, with text in stdout and stderr."""
    if code is not None:
        arguments = (*arguments, "-c", textwrap.dedent(code))
    return subprocess.run([str(executable), *map(str, arguments)], cwd=folder, env=environment(folder, **variables),
                          input=stdin, capture_output=True, text=True, timeout=timeout)


def output(folder, *arguments, **keywords):
    """The standard output of a run that has to succeed and say nothing on standard error."""
    done = python(folder, *arguments, **keywords)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout


def write(folder, files):
    """Make files below `folder` from a dict of path -> text; folders as needed."""
    for path, text in files.items():
        path = folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def installed(folder):
    """A Python of its own below `folder` in which autoimport is installed, as by the wheel: what `site` reads is there."""
    venv.create(folder / "env", with_pip=False, symlinks=True)
    site = next(folder.glob("env/lib/python*/site-packages"))
    needed = [os.path.dirname(os.path.dirname(importlib.util.find_spec(name).origin)) for name in ("gast", "astunparse")]
    write(site, {"_paths.pth": "\n".join([str(ROOT), str(folder), *needed])})
    for name in "startup.pth", "startup.py", "startup.start":
        shutil.copy(ROOT / "autoimport" / "hook" / name, site / f"autoimport_{name}")
    return folder / "env" / "bin" / "python"
