"""Random whole programs: native against each stage and the graph versions; with tensors, eager against the graph.

    python -m tests.fuzz 100000 --seed 7        # many more of them, with the smallest failing program
"""
import importlib.util
import os
import sys

import pytest

from tests.fuzz import run

SEED = int(os.environ.get("FUZZ_SEED", "1"))
TENSORFLOW = importlib.util.find_spec("tensorflow") is not None


FIRST = {11: 0, 10: 2000, 12: 3000, 13: 4000}  # each Python writes programs of its own: all four together, 5,000


def test_programs():
    report = run.programs(int(os.environ.get("FUZZ_PROGRAMS", "2000")), SEED, first=FIRST.get(sys.version_info.minor, 0))
    assert not report.failures, report.told(run.shrunk)


if TENSORFLOW:
    @pytest.mark.parametrize("count", [100, pytest.param(3000, marks=pytest.mark.slow)])
    def test_programs_on_tensors(count):
        from tests.fuzz import tensors
        report = tensors.programs(count, SEED)
        print(report.told())
        assert not report.failures, report.told(tensors.shrunk)
        assert report.counts["refused"] <= .05 * report.counts["run"], report.refused
