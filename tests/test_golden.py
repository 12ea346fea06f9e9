"""Every golden case on plain Python values: what each pass makes of it, and that it means what it meant.

`pytest --update` records the stages again.
"""
from pathlib import Path

import cases
import pytest

from autoimport import constructs

CASES = cases.found()
PLAIN = [case for case in CASES if not case.needs_tensorflow]


@pytest.mark.parametrize("case", **cases.parameters(CASES))
def test_stages_are_as_recorded(case, request):
    if request.config.getoption("--update"):
        case.record.write_text(case.recorded(), encoding="utf-8")
    assert case.recorded() == case.record.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", **cases.parameters([case for case in CASES if case.name.startswith("noop/")]))
def test_what_needs_no_rewriting_is_left_as_it_is(case):
    (_, source), *others = case.stages
    assert {text for _, text in others} == {source}


@pytest.mark.parametrize("case", **cases.parameters(PLAIN))
def test_every_stage_means_the_same(case):
    for stage, text in case.stages:
        module = case.executed(text, f"<{stage} of {case.name}>")
        for row, (function, *args) in zip(cases.rows(case.plain), cases.rows(module)):
            expected = cases.outcome(row[0], row[1:])
            got = cases.outcome(function, args)
            assert got[:3] == expected[:3], (stage, row)


@pytest.mark.parametrize("case", **cases.parameters(PLAIN))
def test_both_versions_mean_the_same(case):
    """The hooked module, natively, the frames of tracebacks too, and as the graph versions that run."""
    for (plain, *args), (function, *_) in zip(cases.rows(case.plain), cases.rows(case.hooked)):
        expected = cases.outcome(plain, args)
        assert cases.outcome(function, args) == expected, ("native", plain.__name__, args)
        with cases.forced():
            got = cases.outcome(function, args)
        assert got[:3] == expected[:3], ("graph version", plain.__name__, args)


def test_every_construct_has_goldens():
    files = {path.stem for path in Path(constructs.__file__).parent.glob("*.py")} - {"__init__", "registry"}
    assert files <= {path.name for path in cases.FOLDER.iterdir()}
