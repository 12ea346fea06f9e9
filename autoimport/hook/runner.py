"""`python -m autoimport script.py ARG...`: what `python script.py ARG...` does, with the hook on.

Hooked are the script itself, the modules below its folder, and what pyproject.toml and the environment name.  The
script finds `__main__`, `sys.argv` and `sys.path` as without us; what it raises is told without our frames.
"""
import builtins
import os
import sys
from _frozen_importlib import BuiltinImporter
from _frozen_importlib_external import SourcelessFileLoader

from . import activation, children, project
from .loader import Converting
from .program import importable, program


def script(path, argv):
    """Run a file, or the `__main__` of a folder or an archive; `argv` are the arguments behind it."""
    here = os.getcwd()
    sys.argv = [path, *argv]
    if importable(path):
        put_first(os.path.join(here, path))
        hook(os.path.join(here, path))
        new_main()
        import runpy
        run(runpy._run_module_as_main, "__main__", False)
        return
    folder = os.path.dirname(os.path.realpath(path))
    path = os.path.join(here, path)
    try:
        open(path, "rb").close()
    except OSError as error:
        fail(f"{sys.executable}: can't open file {path!r}: [Errno {error.errno}] {error.strerror}")
    put_first(folder)
    hook(folder, script=path)
    loader = SourcelessFileLoader("__main__", path) if path.endswith(".pyc") else program(path)
    execute(loader, __loader__=loader, __file__=path, __cached__=None)


def module(name, argv):
    """`-m name`."""
    sys.argv = ["-m", *argv]
    hook(sys.path[0] if path_is_ours() else None, name)
    new_main()
    import runpy
    run(runpy._run_module_as_main, name)


def command(source, argv):
    """`-c source`."""
    sys.argv = ["-c", *argv]
    put_first("")
    hook(os.getcwd() if path_is_ours() else None)
    execute(program("<string>", source.encode("utf-8", "surrogateescape")), __loader__=BuiltinImporter)


def stdin(argv):
    """`-`."""
    sys.argv = ["-", *argv]
    put_first("")
    hook(os.getcwd() if path_is_ours() else None)
    loader = program("<stdin>", sys.stdin.buffer.read())
    execute(loader, __loader__=BuiltinImporter, __file__="<stdin>", __cached__=None)


def execute(loader, **names):
    main = new_main()
    vars(main).update(names)
    code = run(loader.get_code, "__main__", traced=False)
    if sys.version_info >= (3, 13) and code.co_filename == "<string>":         # tracebacks show the lines of a command
        import linecache
        lines = loader.source.decode("utf-8", "surrogateescape").splitlines(keepends=True)
        linecache.cache["<string>"] = len(loader.source), None, lines, "<string>"
    run(begin, code, vars(main))


def hook(folder, name=None, script=None):
    """Activate what a run hooks: the modules below `folder`, the package of module `name`, and what is configured.

    The processes that it starts find all of that in one environment variable.
    """
    try:
        settings = project.settings(folder or os.getcwd())
    except ValueError as error:
        fail(f"autoimport: {error}")
    if os.environ.get("AUTOIMPORT_DISABLE") == "1":
        return
    packages = [*settings.get("packages", ()), *([name.partition(".")[0]] if name else ())]
    settings = {**settings, "packages": packages, "folder": folder, "script": script}
    activation.from_environment()
    activation.apply(settings)
    children.announce(settings)


def path_is_ours():
    """Whether `python -m` has put the current folder at the front of `sys.path`, where the script's belongs."""
    return not (getattr(sys.flags, "safe_path", False) or sys.flags.isolated)


def put_first(folder):
    if path_is_ours():
        sys.path[0] = folder


def new_main():
    """A fresh `__main__`, filled as Python fills it."""
    main = type(sys)("__main__")
    main.__annotations__ = {}
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    return main


def lowest(function):
    """`function`, told by Python's warnings as what they find below a script, which has no caller."""
    file, line = ("<sys>", 0) if sys.version_info >= (3, 13) else ("sys", 1)
    return type(function)(function.__code__.replace(co_filename=file, co_firstlineno=line), vars(sys))


begin = lowest(lambda code, names: exec(code, names))  # noqa: PLW0108 (a frame is what is wanted)


def run(function, *arguments, traced=True):
    """Call.  What escapes is passed on, for Python to handle (exit codes, signals), but told without our frames."""
    if traced:
        make_room(function is begin)
    try:
        return function(*arguments)
    except SystemExit:
        raise
    except BaseException as error:
        tell_without_frames(error, traced)
        raise


def make_room(begins):
    """Let the program recurse as deep as it can without the frames below it, and calls of C that Python has counted, too."""
    used, frame = begins, sys._getframe(1)
    while frame is not None:
        used, frame = used + 1, frame.f_back
    sys.setrecursionlimit(sys.getrecursionlimit() + used + (1 + begins if sys.version_info < (3, 12) else 0))


def tell_without_frames(error, traced):
    """Have `sys.excepthook`, the script's own perhaps, called with the part of the traceback that the script knows."""
    show = sys.excepthook

    def excepthook(kind, value, trace):
        sys.excepthook = show
        if value is error:
            trace = value.__traceback__ = sys.last_traceback = inner(trace) if traced else None
        try:
            show(kind, value, trace)
        except SystemExit:
            raise
        except BaseException as failure:       # as Python tells it, but without the frame of this function
            print("Error in sys.excepthook:", file=sys.stderr)
            sys.__excepthook__(type(failure), failure.with_traceback(failure.__traceback__.tb_next), None)
            print("\nOriginal exception was:", file=sys.stderr)
            sys.__excepthook__(kind, value, trace)

    sys.excepthook = excepthook


def inner(trace):
    """The part of a traceback that begins below `run`, without the frames of the loader."""
    while trace is not None and trace.tb_frame.f_code is not run.__code__:
        trace = trace.tb_next
    first = trace and trace.tb_next
    if first is not None and first.tb_frame.f_code is begin.__code__:
        first = first.tb_next
    entry = first
    while entry is not None:
        while entry.tb_next is not None and entry.tb_next.tb_frame.f_code is Converting.get_code.__code__:
            entry.tb_next = entry.tb_next.tb_next
        entry = entry.tb_next
    return first


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)
