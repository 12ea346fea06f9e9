"""Random whole programs: native against each stage and against the compiled graph versions.

    python -m tests.fuzz 100000 --seed 7        # many more of them, with the smallest failing program
"""
import os

from tests.fuzz import run

SEED = int(os.environ.get("FUZZ_SEED", "1"))


def test_programs():
    report = run.programs(5000, SEED)
    assert not report.failures, report.told()
