"""Fresh interpreters for tests of what happens at import and at start-up."""
import os
import pathlib
import subprocess
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
BRANCH = "def f(x):\n    if x:\n        return 'yes'\n    return 'no'\n"       # something that has a graph version


def environment(folder, **variables):
    """The environment of a subprocess: a cache of its own, and nothing inherited that bears on imports."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AUTOIMPORT_", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT), "AUTOIMPORT_CACHE_DIR": str(folder / "cache"), **variables}


def python(folder, *arguments, code=None, stdin=None, timeout=120, **variables):
    """Run this interpreter in `folder`; returns the finished process, with text in stdout and stderr."""
    if code is not None:
        arguments = (*arguments, "-c", textwrap.dedent(code))
    return subprocess.run([sys.executable, *map(str, arguments)], cwd=folder, env=environment(folder, **variables),
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
