"""What went wrong in other import hooks, and must not here: what is left in place, positions, archives, threads."""
import ast
import sys
import sysconfig
import zipfile

import pytest
from subprocesses import BRANCH, ROOT, output, write

from autoimport import pipeline

HOOKED = "def hooked(module): return 'ag__' in module.f.__code__.co_names\n"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, {"pkg/__init__.py": "", "pkg/left.py": "import pkg.right\n" + BRANCH, "pkg/right.py": BRANCH})


def test_modules_imported_by_a_hooked_one(project):
    """Each is found as its own selection says, whoever imported it, and whatever an earlier process has left on disk."""
    code = HOOKED + "import autoimport, pkg; autoimport.install(['{}'])\nimport pkg.left\nprint(hooked(pkg.left), hooked(pkg.right))"
    plain = HOOKED + "import pkg.left\nprint(hooked(pkg.left), hooked(pkg.right))"
    for _ in range(2):
        assert output(project, "-W", "ignore", code=code.format("pkg.left")) == "True False\n"
        assert output(project, "-W", "ignore", code=code.format("pkg")) == "True True\n"
        assert output(project, code=plain) == "False False\n"


def test_nothing_of_importlib_is_patched(project):
    """While modules are imported in threads, and after."""
    write(project, {f"pkg/mod{n}.py": "import _frozen_importlib_external as e, json, importlib.util as u\n"
                                      "seen = e.cache_from_source, e.SourceFileLoader.get_code, u.find_spec\n" for n in range(8)})
    assert output(project, code="""
        import _frozen_importlib_external as e, importlib, importlib.util as u, threading, autoimport
        before = e.cache_from_source, e.SourceFileLoader.get_code, u.find_spec
        autoimport.install(["pkg"])
        threads = [threading.Thread(target=importlib.import_module, args=(f"pkg.mod{n}",)) for n in range(8)]
        [each.start() for each in threads]; [each.join() for each in threads]
        import sys
        print({sys.modules[f"pkg.mod{n}"].seen == before for n in range(8)},
              before == (e.cache_from_source, e.SourceFileLoader.get_code, u.find_spec))
    """) == "{True} True\n"


@pytest.mark.parametrize("more", [(), ("autoimport",)])
@pytest.mark.parametrize("force", "01")
def test_the_first_import_after_everything_was_forgotten(project, more, force):
    """The hook's own imports, made while it is at work, do not come back to it; imported again, it goes on with what is there."""
    forgotten = ("ast", "marshal", "warnings", "gast", "astunparse", "re", "enum", "functools", *more)
    assert output(project, "-W", "ignore", AUTOIMPORT_FORCE_GRAPH=force, code=HOOKED + f"""if True:
        import sys, autoimport
        autoimport.install(["*"])
        for name in list(sys.modules):
            if name.partition(".")[0] in {forgotten}:
                del sys.modules[name]
        import pkg.left, importlib
        print(hooked(pkg.left), hooked(pkg.right), pkg.left.f(1))
        import autoimport
        with autoimport.install(["pkg"]):
            print(hooked(importlib.reload(pkg.right)), pkg.right.f(0), [type(each).__name__ for each in sys.meta_path].count("Finder"))
    """) == "True True yes\nTrue no 1\n"


def test_path_hooks_and_archives_of_others(project):
    """They serve their modules as before, whether or not they are hooked."""
    with zipfile.ZipFile(project / "archive.zip", "w") as archive:
        archive.writestr("zipped.py", BRANCH)
        archive.writestr("also.py", BRANCH)
    assert output(project, code=HOOKED + f"""if True:
        import importlib.machinery, importlib.util, sys, autoimport
        class Loader:
            def create_module(self, spec): return None
            def exec_module(self, module): exec({BRANCH!r}, vars(module))
        class Finder:
            def __init__(self, path):
                if path != "made://": raise ImportError
            def find_spec(self, name, target=None):
                return importlib.util.spec_from_loader(name, Loader()) if name.startswith("made") else None
        sys.path_hooks.insert(0, Finder)
        sys.path[:0] = ["archive.zip", "made://"]
        autoimport.install(["zipped", "made", "pkg"])
        import zipped, also, made, pkg.left
        print([hooked(module) for module in (zipped, also, made, pkg.left)], made.f(1))
    """) == "[True, False, False, True] yes\n"


def test_extension_and_frozen_modules(project):
    """They are found by us, asked for or not, and are what they were."""
    name = next(name for name in ("_json", "_bisect", "_heapq", "_struct") if name not in sys.builtin_module_names)
    source = __import__(name).__file__
    target = project / "pkg" / f"{name}{sysconfig.get_config_var('EXT_SUFFIX')}"
    target.write_bytes(open(source, "rb").read())
    assert output(project, code=f"""
        import autoimport; autoimport.install(["pkg", "__hello__", "__phello__"])
        import pkg.{name} as extension, __phello__.spam as frozen, sys
        print(type(extension.__loader__).__name__, frozen.__spec__.origin, sys.modules["__phello__"].__spec__.origin)
    """).splitlines()[-1] == "ExtensionFileLoader frozen frozen"


CORPUS = sorted((ROOT / "tests/benchmarks/programs").glob("*.py")) + sorted((ROOT / "autoimport/runtime").glob("*.py"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_positions_are_the_authors(path):
    """Code object for code object: the same names and first lines, and no line or column that is not the original's."""
    source = path.read_bytes()
    ours = pipeline.native(source, str(path), 1)
    plain = compile(source, str(path), "exec", dont_inherit=True)
    pairs = [(ours, plain)]
    for made, original in pairs:
        assert (made.co_name, made.co_firstlineno, made.co_varnames) == (original.co_name, original.co_firstlineno,
                                                                         original.co_varnames)
        if sys.version_info >= (3, 11):
            assert made.co_qualname == original.co_qualname
            lines = {line for line, *_ in original.co_positions()}
            assert {line for line, *_ in made.co_positions()} <= lines
        inner = [[value for value in code.co_consts if hasattr(value, "co_code")] for code in (made, original)]
        carriers = len(inner[0]) - len(inner[1])           # a lambda that carries the cells over, in a function that has some
        assert 0 <= carriers <= 1
        pairs += zip(inner[0][carriers:], inner[1])


@pytest.mark.parametrize("path", CORPUS[:40], ids=lambda path: path.stem)
def test_no_node_is_used_twice(path, monkeypatch):
    """Whoever works on the tree that is compiled may change one place without changing another."""
    trees = []
    monkeypatch.setattr(pipeline, "compile", lambda tree, *rest, **how: trees.append(tree), raising=False)
    pipeline.native(path.read_bytes(), str(path), 1)
    found = [node for node in ast.walk(trees[0]) if type(node) not in SHARED]
    assert len({id(node) for node in found}) == len(found) > 0


def test_what_others_hang_on_nodes_that_all_trees_share():
    """`executing`, and so IPython, gives operators a `parent`."""
    source, plus = b"def f(x):\n    if x:\n        x = x + 1\n    return x\n", ast.parse("1 + 1").body[0].value.op
    expected = pipeline.native(source, "mod.py", 1)
    plus.parent = ast.parse("locals()")        # which a function with a graph version may not call
    try:
        assert pipeline.native(source, "mod.py", 1) == expected
        assert pipeline.generate(source, "mod.py").plain == ()
    finally:
        del plus.parent


# these have no fields; `ast.parse` shares them itself
SHARED = {kind for base in (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop) for kind in base.__subclasses__()}
