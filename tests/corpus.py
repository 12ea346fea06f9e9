"""Source that nobody wrote for us: the modules of Python's own library."""
import random
import sysconfig
from pathlib import Path


def library(count=None, seed=0):
    """The paths of all modules, or of `count` of them."""
    folder = Path(sysconfig.get_paths()["stdlib"])
    files = sorted(path for path in folder.rglob("*.py") if "site-packages" not in path.parts)
    return files if count is None else random.Random(seed).sample(files, count)
