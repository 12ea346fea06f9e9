"""Switching the hook on and off: in code, or by the environment.

    hook = install(packages=["pkg", "other.*"], exclude=["pkg.vendored"])
    hook.uninstall()

    AUTOIMPORT_PACKAGES=pkg,other.*  AUTOIMPORT_EXCLUDE=pkg.vendored  AUTOIMPORT_DISABLE=1

The environment is read when Python starts: the wheel has `startup.pth` put where `site` looks (from 3.15 on it reads
`startup.start`, which calls `startup.py`).
"""
import os
import sys

from ..runtime import staging
from . import select
from .finder import FINDER
from .watch import when_imported


class Hook:
    """What one `install` asked for.  As a context manager it is taken back at the end of the block."""

    def __init__(self, packages, exclude=()):
        self.packages, self.exclude = packages, exclude
        self.selection = select.Names(packages, exclude)

    def uninstall(self):
        """Leave imports alone from now on.  Modules that are converted stay so.  Safe to call again."""
        FINDER.remove(self.selection)

    @property
    def active(self):
        return self.selection in FINDER.selections

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.uninstall()

    def __repr__(self):
        state = "active" if self.active else "inactive"
        return f"<{state} Hook packages={list(self.packages)} exclude={list(self.exclude)}>"


def install(packages, exclude=()):
    """Convert the modules of `packages` when they are imported from now on.  Returns a `Hook`.

    packages, exclude: lists of module names and globs; `pkg` covers everything below it, `pkg.*` only what is below.

    Raises TypeError or ValueError for what is no such list, and for what is never hooked (the standard library,
    TensorFlow, NumPy).  Modules that were imported before stay plain Python, and are named in a warning.
    """
    packages, exclude = select.checked(packages, "packages"), select.checked(exclude, "exclude")
    if not packages:
        raise ValueError("packages is empty: name at least one, such as 'pkg' or 'other.sub*'")
    for why in select.refused(packages):
        raise ValueError(why)
    hook = Hook(packages, exclude)
    if os.environ.get("AUTOIMPORT_DISABLE") == "1":
        return hook
    caller = sys._getframe(1)
    activate(hook.selection, f"install() in {caller.f_code.co_filename}, line {caller.f_lineno}")
    FINDER.tell_missed("imported before autoimport was there")
    return hook


def uninstall():
    """Take back every hook of this process."""
    for selection in FINDER.selections:
        FINDER.remove(selection)


def activate(selection, origin="code"):
    """Have `selection` converted, and the runtime ready for when TensorFlow is imported; `origin` is for who asks why."""
    selection.origin = origin
    watch("tensorflow", staging.attach)
    watch("keras", follow_keras)
    watch("bdb", follow_debugger)
    for name in PICKLERS:
        watch(name, lambda name=name: ship_plain(name))
    FINDER.add(selection)


def watch(name, callback):
    if name not in watched:
        watched.add(name)
        when_imported(name, callback)


watched = set()


PICKLERS = ("cloudpickle.cloudpickle", "joblib.externals.cloudpickle.cloudpickle", "pyspark.cloudpickle.cloudpickle",
            "dill._dill", "keras.src.utils.python_utils", "tf_keras.src.utils.generic_utils")


def ship_plain(name):
    from . import shipping
    shipping.attach(name)


def follow_keras():
    from ..runtime import passing
    passing.watch()


def follow_debugger():
    from ..runtime import debugger
    debugger.attach()


def apply(settings, origin="the run"):
    """Hook what a run asks for: a dict as `project` has it, with the `folder` and the `script` of the run."""
    for key, variable in VARIABLES.items():
        if settings.get(key) and not os.environ.get(variable):
            os.environ[variable] = settings[key] if key == "cache-dir" else "1"
    exclude = [*settings.get("exclude", ()), *listed("AUTOIMPORT_EXCLUDE")]
    if settings.get("packages"):
        activate(select.Names(settings["packages"], exclude), origin)
    if settings.get("folder"):
        activate(select.Folder(settings["folder"], exclude, settings.get("script")), origin)
        from . import children
        watch("multiprocessing.spawn", children.take_scripts)


VARIABLES = {"strict": "AUTOIMPORT_STRICT", "cache-dir": "AUTOIMPORT_CACHE_DIR"}


def from_environment():
    """Install what the environment asks for: once in a process, never raising.  Returns the Hook, or None.

    That is `AUTOIMPORT_PACKAGES`, and the settings of the run that has started this process, if one has.
    """
    if started:
        return None
    started.append(True)
    hook = None
    try:
        from . import children
        packages, settings = listed("AUTOIMPORT_PACKAGES"), children.inherited()
        if packages:                           # what start-up lines of others have imported is missed only if it was named
            named = [pattern for pattern in packages if "*" not in pattern]
            FINDER.told.update(name for name in sys.modules if not select.covered(named, name))
            hook = install(packages, listed("AUTOIMPORT_EXCLUDE"))
            hook.selection.origin = "AUTOIMPORT_PACKAGES"
        if settings and os.environ.get("AUTOIMPORT_DISABLE") != "1":
            apply(settings)
    except Exception as error:                 # at start-up there is no caller who could mend it
        refused.append(str(error))
        print(f"autoimport: AUTOIMPORT_PACKAGES is not used: {error}", file=sys.stderr)
    return hook


started = []
refused = []                                   # why the environment is not followed


def listed(variable):
    """The names in the first line of an environment variable; a run writes its settings below (see `children`)."""
    names = os.environ.get(variable, "").partition("\n")[0]
    return [name for name in (part.strip() for part in names.split(",")) if name]
