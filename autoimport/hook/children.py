"""What the processes that a run starts are told: all of its settings, behind what `AUTOIMPORT_PACKAGES` says itself.

    AUTOIMPORT_PACKAGES="pkg,other.*
    folder=/home/me/app
    exclude=pkg.vendored
    strict=True"

Python's start-up has that one variable read (see `activation`), so it reaches children and theirs, however they are
started.  Only the script of a child of `multiprocessing` needs help: it is run by its path, which no import hook sees.
"""
import os

from .finder import FINDER
from .program import importable, program

VARIABLE = "AUTOIMPORT_PACKAGES"
LISTS = "packages", "exclude"


def announce(settings):
    """Leave the settings of this run, a dict as `project` has it and `folder`, to the processes that it starts."""
    packages = os.environ.get(VARIABLE, "").partition("\n")[0]
    lines = [f"{key}={quoted(','.join(value) if key in LISTS else str(value))}"
             for key, value in settings.items() if value]
    os.environ[VARIABLE] = "\n".join([packages, *lines])


def inherited():
    """The settings of the run that has started this process; there are none where no run has."""
    pairs = [line.partition("=")[::2] for line in os.environ.get(VARIABLE, "").split("\n")[1:]]
    return {key: unquoted(value).split(",") if key in LISTS else unquoted(value) for key, value in pairs}


def quoted(text):
    return text.replace("%", "%25").replace("\n", "%0A")


def unquoted(text):
    return text.replace("%0A", "\n").replace("%25", "%")


class Runpy:
    """What `multiprocessing.spawn` finds as `runpy`: the same, but for the scripts that are hooked."""

    def __init__(self, module):
        self.module = module

    def __getattr__(self, name):
        return getattr(self.module, name)

    def run_path(self, path, init_globals=None, run_name=None):
        if not FINDER.takes_script(path) or path.endswith(".pyc") or importable(path):
            return self.module.run_path(path, init_globals, run_name)
        code = program(path).get_code("__main__")
        return self.module._run_module_code(code, init_globals, run_name, pkg_name="", script_name=path)


def take_scripts():
    """Have the scripts of child processes converted; `multiprocessing.spawn` has been imported."""
    from multiprocessing import spawn
    if not isinstance(spawn.runpy, Runpy) and hasattr(spawn.runpy, "_run_module_code"):
        spawn.runpy = Runpy(spawn.runpy)
