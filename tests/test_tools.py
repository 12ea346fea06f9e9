"""Beside the tools that look at modules while they are imported or run, as they really are."""
import json
import os
import socket
import subprocess
import sys
import time

import beartype
import coverage
import debugpy
import pytest
import typeguard
from subprocesses import BRANCH, environment, output, python, write

HOOKED = "def hooked(module):\n    f = getattr(module.f, '__wrapped__', module.f)\n    return 'ag__' in f.__code__.co_names\n"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, {"pkg/__init__.py": BRANCH, "pkg/mod.py": BRANCH})


TOOLS = {beartype: "from beartype.claw import beartype_packages; beartype_packages(('typed',))",
         typeguard: "import typeguard; typeguard.install_import_hook(['typed'])"}


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("tool", TOOLS)
def test_beside_type_checkers(project, tool, first):
    """Their packages are checked, and reported as plain; others are converted."""
    write(project, {"typed.py": BRANCH.replace("(x)", "(x: int)")})
    install = "import autoimport; autoimport.install(['pkg', 'typed'])"
    done = python(project, code=HOOKED + "\n".join([install, TOOLS[tool]][::1 if first else -1]) + """
import pkg.mod, typed
print(hooked(pkg), hooked(pkg.mod), hooked(typed), typed.f(1))
try:
    typed.f("no int")
except Exception as error:
    print("checked")
""")
    assert done.stdout == "True True False yes\nchecked\n", done.stderr
    assert done.stderr.count("Warning") == 1 and "typed stays plain Python" in done.stderr


MEASURED = """
import functools

def plain(x): return 1 if x else 2

@functools.lru_cache
def f(n):
    "doc"
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += i
    else:
        total += 1
    return total

class C:
    def never(self):
        while True:
            break
    def one(self): return [a for a in range(3) if a and self]

def outer(a):
    def inner(b):
        yield a if b else -a
    return list(inner(1)), (lambda x: x and 1)(0)

plain(1), f(5), C().one(), outer(2)
"""


def test_beside_coverage(project):
    """The same lines and branches, as if nobody had touched the module."""
    write(project, {"pkg/measured.py": MEASURED})
    found = []
    for first in "", "import autoimport; autoimport.install(['pkg'])":
        write(project, {"run.py": f"{first}\nimport pkg.measured"})
        for arguments in ["run", "--branch", "--source=pkg", "run.py"], ["json", "-q", "-o", "report.json"]:
            output(project, "-m", coverage.__name__, *arguments)
        found.append(json.loads((project / "report.json").read_text())["files"])
    assert found[0] == found[1] and found[0]["pkg/measured.py"]["executed_branches"]


@pytest.mark.parametrize("options", [["--source=pkg.measured"], ["--source=pkg", "--timid", "--parallel-mode"]], ids=" ".join)
def test_beside_coverage_of_a_test_run(project, options):
    """The three at work on one import: pytest rewrites the tests, we the package, and coverage looks on."""
    write(project, {"pkg/measured.py": MEASURED, "test_it.py": "import pkg.measured\ndef test_it():\n    "
                    "assert pkg.measured.f(3) == 3\n    print('hooked', 'ag__' in pkg.measured.plain.__code__.co_names)\n"})
    found = []
    for install in "", "import autoimport; autoimport.install(['pkg'])":
        write(project, {"conftest.py": install})
        for path in project.glob(".coverage*"):
            path.unlink()
        told = output(project, "-m", coverage.__name__, "run", "--branch", *options, "-m", "pytest", "-q", "-s",
                      "-p", "no:cacheprovider", "test_it.py", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
        assert f"hooked {bool(install)}" in told and "1 passed" in told
        if "--parallel-mode" in options:
            output(project, "-m", coverage.__name__, "combine", "-q")
        output(project, "-m", coverage.__name__, "json", "-q", "-o", "report.json")
        found.append(json.loads((project / "report.json").read_text())["files"])
    assert found[0] == found[1] and found[0]["pkg/measured.py"]["executed_branches"]


class Debugger:
    """As much of a client of the Debug Adapter Protocol as it takes to set breakpoints, step and look at variables."""

    def __init__(self, port):
        self.file = socket.create_connection(("127.0.0.1", port)).makefile("rwb")
        self.asked = 0

    def send(self, command, **arguments):
        self.asked += 1
        body = json.dumps({"seq": self.asked, "type": "request", "command": command, "arguments": arguments}).encode()
        self.file.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.file.flush()

    def until(self, **expected):
        """The next message with one of these values for each key; an empty one at the end."""
        while header := self.file.readline():
            length = int(header.split(b":")[1])
            self.file.readline()
            message = json.loads(self.file.read(length))
            if all(message.get(key) in values for key, values in expected.items()):
                return message
        return {}

    def ask(self, command, **arguments):
        self.send(command, **arguments)
        return self.until(request_seq=[self.asked]).get("body")

    def session(self, file, breakpoints):
        """Where the program stops, stepping from each breakpoint: reason, stack, names."""
        self.ask("initialize", adapterID="test", pathFormat="path")
        self.send("attach", justMyCode=True)
        self.until(event=["initialized"])
        found = self.ask("setBreakpoints", source={"path": file}, breakpoints=[{"line": line} for line in breakpoints])
        stops = [[each["line"] for each in found["breakpoints"]]]
        self.ask("configurationDone")
        while (stop := self.until(event=["stopped", "terminated"])).get("event") == "stopped":
            thread = stop["body"]["threadId"]
            stack = self.ask("stackTrace", threadId=thread)["stackFrames"]
            scope = self.ask("scopes", frameId=stack[0]["id"])["scopes"][0]
            names = self.ask("variables", variablesReference=scope["variablesReference"])["variables"]
            stops.append((stop["body"]["reason"], [(frame["name"], frame["line"]) for frame in stack],
                          [(each["name"], each["value"].partition(" at ")[0]) for each in names
                           if "special" not in each["name"]]))
            self.send("stepIn" if len(stops) % 4 else "continue", threadId=thread)
        return stops


@pytest.mark.slow
def test_beside_a_debugger(project):
    """Breakpoints, steps and names are those of the author's lines."""
    write(project, {"pkg/measured.py": MEASURED})
    found = []
    for install in "pass", "__import__('autoimport').install(['pkg'])":
        write(project, {"run.py": f"{install}\nimport pkg.measured\n"})
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = subprocess.Popen([sys.executable, "-m", debugpy.__name__, "--listen", str(port), "--wait-for-client", "run.py"],
                                   cwd=project, env=environment(project, PYDEVD_DISABLE_FILE_VALIDATION="1"))
        try:
            for _ in range(100):
                try:
                    debugger = Debugger(port)
                    break
                except OSError:
                    time.sleep(0.1)
            found.append(debugger.session(os.fspath(project / "pkg/measured.py"), [4, 10, 12, 20, 22, 26]))
        finally:
            process.kill()
            process.wait()
    assert found[0] == found[1] and len(found[0]) > 20
