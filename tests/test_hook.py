"""The finder and the loader: who is hooked, and that nobody else notices."""
import json
import re
import sys
import zipfile

import pytest
from subprocesses import BRANCH, output, python, write

from autoimport.hook import select

PACKAGE = {"pkg/__init__.py": BRANCH, "pkg/mod.py": BRANCH, "pkg/deep/__init__.py": "", "pkg/deep/down.py": BRANCH,
           "pkg/vendored/__init__.py": BRANCH, "other.py": BRANCH}
HOOKED = "def hooked(module): return 'ag__' in module.f.__code__.co_names\n"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, PACKAGE)


@pytest.mark.parametrize("pattern, yes, no", [
    ("pkg", ["pkg", "pkg.a", "pkg.a.b"], ["pkga", "other", "other.pkg"]),
    ("pkg.*", ["pkg.a", "pkg.a.b"], ["pkg", "pkga.b"]),
    ("pkg.sub", ["pkg.sub", "pkg.sub.a"], ["pkg", "pkg.submarine"]),
    ("other.sub*", ["other.sub", "other.submarine", "other.sub.a.b"], ["other", "other.a"]),
    ("*.models", ["a.models", "a.b.models", "a.models.c"], ["models", "a.modelsb"]),
    ("keras", ["keras", "keras.src.layers"], ["tf_keras", "pkg"]),
    ("*", ["pkg", "pkg.a"], ["json", "os.path", "tensorflow.python", "keras.ops", "numpy", "autoimport.cache", "__main__"]),
])
def test_patterns(pattern, yes, no):
    names = select.Names([pattern])
    assert [name for name in yes + no if names.wants(name)] == yes


def test_exclude():
    names = select.Names(["pkg"], exclude=["pkg.vendored", "*.tests"])
    assert names.wants("pkg.a") and not names.wants("pkg.vendored.x") and not names.wants("pkg.a.tests.b")


def test_what_is_rewritten(project):
    assert output(project, code=HOOKED + """if True:
        import autoimport
        autoimport.install(packages=["pkg"], exclude=["pkg.vendored"])
        import pkg, pkg.mod, pkg.deep.down, pkg.vendored, other
        print([hooked(module) for module in (pkg, pkg.mod, pkg.deep.down, pkg.vendored, other)])
        print(pkg.mod.f(1), pkg.mod.f(0))
    """) == "[True, True, True, False, False]\nyes no\n"


def test_a_module_cannot_tell(project):
    write(project, {"pkg/probe.py": BRANCH + """
import inspect, importlib.resources, pickle, pkgutil, sys, __main__
spec, loader = __spec__, __loader__
print(__name__, __file__, __package__, __cached__, __doc__, sorted(globals()))
print(spec.name, spec.origin, spec.cached, spec.has_location, spec.submodule_search_locations, spec.parent)
print(isinstance(loader, type(sys.modules['inspect'].__loader__)), loader.name, loader.path)
print(loader.is_package(__name__), loader.get_code(__name__).co_filename, loader.path_stats(__file__)['size'])
print(loader.get_source(__name__) == inspect.getsource(sys.modules[__name__]), loader.get_filename(__name__))
print(pkgutil.get_data('pkg', 'probe.py') == loader.get_data(__file__), inspect.getsource(f), inspect.signature(f))
print([item.name for item in importlib.resources.files('pkg').iterdir() if item.name != '__pycache__'])
print(sorted(info.name for info in pkgutil.walk_packages(sys.modules['pkg'].__path__, 'pkg.')))
print(pickle.loads(pickle.dumps(f)) is f, f.__module__, f.__qualname__)
print(f.__code__.co_filename, f.__code__.co_firstlineno)
"""})
    program = "import sys; {} import pkg.probe"
    plain = output(project, code=program.format(""))
    for _ in "cold", "warm":
        hooked = output(project, code=program.format("import autoimport; autoimport.install(packages=['pkg']);"))
        assert hooked == plain


def test_uninstall_context_manager_and_reload(project):
    assert output(project, code=HOOKED + """if True:
        import sys, importlib, autoimport
        with autoimport.install(packages=["pkg"]) as hook:
            import pkg
            print(hook.active, hook)
        print(hook.active, [finder for finder in sys.meta_path if type(finder).__name__ == "Finder"])
        import pkg.mod
        print(hooked(pkg), hooked(pkg.mod))
        first, second = autoimport.install(["pkg.*"]), autoimport.install(["pkg"])
        print(hooked(importlib.reload(pkg.mod)))
        second.uninstall(); second.uninstall(); first.uninstall()
        print(hooked(importlib.reload(pkg.mod)))
        autoimport.install(["nothing"]); autoimport.install(["pkg.mod"])
        autoimport.uninstall()
        print(hooked(importlib.reload(pkg.mod)))
    """, PYTHONWARNINGS="ignore").splitlines() == [
        "True <active Hook packages=['pkg'] exclude=[]>", "False []", "True False", "True", "False", "False"]


def test_already_imported(project):
    done = python(project, code="""
        import pkg.mod, other, autoimport
        autoimport.install(packages=["pkg"])
    """)
    assert done.returncode == 0
    assert done.stderr.count("Warning") == 1 and "they stay plain Python: pkg, pkg.mod\n" in done.stderr
    assert "<string>:3: ConversionWarning" in done.stderr


def test_namespace_package_and_zip(project):
    write(project, {"one/space/mod.py": BRANCH, "two/space/more.py": BRANCH})
    with zipfile.ZipFile(project / "archive.zip", "w") as archive:
        archive.writestr("zipped/__init__.py", BRANCH)
        archive.writestr("zipped/mod.py", "# coding: latin-1\n" + BRANCH)
        archive.writestr("zipped/data.txt", "data")
        archive.writestr("plainly.py", BRANCH)
    for _ in "cold", "warm":
        assert output(project, code=HOOKED + """if True:
            import sys, autoimport, inspect, pkgutil, zipimport
            sys.path += ["one", "two", "archive.zip"]
            autoimport.install(packages=["space", "zipped"])
            import space.mod, space.more, zipped.mod, plainly
            print([hooked(module) for module in (space.mod, space.more, zipped, zipped.mod, plainly)])
            print(isinstance(zipped.__loader__, zipimport.zipimporter), zipped.mod.__file__, zipped.__path__)
            print(inspect.getsource(zipped.mod.f) == inspect.getsource(plainly.f))
            print(pkgutil.get_data("zipped", "data.txt"))
            import importlib.resources
            print(importlib.resources.files("zipped").joinpath("data.txt").read_text(), zipped.__loader__.is_package("zipped"),
                  zipped.mod.__loader__.get_code("zipped.mod").co_filename, zipped.mod.__loader__.get_source("zipped.mod")[:8])
        """).splitlines() == [
            "[True, True, True, True, False]",
            f"True {'archive.zip/zipped/mod.py'} ['{'archive.zip/zipped'}']",
            "True", "b'data'", "data True archive.zip/zipped/mod.py # coding"]


def test_threads(project):
    names = [f"many.mod{number}" for number in range(12)]
    write(project, {"many/__init__.py": ""})
    write(project, {name.replace(".", "/") + ".py": f"import {after}\n" + BRANCH       # (no cycle: 3.13.0 has trouble with them)
                    for name, after in zip(names, [*names[1:], "many"])})
    for _ in "cold", "warm":
        assert output(project, code=HOOKED + f"""if True:
            import importlib, threading, autoimport, sys
            autoimport.install(packages=["many"])
            start = threading.Barrier(12)
            def work(name):
                start.wait()
                importlib.import_module(name)
            threads = [threading.Thread(target=work, args=(name,)) for name in {names}]
            [thread.start() for thread in threads]; [thread.join() for thread in threads]
            print(all(hooked(sys.modules[name]) for name in {names}))
        """) == "True\n"


def test_import_in_a_thread_during_an_import(project):
    write(project, {"pkg/threaded.py": """
import threading, importlib.resources
thread = threading.Thread(target=lambda: importlib.resources.files('pkg.deep'))
thread.start(); thread.join(20)
assert not thread.is_alive()
"""})
    output(project, code="import autoimport; autoimport.install(packages=['pkg']); import pkg.threaded")


@pytest.mark.parametrize("source", ["def f(:\n    pass\n", "x = (\n", "if 1:\nx\n",
                                    "# coding: nonsense\nx = 1\n", "x = '\\", "return 1\n",
                                    "def f():\n    global x; nonlocal x\n"])
def test_syntax_errors_are_pythons_own(project, source):
    write(project, {"pkg/bad.py": source})
    program = "{}\nimport pkg.bad\n"
    plain = python(project, code=program.format("import sys"))
    hooked = python(project, code=program.format("import autoimport; autoimport.install(packages=['pkg'])"))
    assert plain.returncode == hooked.returncode == 1
    assert hooked.stderr == plain.stderr


def test_errors_while_executing_are_told_as_without_us(project):
    write(project, {"pkg/bad.py": "import pkg.worse\n", "pkg/worse.py": "def f():\n    1 / 0\n\nf()\n"})
    install = "import autoimport; autoimport.install(packages=['pkg'])"
    plain = python(project, code="import sys\nimport pkg.bad")
    hooked = python(project, code=install + "\nimport pkg.bad")
    assert hooked.stderr.replace(install, "import sys") == plain.stderr


REFUSING = """if True:
    import autoimport, sys
    from autoimport import pipeline, errors
    real = pipeline.native
    def convert(source, path, *rest):
        if b"REFUSE" in source:
            error = errors.ConversionError("no such thing in a graph")
            error.node = type("node", (), {"lineno": 3})
            raise error
        if b"CRASH" in source:
            raise KeyError("a bug of ours")
        if b"SYNTAX" in source:
            raise SyntaxError("a bug of ours")
        return real(source, path, *rest)
    pipeline.native = convert
    autoimport.install(packages=["pkg"])
"""


@pytest.mark.parametrize("word, line, why", [("REFUSE", 3, "no such thing in a graph"),
                                             ("CRASH", 1, "KeyError: 'a bug of ours'"),
                                             ("SYNTAX", 1, "SyntaxError: a bug of ours")])
def test_what_cannot_be_converted_is_plain(project, word, line, why):
    write(project, {"pkg/bad.py": f"# {word}\n" + BRANCH})
    program = REFUSING + HOOKED + "import importlib, pkg.mod, pkg.bad; importlib.reload(pkg.bad)\n" \
        "print(hooked(pkg.mod), hooked(pkg.bad), pkg.bad.f(1))"
    told = f"{project}/pkg/bad.py:{line}: ConversionWarning: pkg.bad stays plain Python: {why}"
    for warm in False, True:
        if warm:                               # the verdict comes from the cache
            program = program.replace("convert(source, path, *rest):", "convert(source, path, *rest):\n        1 / 0")
        done = python(project, code=program)
        assert done.stdout == "True False yes\n", done.stderr
        assert done.stderr.count("Warning") == 1 and told in done.stderr
        text = (project / "pkg/bad.py").read_text().splitlines()[line - 1].strip()
        assert f'  File "{project}/pkg/bad.py", line {line}\n    {text}\n    {"^" * len(text)}\n' in done.stderr
        assert "report it with these lines, or leave the module out: `exclude`." in done.stderr
    strict = python(project, code=program, AUTOIMPORT_STRICT="1")
    assert strict.returncode == 1 and "ConversionError: pkg.bad cannot be converted" in strict.stderr
    assert f'bad.py", line {line}\n' in strict.stderr and "^" in strict.stderr and "loader.py" not in strict.stderr


def test_get_code_outside_of_an_import(project):
    """`runpy` and an import may not leave each other the wrong code."""
    write(project, {"pkg/__main__.py": BRANCH + "print('ag__' in f.__code__.co_names, __name__)"})
    hook = "import autoimport; autoimport.install(packages=['pkg']); "
    plainly, hooked = "import pkg.__main__", hook + "import runpy; runpy.run_module('pkg', run_name='__main__')"
    for _ in range(2):
        assert output(project, code=hooked) == "True __main__\n"
        assert output(project, code=plainly) == "False pkg.__main__\n"


def test_what_is_destroyed_last(project):
    """When Python takes itself down, it drops what was added to `builtins` before modules and what they hold."""
    write(project, {"pkg/last.py": "class C:\n    def __del__(self):\n        print('gone', 1 if self else 0)\nc = C()\n"})
    assert output(project, code="import autoimport; autoimport.install(['pkg']); import pkg.last") == "gone 1\n"


def test_optimisation_levels_do_not_mix(project):
    write(project, {"pkg/levels.py": "def f(x):\n    'doc'\n    assert x\n    if x: return 1\n"
                                     "print(f.__doc__, __debug__)\n"
                                     "try: print(f(0))\nexcept AssertionError: print('checked')\n"})
    code = "import autoimport; autoimport.install(packages=['pkg']); import pkg.levels"
    for _ in "cold", "warm":
        assert output(project, code=code) == "doc True\nchecked\n"
        assert output(project, "-O", code=code) == "doc False\nNone\n"
        assert output(project, "-OO", code=code) == "None False\nNone\n"


def test_a_hook_on_everything_does_not_meet_itself(project):
    """The converter's own imports, made for the first hooked module, are not hooked."""
    assert output(project, code=HOOKED + """if True:
        import autoimport; autoimport.install(packages=["*"])
        import other, pkg.mod, json
        print(hooked(other), hooked(pkg.mod))
    """, PYTHONWARNINGS="ignore") == "True True\n"


def test_a_warm_start_is_light(project):
    code = """
        import json, sys
        import autoimport
        autoimport.install(packages=["pkg"])
        import pkg.deep.down
        assert pkg.deep.down.f(0) == "no"
        print(json.dumps(sorted(sys.modules)))
    """
    output(project, code=code)
    code = code.replace("json, sys", "sys").replace("json.dumps(sorted(sys.modules))", "list(sys.modules)")
    modules = set(json.loads(output(project, code=code).replace("'", '"')))
    assert not modules & {"ast", "gast", "astunparse", "tokenize", "inspect", "re", "hashlib", "tempfile", "pathlib",
                          "logging", "json", "tensorflow", "numpy", "dis", "autoimport.pipeline",
                          "autoimport.syntax.tree"}


def test_graph_versions_of_plain_programs_do_without_tensorflow(project):
    """They run where it is not installed, and what needs it does not come with them."""
    write(project, {"pkg/calls.py": "def g(xs):\n    return sorted([x for x in xs if x], key=lambda x: -x) or f(xs)\n"
                                    "def f(xs):\n    xs.append(len(xs))\n    return [max(xs)]\n"})
    assert output(project, AUTOIMPORT_FORCE_GRAPH="1", code="""
        import sys
        import autoimport
        autoimport.install(packages=["pkg"])
        from pkg.calls import g
        print(g([1, 2, 0]), g([]), "tensorflow" in sys.modules)
    """) == "[2, 1] [0] False\n"


FAILING = """
import contextlib, traceback


def places(entries):
    return [(entry.name, entry.lineno) for entry in traceback.extract_tb(entries)]


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, entries):
        print(kind, places(entries))


def lookup(key):
    with Manager(), contextlib.nullcontext():
        for each in "ab":
            if each == key:
                return {}[each]


def handled(key):
    try:
        with contextlib.ExitStack() as stack:
            stack.push(lambda kind, error, entries: print(places(entries)))
            lookup(key)
    except KeyError as error:
        print(places(error.__traceback__), error.__context__)


handled("b")
"""


def test_who_handles_an_error_of_a_graph_version_sees_the_authors_frames(project):
    """Managers, and handlers."""
    write(project, {"pkg/failing.py": FAILING})
    code = "import autoimport; autoimport.install(['pkg']); import pkg.failing"
    told = output(project, code=code, AUTOIMPORT_FORCE_GRAPH="1")
    if sys.version_info < (3, 11):             # what is raised once more has the entry of that
        told = re.sub(r"\('with_', \d+\), ", "", told)
    assert told == output(project, code="import pkg.failing")


@pytest.mark.parametrize("source", ["", "'Doc.'", "# nothing", "'Doc.'\nfrom __future__ import annotations\nx: y = 1\n",
                                    "\ufeffx = 1", "x = 1\n\x0c\ndef f(): 'doc'", "async def f(x): return x if x else 1"])
def test_modules_with_little_in_them(project, source):
    write(project, {"pkg/little.py": source})
    look = "import pkg.little as m; print(m.__doc__, {key: str(value)[:9] for key, value in vars(m).items() if key[0] != '_'}, " \
           "getattr(m, '__annotations__', {}))"
    for _ in "cold", "warm":
        assert output(project, code="import autoimport; autoimport.install(['pkg']); " + look) == output(project, code=look)


def test_source_to_code(project):
    assert output(project, code="""
        import ast, autoimport
        autoimport.install(packages=["pkg"])
        import pkg
        source = open(pkg.__file__, "rb").read()
        for data in source, source.decode(), ast.parse(source):
            space = {}
            exec(pkg.__loader__.source_to_code(data, pkg.__file__), space)
            print(space["f"](1))
    """) == "yes\nyes\nyes\n"
