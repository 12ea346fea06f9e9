"""What `doctor` finds out about this process, as plain data.

    report(["pkg"])["modules"]["pkg.fast"]      # {"state": "no source", "why": "it is an extension module"}

Nothing is imported for it.  `state` of a module: "hooked" (its code is converted), "to be hooked" (when it is imported),
"already imported" (before the hook was there, or past it), "not converted", "no source", "foreign loader", "excluded",
"not asked for".
"""
import os
import sys
import warnings

from .. import __version__, cache, upkeep
from ..hook import activation, foreign, loader, project, select
from ..hook.finder import FINDER, plain
from ..runtime import staging
from . import modules
from .cache import state

WITH = "tensorflow", "keras", "numpy", "gast", "astunparse"
STARTUP = "autoimport_startup.pth", "autoimport_startup.start"


def report(packages=()):
    found, missing = verdicts(packages)
    return {"versions": versions(), "activation": activations(), "modules": found, "missing": missing, "cache": health()}


def versions():
    from importlib import metadata
    owners = metadata.packages_distributions()                                # `tensorflow` may come from `tensorflow-cpu`
    packages = {name: metadata.version(owners[name][0]) if name in owners else None for name in WITH}
    store = cache.current()
    return {"autoimport": __version__, "converter": store.converter.hex()[:12] if store else None,
            "python": sys.version.split()[0], "executable": sys.executable, "platform": sys.platform, "packages": packages}


def activations():
    """What switched the hook on: each selection of modules, where it comes from, and what Python does when it starts."""
    hooks = []
    for each in FINDER.selections:
        named = isinstance(each, select.Names)
        hooks.append({"by": each.origin, "packages": list(each.packages) if named else [], "exclude": list(each.exclude),
                      "folder": None if named else each.root})
    places = [os.path.join(folder, name) for folder in sys.path for name in STARTUP]
    return {"disabled": os.environ.get("AUTOIMPORT_DISABLE") == "1", "variable": activation.listed("AUTOIMPORT_PACKAGES"),
            "refused": "; ".join(activation.refused) or None,
            "startup": next(filter(os.path.isfile, places), None), "pyproject": project.nearest(os.getcwd()), "hooks": hooks}


def verdicts(packages):
    """({name: state and why}, {name: why it is not found}) of the modules of these packages, or of all that is hooked."""
    found, missing = {}, {}
    for name in packages or asked_for():
        try:
            for each in modules.below(name):
                state, why = verdict(each)
                if state != "not asked for" or packages:
                    found[each.name] = {"state": state, "why": why}
        except modules.NotFound as error:
            missing[name] = str(error)
    for name in [] if packages else sorted(sys.modules):                      # what no list of names can tell: of globs, of folders
        spec = getattr(sys.modules.get(name), "__spec__", None)
        if name not in found and spec is not None and spec.has_location and any(
                each.holds(spec.origin or "") for each in FINDER.wants(name)):
            state, why = verdict(modules.module(name, spec))
            found[name] = {"state": state, "why": why}
    return dict(sorted(found.items())), missing


def asked_for():
    """The packages that are named by what is hooked, without those inside of another."""
    names = set()
    for each in FINDER.selections:
        for pattern in getattr(each, "packages", ()):
            parts = pattern.split(".")
            stars = [at for at, part in enumerate(parts) if "*" in part]
            names.add(".".join(parts[:stars[0]] if stars else parts))
    names.discard("")
    return sorted(name for name in names if not any(name.startswith(other + ".") for other in names))


def verdict(module):
    """(state, why) of a module on disk."""
    name = module.name
    if not FINDER.wants(name):
        by = [each for each in FINDER.selections if select.covered(each.exclude, name)]
        never = list(select.refused([name]))
        return ("excluded", "by exclude") if by else ("excluded", never[0]) if never else ("not asked for", None)
    if module.without:
        return "no source", module.without
    if name in sys.modules:
        if plain(name):
            return "already imported", "before the hook was there, or by another finder"
        if module.path not in staging.paths:
            return "not converted", next((why for path, why in loader.told if path == module.path), None)
        return "hooked", None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = foreign.converting(name, module.loader, module.path)
    if not isinstance(found, loader.Converting) and not isinstance(foreign.held(found)[1], loader.Converting):
        return "foreign loader", f"{type(found).__module__}.{type(found).__qualname__}"
    return "to be hooked", None


def health():
    """The state of the cache, its entries read to the last byte."""
    told = {**state(), "damaged": 0, "writable": False}
    if told["usable"]:
        entries = [path for *_, path in upkeep.files(told["directory"]) if upkeep.kind(path) == "entry"]
        told["damaged"] = sum(map(upkeep.damaged, entries))
        told["writable"] = upkeep.writable(told["directory"])
    return told
