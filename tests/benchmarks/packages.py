"""Large pure Python packages to import: those that are installed, in a copy, and one made of the standard library.

A copy, because a cold import is one whose folder holds no compiled files.
"""
import importlib.util
import pathlib
import re
import shutil
import sysconfig

COPIES = 4
MODULES = """
argparse ast base64 bdb bisect calendar cmd code codecs codeop colorsys configparser contextlib copy csv dataclasses
datetime difflib dis doctest enum filecmp fileinput fnmatch fractions ftplib functools getopt getpass gettext glob
graphlib gzip hashlib heapq hmac imaplib inspect ipaddress linecache locale lzma mailbox mimetypes netrc ntpath
numbers opcode optparse pdb pickle pickletools pkgutil platform plistlib poplib posixpath pprint profile pstats
py_compile pyclbr queue quopri random reprlib rlcompleter runpy sched selectors shelve shlex shutil site smtplib
socketserver statistics string stringprep subprocess symtable tabnanny tarfile tempfile textwrap timeit token tokenize
trace traceback tracemalloc types urllib/parse urllib/request uuid weakref webbrowser xml/sax/saxutils zipapp
http/client http/cookies http/server json/decoder json/encoder email/message email/header email/policy email/utils
logging/handlers unittest/case unittest/loader unittest/main unittest/mock
""".split()


def made(folder, name="library"):
    """A package of more than 300 modules: copies of modules of the standard library.  Returns the lines that import it.

    The originals are imported first, outside of what is measured: what the copies import is there already.
    """
    standard = pathlib.Path(sysconfig.get_path("stdlib"))
    found = [module for module in MODULES if (standard / f"{module}.py").is_file()]
    package = folder / name
    package.mkdir()
    names = []
    for module in found:
        text = (standard / f"{module}.py").read_bytes()
        home = module.rpartition("/")[0].replace("/", ".").encode()
        if home:                               # `from .policy import` of a module of `email`: the copies lie elsewhere
            text = re.sub(rb"(?m)^( *from )\.(?=\w)", rb"\1" + home + b".", text)
            text = re.sub(rb"(?m)^( *from )\.(?= import)", rb"\1" + home, text)
        for copy in range(COPIES):
            names.append(f"{module.replace('/', '_')}_{copy}")
            (package / f"{names[-1]}.py").write_bytes(text)
    (package / "__init__.py").write_text("".join(f"from . import {module}\n" for module in names))
    before = "\n".join(f"import {module.replace('/', '.')}" for module in found)
    return before, f"import {name}"


def copied(folder, name):
    """A copy of an installed package without its tests, or None; returns the lines that import it."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        return None
    home = pathlib.Path(spec.origin).parent
    shutil.copytree(home, folder / name, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    return "", f"import {name}"


def forget(folder):
    """Remove the compiled files of a package."""
    for compiled in folder.rglob("__pycache__"):
        shutil.rmtree(compiled)
