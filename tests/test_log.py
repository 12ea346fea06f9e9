"""What is told of conversions, hits and misses, and to whom."""
import logging
import re

import pytest
from subprocesses import BRANCH, output, python, write

from autoimport import log, unit

USE = "import autoimport; autoimport.install(packages=['mod'])\nimport sys\n{}\nimport mod; mod.f(1)\n" \
      "print('logging' in sys.modules)"
MADE = r"autoimport: mod: native version not in the cache; made and stored in \d+\.\d\d ms\n"
READ = r"autoimport: mod: native version read from the cache in \d+\.\d\d ms\n"


@pytest.fixture
def project(tmp_path):
    return write(tmp_path, {"mod.py": BRANCH})


def test_verbose(project):
    """On standard error, with times; `logging` is not imported for it."""
    for expected in MADE, READ:
        done = python(project, code=USE.format(""), AUTOIMPORT_VERBOSE="1")
        assert re.fullmatch(expected, done.stderr) and done.stdout == "False\n"
    assert output(project, code=USE.format("")) == "False\n"
    graphs = python(project, code=USE.format(""), AUTOIMPORT_VERBOSE="1", AUTOIMPORT_FORCE_GRAPH="1").stderr
    assert "mod: graph versions" in graphs or "mod: index of the graph versions not in the cache; made and stored" in graphs
    nowhere = python(project, code=USE.format(""), AUTOIMPORT_VERBOSE="1", AUTOIMPORT_CACHE="0").stderr
    assert re.search(r"native version not in the cache; made in [\d.]+ ms", nowhere)


@pytest.mark.parametrize("how", ["sys.stderr = None", "sys.stderr.close()"])
def test_nowhere_to_tell(project, how):
    assert python(project, code=USE.format(how), AUTOIMPORT_VERBOSE="1").stdout == "False\n"


def test_the_logger(project):
    """Levels decide: conversions are INFO, hits DEBUG."""
    configured = "import logging; logging.basicConfig(stream=sys.stdout, format='%(name)s %(levelname)s %(message)s')\n" \
                 "logging.getLogger('autoimport').setLevel({!r})"
    told = output(project, code=USE.format(configured.format("INFO")))
    assert re.fullmatch(r"autoimport INFO mod: native version not in the cache; made and stored in [\d.]+ ms\nTrue\n", told)
    assert output(project, code=USE.format(configured.format("INFO"))) == "True\n"
    told = output(project, code=USE.format(configured.format("DEBUG")))
    assert re.fullmatch(r"autoimport DEBUG mod: native version read from the cache in [\d.]+ ms\nTrue\n", told)
    assert output(project, code=USE.format("import logging")) == "True\n"


def test_it_is_told_where_it_happens(fresh, caplog):
    with caplog.at_level(logging.DEBUG, logger="autoimport"):
        for _ in "cold", "warm":
            unit.load(BRANCH.encode(), "/mod.py", "mod").graph(0)
    assert [record.levelname for record in caplog.records[:1]] == ["INFO"]
    assert {record.name for record in caplog.records} == {"autoimport"} and len(caplog.records) >= 4
    assert all(record.filename == "unit.py" for record in caplog.records)


def test_logging_that_is_only_half_there(monkeypatch):
    """A hooked module may be imported by what `logging` imports."""
    monkeypatch.setattr(logging.__spec__, "_initializing", True)
    assert log.listener() is None
    monkeypatch.undo()
    assert log.listener() is logging.getLogger("autoimport")
