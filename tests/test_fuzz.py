"""Random whole programs: native against each stage and the graph versions; with tensors, eager against the graph.

    python -m tests.fuzz 100000 --seed 7        # many more of them, with the smallest failing program
"""
import importlib.util
import os

import pytest

from tests.fuzz import run

SEED = int(os.environ.get("FUZZ_SEED", "1"))
TENSORFLOW = importlib.util.find_spec("tensorflow") is not None


def test_programs():
    report = run.programs(int(os.environ.get("FUZZ_PROGRAMS", "5000")), SEED)
    assert not report.failures, report.told(run.shrunk)


if TENSORFLOW:
    @pytest.mark.parametrize("count", [200, pytest.param(3000, marks=pytest.mark.slow)])
    def test_programs_on_tensors(count):
        from tests.fuzz import tensors
        report = tensors.programs(count, SEED)
        print(report.told())
        assert not report.failures, report.told(tensors.shrunk)
        assert report.counts["refused"] <= .05 * report.counts["run"], report.refused
